"""Entries of `details-indicateurs`: what an indicator crosses, counts and breaks down."""

from __future__ import annotations

from collections.abc import Iterable

from fiches.source.emulator.characteristics import TYPES, Item, items_of
from fiches.source.emulator.indicators import (
    ACTIVITY_TYPES,
    FAMILIES,
    NO_NOMENCLATURE,
    NOMENCLATURE_TYPES,
    PERIOD_TYPES,
    TERRITORY_TYPES,
    Indicator,
)

Fields = dict[str, object]
NOT_SERVED = ("ACC_1", "ACC_2", "CHOM_1", "DE_3", "DE_6", "DE_7", "ETAB_1", "POP_1", "POP_2", "RET_1", "SAL_1")
VALUE_TYPES = {"PERSP_2": "TAUX", "DYN_1": "DOMAINE"}


def detail(one: Indicator, vintage: str) -> Fields:
    """The whole entry of an indicator that this API serves."""
    return {
        "codeIndicateur": one.code,
        "libelleIndicateur": one.label,
        "descriptif": one.label,
        "codeFamille": one.family,
        "disponibiliteIndicateur": 1,
        "listeTypesValeurs": _value_types(one),
        "listeTypesTerritoiresIndicateur": [
            {"codeTypeTerritoire": code, "libelleTypeTerritoire": TERRITORY_TYPES[code]} for code in one.territories
        ],
        "listeTypesActivitesIndicateur": [
            {"codeTypeActivite": code, "libelleTypeActivite": ACTIVITY_TYPES[code]} for code in one.activities
        ],
        "listeTypesPeriodesIndicateur": [
            {
                "codeTypePeriode": one.period_type,
                "libelleTypePeriode": PERIOD_TYPES[one.period_type],
                "profondeurMax": str(one.maximum),
            }
        ],
        "listeTypesNomenclaturesIndicateur": _nomenclature_values(one),
        "listeCroisementsIndicateur": list(_crossings(one)),
        "listeCaracteristiqueIndicateur": [characteristic(item) for item in items_of(one.code, vintage)],
        "listeTypesCracteristiqueIndicateur": [
            {"codeTypeCaracteristique": code, "libelleTypeCaracteristique": TYPES[code]}
            for code in dict.fromkeys(item.type for item in items_of(one.code, vintage))
        ],
    }


def characteristic(item: Item) -> Fields:
    return {
        "codeTypeCaracteristique": item.type,
        "codeCaracteristique": item.code,
        "libelleCaracteristique": item.label,
    }


def foreign(code: str) -> Fields:
    """An indicator of the platform that this API does not serve; its lists are absent."""
    family = {"DE": "DEMANDEURS", "ACC": "ACCES", "POP": "POPULATION"}.get(code.split("_")[0], "AUTRES")
    return {"codeIndicateur": code, "libelleIndicateur": code, "codeFamille": family, "disponibiliteIndicateur": 0}


def _value_types(one: Indicator) -> list[Fields]:
    kind = VALUE_TYPES.get(one.code, "NB_ET_PCT")
    label = FAMILIES[one.family]
    return [{"valeurPrincipale": "O", "codeTypeValeur": kind, "numOrdre": 1, "libValeur": label}]


def _nomenclature_values(one: Indicator) -> list[Fields]:
    if not one.codes:
        return []
    values = [{"valeurNomenclature": code, "libelleNomenclature": label} for code, label in one.codes.items()]
    return [
        {
            "codeTypeNomenclature": one.nomenclature,
            "libelleTypeNomenclature": NOMENCLATURE_TYPES[one.nomenclature],
            "listeValeursNomenclaturesIndicateur": values,
        }
    ]


def _crossings(one: Indicator) -> Iterable[Fields]:
    for territory in one.territories:
        for activity in one.activities:
            for code in one.codes or (NO_NOMENCLATURE,):
                yield {
                    "codeTypeTerritoire": territory,
                    "codeTypeActivite": activity,
                    "codeTypePeriode": one.period_type,
                    "codeTypeNomenclature": one.nomenclature,
                    "codeNomenclature": code,
                }
