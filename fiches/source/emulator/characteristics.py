"""Labels and order of the breakdown items of each indicator, in both vintages, and the base of each percentage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

Base = Literal["total", "qualified", "experienced", "asked", "none"]
SEXES = {"H": "Hommes", "F": "Femmes"}
AGES = {
    "AGE1": "15-24 ans", "AGE2": "25-49 ans", "AGE3": "50 ans et +", "AGE4": "25-34 ans", "AGE5": "35-49 ans",
    "AGE6": "50-54 ans", "AGE7": "55 ans et +",
}  # fmt: skip
EDUCATION = {
    "SANS": "< CAP-BEP", "CAPBEP": "CAP-BEP", "BAC": "Bac", "BAC2": "Bac + 2", "BAC3EP": "bac+3 / bac+4",
    "BAC5EP": ">= Bac + 5",
}  # fmt: skip
DURATION = {
    "CHM1": "Moins de 3 mois", "CHM2": "De 3 mois à moins de 6 mois", "CHM3": "De 6 mois à moins de 12 mois",
    "CHM4": "De 1 an à moins de 2 ans", "CHM5": "2 ans et +",
}  # fmt: skip
QUALIFICATION = {
    "ONQ": "Ouvriers non qualifiés", "OQ": "Ouvriers qualifiés", "ENQ": "Employés non qualifiés",
    "EQ": "Employés qualifiés", "TECH": "Agents de maîtrise / Techniciens", "CADRE": "Cadres",
}  # fmt: skip
QUALIFICATION_2 = {"NQ": "Ouvriers et Employés non qualifiés", "Q": "Ouvriers et Employés qualifiés"}
EXPERIENCE = {
    "EXP1": "Non renseigné", "EXP2": "Moins d'un an", "EXP3": "1 à 2 ans", "EXP4": "2 à 4 ans", "EXP5": "4 ans et +",
    "EXP6": "1 à 4 ans",
}  # fmt: skip
DISABLED = {"THOE": "Travailleurs handicapés bénéficiaires de l'obligation d'emploi"}
AUDIENCES = {
    "JEUNE": "Jeune (-26 ans)", "SENIOR": "Senior (+55 ans)", "NONQAL": "Non Qualifié", "BAC2EP": "Bac+2 et plus",
    "EXP2ANS": "Expérience > 2 ans", "LONGUEDUREE": "Longue durée", "RSA": "Bénéficiaire du RSA",
    "HANDI": "Travailleurs en situation d'handicap", "QPV": "Quartiers Prioritaires de la Ville",
    "EXP1A4": "Expérience de 1 à 4 ans", "PIC": "Plan d'Investissement Compétences",
}  # fmt: skip
CONTRACTS = {
    "CDI": "CDI", "CDD1": "CDD < 1 mois", "CDD2": "CDD de 1 à 6 mois", "CDD3": "CDD > 6 mois",
    "AUTR": "Autres (intérim, emplois aidés, apprentissage)",
}  # fmt: skip
SIZES = {
    "ETB1": "0 à 9 salariés", "ETB2": "10 à 49 salariés", "ETB3": "50 à 250 salariés", "ETB4": "250+ salariés",
}  # fmt: skip
SALARIES = {
    "SAL_TR1": "salaire <=914", "SAL_TR2": "salaire entre 915 et 1219", "SAL_TR3": "salaire entre 1220 et 1829",
    "SAL_TR4": "salaire entre 1830 et 3049", "SAL_TR5": "salaire >=3050", "SAL_TR6": "SALAIRE non renseignée",
    "SAL_D10": "Premier décile", "SAL_D90": "Neuvième décile",
}  # fmt: skip
AGES_6 = {
    "AGE1": "moins de 26 ans", "AGE2": "26-30 ans", "AGE3": "30-44 ans", "AGE4": "45-50 ans", "AGE5": "51-56 ans",
    "AGE6": "56 ans et +",
}  # fmt: skip
DIPLOMAS = {
    "NIVFOR_AFS": "Primaire à 4ème", "NIVFOR_C12": "2nd ou 1ère achevée", "NIVFOR_C3A": "4ème achevée",
    "NIVFOR_CFG": "CFG", "NIVFOR_CP4": "Primaire à 4ème achevée", "NIVFOR_NIV1": "Bac + 5 et plus",
    "NIVFOR_NIV2": "Bac + 3, Bac + 4", "NIVFOR_NIV3": "Bac + 2", "NIVFOR_NIV4": "Bac", "NIVFOR_NIV5": "CAP, BEP",
    "NIVFOR_YYYY": "Non renseigné",
}  # fmt: skip
EXPERIENCE_7 = {
    "exp2": "0 expérience (débutant)", "exp3": "1 mois  à 1 an", "exp4": ">1 à 3 ans", "exp5": ">3 à 5 ans",
    "exp6": ">5 à 10 ans", "exp7": "Plus de 10 ans",
}  # fmt: skip
TYPES = {
    "GENRE": "Genre", "AGE": "Age", "GENRExAGE": "Genre x Age", "NIVFORM": "Niveau de formation",
    "CHOMANC": "Ancienneté de chômage", "NIVQUAL": "Niveau de qualification",
    "NIVQUAL2T": "Niveau de qualification en 2 tranches", "NIVEXP": "Niveau d'expérience",
    "THOE": "Travailleurs handicapés", "CPDE": "Catégorie de public", "TYPECTR": "Type de contrat",
    "TAILLEETAB": "Taille d'établissement", "TYPECTRxTAILLEETAB": "Type de contrat x Taille d'établissement",
    "SALAIRE": "Salaire", "AGE_6T": "Age en 6 tranches", "NIVFORMXT": "Niveau de formation détaillé",
    "NIVEXP7T": "Niveau d'expérience en 7 tranches",
}  # fmt: skip
OLD_LABELS = {
    ("GENRE", "H"): "Homme",
    ("GENRE", "F"): "Femme",
    ("NIVFORM", "BAC3EP"): ">= Bac + 3",
    ("CPDE", "SENIOR"): "Senior (+45 ans)",
}
NEW_CODES = {("NIVFORM", "BAC5EP"), ("NIVEXP", "EXP6"), *(("AGE", f"AGE{n}") for n in (4, 5, 6, 7))}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of `listeValeurParCaract`."""

    type: str
    code: str
    label: str
    base: Base = "total"

    @property
    def key(self) -> tuple[str, str]:
        return self.type, self.code


