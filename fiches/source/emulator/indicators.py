"""The indicators as the API declares them: paths, crossings, codes and labels, in both vintages.

The emulator stands for the outside: it keeps its own tables of levels, totals and rounding on purpose, so that a fault
of ours in those tables is not repeated on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

NO_NOMENCLATURE = "sans objet"
ALL_LEVELS = ("NAT", "REG", "DEP", "BASBMO", "EPCI")
CATEGORIES = {
    "A": "Demandeurs d'Emploi en catégorie A",
    "ABC": "Demandeurs d'Emploi en catégories A,B ou C",
    "ABCDE": "Demandeurs d'Emploi en catégories A,B,C,D et E",
    "ABCDEFG": "Demandeurs d'Emploi toutes catégories",
    **{letter: f"Demandeurs d'Emploi en catégorie {letter}" for letter in "BCDEFG"},
}
ENTRY_CODES = {
    "CUMUL 12 MOIS": "cumul sur l'axe des activites sur les 12 derniers mois",
    "MOIS EN COURS": "dernier mois disponible",
}
ORIGINS = {
    "PE": "Offres France Travail",
    "PE-CUMUL12MOIS": "Cumul 12 derniers mois offres France Travail",
    "TOFF": "Toutes offres",
    "TOFF-CUMUL12MOIS": "Cumul 12 derniers mois toutes offres",
}
HIRES = {
    "ABCDEFG-SUP1M": "Demandeurs d'Emploi toutes catégories - Emploi > 1 mois",
    "ABCDEFG-TOUTE": "Demandeurs d'Emploi toutes catégories - Toute durée d'emploi",
    "TOUT-SUP1M": "Tout type de candidat à l'emploi (DE et hors DE) -  Emploi > 1 mois",
    "TOUT-TOUTE": "Tout type de candidat à l'emploi (DE et hors DE) - Toute durée d'emploi",
}
TENSIONS = {
    "ATTR_SALARIALE": "Attractivité salariale",
    "COND_TRAVAIL": "Conditions de travail",
    "DUR_EMPL": "Durabilité de l'emploi",
    "INT_EMB": "Intensité d'embauche",
    "MAIN_OEUVRE": "Manque de main d'oeuvre",
    "MISMATCH_GEO": "Inadéquation géographique",
    "PERSPECTIVE": "Indicateur principal tension",
    "SPECIF_FORM_EMPL": "Lien formation - métier",
}


@dataclass(frozen=True, slots=True)
class Indicator:
    """`depth` is the number of periods served, `maximum` the one that the API declares."""

    code: str
    path: str
    family: str
    label: str
    territories: tuple[str, ...]
    activities: tuple[str, ...]
    period_type: str
    depth: int
    maximum: int
    nomenclature: str
    codes: Mapping[str, str]


DE_1 = Indicator(
    "DE_1",
    "stat-demandeurs",
    "DEMANDEURS",
    "Nombre et % de DE par catégories x caractéristiques, % par activités (Rome, Compétence)",
    ALL_LEVELS,
    ("CUMUL", "ROME", "ETRE", "RACINE", "NOEUD"),
    "TRIMESTRE",
    27,
    40,
    "CATCAND",
    CATEGORIES,
)
DE_5 = Indicator(
    "DE_5",
    "stat-demandeurs-entrant",
    "DEMANDEURS",
    "Nombre de demandeurs d'emploi enregistrés en entrée (flux) + cumul des 12 derniers mois",
    ALL_LEVELS,
    ("CUMUL", "ROME"),
    "TRIMESTRE",
    24,
    24,
    "CATCAND",
    ENTRY_CODES,
)
OFF_1 = Indicator(
    "OFF_1",
    "stat-offres",
    "OFFRES",
    "Nombre et % d'offres par origine (Pole-emploi / Toutes offres) x caractéristiques, "
    "% par activités (Rome, Secteur, Savoir-être, Compétence)",
    ALL_LEVELS,
    ("CUMUL", "ROME", "DOMAINE", "NAF88", "NAF21", "NAF5", "ETRE", "RACINE", "NOEUD"),
    "TRIMESTRE",
    12,
    12,
    "ORIGINEOFF",
    ORIGINS,
)
EMB_1 = Indicator(
    "EMB_1",
    "stat-embauches",
    "EMBAUCHES",
    "Nombre et % d'embauches par Catégorie Candidat x durée d'emploi x caractéristiques, "
    "% par activités (Rome, Secteur)",
    ALL_LEVELS,
    ("CUMUL", "ROME", "NAF88", "NAF21", "NAF5"),
    "TRIMESTRE",
    12,
    12,
    "CATCANDxDUREEEMP",
    HIRES,
)
PERSP_2 = Indicator(
    "PERSP_2",
    "stat-perspective-employeur",
    "PERSPECTIVES",
    "PERSPECTIVES Employeur",
    ("NAT", "REG", "DEP", "BASBMO"),
    ("CUMUL", "ROME"),
    "ANNEE",
    5,
    10,
    "TYPE_TENSION",
    TENSIONS,
)
DYN_1 = Indicator(
    "DYN_1",
    "stat-dynamique-emploi",
    "DYNEMPLOI",
    "DYNEMPLOI",
    ALL_LEVELS,
    ("MOYENNE",),
    "TRIMESTRE",
    18,
    12,
    NO_NOMENCLATURE,
    {},
)
SAL_3_LABEL = "Salaires en poste par typlologie salaires (moyen / débutant / expérimenté) x caractéristiques"
SALARY_CODES = {"SAL1": "Salaire débutant", "SAL2": "Salaire expérimenté", "SAL3": "Salaire moyen"}
SAL_3 = Indicator(
    "SAL_3",
    "stat-salaires-en-poste",
    "SALAIRES",
    SAL_3_LABEL,
    ("NAT", "REG"),
    ("ROME", "FAP225"),
    "ANNEE",
    1,
    1,
    "SAL",
    SALARY_CODES,
)
FAMILIES = {
    "DEMANDEURS": "Demandeurs d'emploi",
    "OFFRES": "Offres d'emploi",
    "EMBAUCHES": "Embauches",
    "PERSPECTIVES": "Perspectives employeurs",
    "DYNEMPLOI": "Dynamique de l'emploi",
}


@cache
def indicators(vintage: str) -> dict[str, Indicator]:
    """Indicators served by POST, by code."""
    found = (DE_1, DE_5, OFF_1, EMB_1, PERSP_2, DYN_1)
    return {one.code: _older(one) if vintage == "2022" else one for one in found}


def _older(one: Indicator) -> Indicator:
    """Five categories only, no salary attractiveness, the former names."""
    if one.code == "DE_1":
        codes = {code: label for code, label in one.codes.items() if not set(code) & {"F", "G"}}
        return replace(one, codes={**codes, "ABCDE": CATEGORIES["ABCDEFG"]})
    if one.code == "EMB_1":
        return replace(one, codes={code.replace("FG", ""): label for code, label in one.codes.items()})
    if one.code == "OFF_1":
        codes = {code: label.replace("France Travail", "Pôle emploi") for code, label in one.codes.items()}
        return replace(one, codes=codes)
    if one.code == "PERSP_2":
        return replace(one, codes={code: label for code, label in one.codes.items() if code != "ATTR_SALARIALE"})
    return one


TERRITORY_TYPES = {
    "NAT": "Niveau National",
    "REG": "Région",
    "DEP": "Département",
    "BASBMO": "Bassin (BMO)",
    "EPCI": "Etablissement public de coopération intercommunale",
    "COM": "Commune",
    "AGC": "Agence France Travail",
}
ACTIVITY_TYPES = {
    "CUMUL": "Cumul (toutes activités)",
    "MOYENNE": "Moyenne (toutes activités)",
    "ROME": "Métier (ROME)",
    "DOMAINE": "domaine professionnel",
    "NAF5": "Secteur d'activité (5 postes)",
    "NAF21": "Secteur d'activité (Division NAF)",
    "NAF88": "Secteur d'activité (Division NAF)",
    "FAP87": "Famille professionnelle",
    "FAP225": "Sous-Famille professionnelle",
    "ETRE": "Savoir-être",
    "RACINE": "Compétence (racine)",
    "NOEUD": "Compétence (noeud)",
    "FORM": "Formation",
    "FORM14": "Formation (14 postes)",
    "FORM65": "Formation (65 postes)",
}
PERIOD_TYPES = {"TRIMESTRE": "Trimestre", "ANNEE": "Année", "MOIS": "Mois"}
NOMENCLATURE_TYPES = {
    "CATCAND": "Catégorie de candidats",
    "ORIGINEOFF": "Origine de l'offre",
    "CATCANDxDUREEEMP": "Catégorie de candidats x Durée d'emploi",
    "TYPE_TENSION": "Type de tension",
    "SAL1": "Salaire débutant",
    "SAL2": "Salaire expérimenté",
    "SAL3": "Salaire moyen",
}
