"""The contract in tables (sections 5, 6 and 8 to 10): fields and their types, codes; the probe compares answers with it."""

from __future__ import annotations

from collections.abc import Mapping

from fiches.keys import TOTALS
from fiches.territories import LEVELS

TEXT, WHOLE, DECIMAL, NUMBER, FLAG, LIST = "texte", "entier", "décimal", "nombre", "booléen", "liste"
Shape = Mapping[str, str]

ROOT: Shape = {
    "datMaj": TEXT, "codeIndicateur": TEXT, "codeFamille": TEXT, "libIndicateur": TEXT, "libTerritoire": TEXT,
    "listeValeursParPeriode": LIST,
}  # fmt: skip
ROW: Shape = {
    "datMaj": TEXT, "codeTypeTerritoire": TEXT, "codeTerritoire": TEXT, "libTerritoire": TEXT,
    "codeTypeActivite": TEXT, "codeActivite": TEXT, "libActivite": TEXT, "codeNomenclature": TEXT,
    "libNomenclature": TEXT, "codeTypePeriode": TEXT, "codePeriode": TEXT, "libPeriode": TEXT,
    "valeurPrincipaleNom": TEXT, "valeurPrincipaleNombre": WHOLE, "valeurPrincipaleDecimale": NUMBER,
    "valeurPrincipaleRang": WHOLE, "valeurPrincipaleMontant": NUMBER, "valeurPrincipaleTaux": NUMBER,
    "valeurSecondaireNombre": WHOLE, "valeurSecondairePourcentage": NUMBER, "valeurSecondairePourcentage2": NUMBER,
    "valeurSecondaireTaux": NUMBER, "libPctParActivite": TEXT, "listeValeurParCaract": LIST,
}  # fmt: skip
ITEM: Shape = {
    "codeTypeCaract": TEXT, "codeCaract": TEXT, "libCaract": TEXT, "nombre": WHOLE, "pourcentage": NUMBER,
    "montant": NUMBER, "taux": NUMBER, "masque": FLAG,
}  # fmt: skip
SALARY_ROOT: Shape = {"datMaj": TEXT, "libIndicateur": TEXT, "valeursParPeriode": LIST}
SALARY_ROW: Shape = {
    "datMaj": TEXT, "codeActivite": TEXT, "libActivite": TEXT, "codeTypePeriode": TEXT, "codePeriode": TEXT,
    "libPeriode": TEXT, "salaireValeurMontant": LIST,
}  # fmt: skip
AMOUNT: Shape = {"codeNomenclature": TEXT, "valeurPrincipaleMontant": NUMBER}

ALWAYS: Mapping[str, tuple[str, ...]] = {
    "racine": ("datMaj", "codeIndicateur", "codeFamille", "libIndicateur"),
    "ligne": (
        "datMaj", "codeTypeTerritoire", "codeTerritoire", "libTerritoire", "codeTypeActivite", "codeActivite",
        "libActivite", "codeTypePeriode", "codePeriode", "libPeriode",
    ),
    "caractéristique": ("codeTypeCaract", "codeCaract", "libCaract"),
    "racine des salaires": ("datMaj", "libIndicateur"),
    "ligne des salaires": tuple(SALARY_ROW),
    "montant": tuple(AMOUNT),
}  # fmt: skip
SHAPES: Mapping[str, Shape] = {
    "racine": ROOT,
    "ligne": ROW,
    "caractéristique": ITEM,
    "racine des salaires": SALARY_ROOT,
    "ligne des salaires": SALARY_ROW,
    "montant": AMOUNT,
}

SALARY_CODES = ("SAL1", "SAL2", "SAL3")
_AGES = tuple(f"AGE{n}" for n in range(1, 8))
_CONTRACTS = ("CDI", "CDD1", "CDD2", "CDD3", "AUTR")
_SIZES = ("ETB1", "ETB2", "ETB3", "ETB4")
CHARACTERISTICS: Mapping[str, tuple[str, ...]] = {
    "GENRE": ("H", "F"),
    "AGE": _AGES,
    "GENRExAGE": tuple(f"{sex}-{age}" for sex in "HF" for age in _AGES),
    "NIVFORM": ("SANS", "CAPBEP", "BAC", "BAC2", "BAC3EP", "BAC5EP"),
    "CHOMANC": ("CHM1", "CHM2", "CHM3", "CHM4", "CHM5"),
    "NIVQUAL": ("ONQ", "OQ", "ENQ", "EQ", "TECH", "CADRE"),
    "NIVQUAL2T": ("NQ", "Q"),
    "NIVEXP": ("EXP1", "EXP2", "EXP3", "EXP4", "EXP5", "EXP6"),
    "THOE": ("THOE",),
    "CPDE": (
        "JEUNE", "SENIOR", "NONQAL", "BAC2EP", "EXP2ANS", "LONGUEDUREE", "RSA", "HANDI", "QPV", "EXP1A4", "PIC",
    ),
    "TYPECTR": _CONTRACTS,
    "TAILLEETAB": _SIZES,
    "TYPECTRxTAILLEETAB": tuple(f"{contract}-{size}" for contract in _CONTRACTS for size in _SIZES),
    "SALAIRE": (*(f"SAL_TR{n}" for n in range(1, 7)), "SAL_D10", "SAL_D90"),
    "AGE_6T": _AGES[:6],
    "NIVFORMXT": (
        "NIVFOR_AFS", "NIVFOR_C12", "NIVFOR_C3A", "NIVFOR_CFG", "NIVFOR_CP4", "NIVFOR_NIV1", "NIVFOR_NIV2",
        "NIVFOR_NIV3", "NIVFOR_NIV4", "NIVFOR_NIV5", "NIVFOR_YYYY",
    ),
    "NIVEXP7T": ("exp2", "exp3", "exp4", "exp5", "exp6", "exp7"),
}  # fmt: skip

TYPES: Mapping[str, tuple[str, ...]] = {
    "territoires": (*LEVELS, "COM", "AGC"),
    "activites": (
        *TOTALS, "ROME", "DOMAINE", "NAF5", "NAF21", "NAF88", "FAP87", "FAP225", "ETRE", "RACINE", "NOEUD",
        "FORM", "FORM14", "FORM65",
    ),
    "periodes": ("TRIMESTRE", "ANNEE", "MOIS"),
}  # fmt: skip
ELSEWHERE = (
    "ACC_1", "ACC_2", "CHOM_1", "DE_3", "DE_6", "DE_7", "ETAB_1", "POP_1", "POP_2", "RET_1", "SAL_1",
)  # fmt: skip


def type_of(value: object) -> str:
    """The French word for a JSON value's type."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return FLAG
    if isinstance(value, int):
        return WHOLE
    if isinstance(value, float):
        return DECIMAL
    if isinstance(value, str):
        return TEXT
    return LIST if isinstance(value, list) else "objet"


def fits(value: object, described: str) -> bool:
    """Whether a value is of the type described; a number may be whole or not."""
    read = type_of(value)
    return read == described or (described == NUMBER and read in (WHOLE, DECIMAL))