def _items(type_: str, labels: dict[str, str], base: Base = "total", without: tuple[str, ...] = ()) -> list[Item]:
    return [Item(type_, code, label, base) for code, label in labels.items() if code not in without]


def _crossed(type_: str, first: dict[str, str], second: dict[str, str]) -> list[Item]:
    return [Item(type_, f"{a}-{b}", f"{x} - {y}") for a, x in first.items() for b, y in second.items()]


def _people() -> list[Item]:
    return [*_items("GENRE", SEXES), *_items("AGE", AGES), *_crossed("GENRExAGE", SEXES, AGES)]


def _experience() -> list[Item]:
    known = _items("NIVEXP", EXPERIENCE, "experienced", without=("EXP1", "EXP6"))
    return [Item("NIVEXP", "EXP1", EXPERIENCE["EXP1"]), *known]


def _seekers() -> list[Item]:
    return [
        *_people(),
        *_items("NIVFORM", EDUCATION, without=("BAC5EP",)),
        *_items("CHOMANC", DURATION),
        *_items("NIVQUAL", QUALIFICATION, "qualified"),
        *_items("NIVQUAL2T", QUALIFICATION_2),
        *_experience(),
        *_items("THOE", DISABLED),
        *_items("CPDE", AUDIENCES),
        Item("NIVFORM", "BAC5EP", EDUCATION["BAC5EP"]),
        Item("NIVEXP", "EXP6", EXPERIENCE["EXP6"], "experienced"),
    ]


def _contracts() -> list[Item]:
    crossed = _crossed("TYPECTRxTAILLEETAB", CONTRACTS, SIZES)
    return [*_items("TYPECTR", CONTRACTS), *_items("TAILLEETAB", SIZES), *crossed]


def _offers() -> list[Item]:
    deciles = ("SAL_D10", "SAL_D90")
    bands = tuple(code for code in SALARIES if code not in deciles)
    return [
        *_contracts(),
        *_items("NIVFORM", EDUCATION, "asked", without=("BAC5EP",)),
        *_items("SALAIRE", SALARIES, "none", without=deciles),
        *_items("NIVQUAL", QUALIFICATION),
        *_items("NIVQUAL2T", dict(reversed(QUALIFICATION_2.items()))),
        *_items("NIVEXP", EXPERIENCE, without=("EXP6",)),
        Item("CPDE", "EXP1A4", AUDIENCES["EXP1A4"]),
        *_items("SALAIRE", SALARIES, "none", without=bands),
        Item("NIVFORM", "BAC5EP", EDUCATION["BAC5EP"], "asked"),
    ]


def _hires() -> list[Item]:
    return [
        *_people(),
        *_items("NIVFORM", EDUCATION, without=("BAC5EP",)),
        *_items("CHOMANC", DURATION),
        *_items("NIVQUAL", QUALIFICATION, "qualified"),
        *_experience(),
        *_items("CPDE", {code: AUDIENCES[code] for code in ("JEUNE", "NONQAL")}),
        *_contracts(),
        Item("NIVFORM", "BAC5EP", EDUCATION["BAC5EP"]),
    ]


def _entries() -> list[Item]:
    bands = {code: label for code, label in SALARIES.items() if code.startswith("SAL_TR")}
    return [
        *_items("AGE_6T", AGES_6),
        *_items("NIVFORMXT", DIPLOMAS),
        *_items("SALAIRE", bands),
        *_items("NIVEXP7T", EXPERIENCE_7),
    ]


@cache
def items_of(indicator: str, vintage: str) -> tuple[Item, ...]:
    """Items of one row, in the order of the real service; none for indicators without breakdown."""
    make = {"DE_1": _seekers, "OFF_1": _offers, "EMB_1": _hires, "DE_5": _entries}.get(indicator)
    found = make() if make else []
    if vintage != "2022":
        return tuple(found)
    return tuple(_older(item) for item in found if not _is_new(item))


def _is_new(item: Item) -> bool:
    return item.key in NEW_CODES or (item.type == "GENRExAGE" and item.code[-1] not in "123")


def _older(item: Item) -> Item:
    label = item.label
    if item.type == "GENRExAGE":
        label = label.replace("Hommes", "Homme").replace("Femmes", "Femme")
    return Item(item.type, item.code, OLD_LABELS.get(item.key, label), item.base)


@cache
def all_items(vintage: str) -> dict[tuple[str, str], Item]:
    """Every item of the referential, by (type, code)."""
    found: dict[tuple[str, str], Item] = {}
    for indicator in ("DE_1", "OFF_1", "EMB_1", "DE_5"):
        for item in items_of(indicator, vintage):
            found.setdefault(item.key, item)
    return found
