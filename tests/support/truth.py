"""What the emulator knows of any row of the table: the same number, from behind the answers."""

from __future__ import annotations

import math

from fiches.keys import Key
from fiches.source.emulator import quarters
from fiches.source.emulator.characteristics import items_of
from fiches.source.emulator.geography import Place
from fiches.source.emulator.indicators import SALARY_CODES
from fiches.source.emulator.oracle import Cell
from fiches.source.emulator.scores import INDICATORS
from fiches.source.emulator.service import Emulator

FINER = {("NIVEXP", "EXP6")}  # sums of other items: no part of a base


def true_value(emulator: Emulator, key: Key) -> float | None:
    """The value that the source would publish under a key; None where it publishes none."""
    if key.indicator == "PERSP_2":
        return _difficulty(emulator, key)
    if key.indicator == "DYN_1":
        return emulator.answers.grades.dynamism(_place(emulator, key), quarters.index_of(key.period))
    if key.indicator == "SAL_3":
        return _salary(emulator, key)
    if key.characteristic_type == "SALAIRE":
        deciles = emulator.answers.salaries.deciles(_place(emulator, key), None, quarters.index_of(key.period))
        return deciles[("SAL_D10", "SAL_D90").index(key.characteristic_code)]
    if key.measure == "pourcentage":
        return _share(emulator, key)
    return emulator.oracle.published(_cell(key))


def _place(emulator: Emulator, key: Key) -> Place:
    return emulator.geography.served[key.territory_type, key.territory_code]


def _cell(key: Key) -> Cell:
    return Cell(*key[:6], key.period, _item(key))


def _item(key: Key) -> tuple[str, str] | None:
    return (key.characteristic_type, key.characteristic_code) if key.characteristic_type else None


def _difficulty(emulator: Emulator, key: Key) -> float | None:
    metier = key.activity_code if key.activity_type == "ROME" else None
    score = emulator.oracle.score(key.territory, metier, key.nomenclature_code, key.period)
    if score is None or key.measure == "score":
        return None if score is None else round(score, 2)
    return emulator.answers.grades.grade(INDICATORS.index(key.nomenclature_code), round(score, 2))


def _salary(emulator: Emulator, key: Key) -> float | None:
    families = dict(emulator.answers.salaries.in_post(_place(emulator, key), None))
    amounts = families.get(key.activity_code)
    return None if amounts is None else amounts[list(SALARY_CODES).index(key.nomenclature_code)]


def _share(emulator: Emulator, key: Key) -> float | None:
    """Of the unrounded counts, halves up."""
    part = emulator.oracle.count(_cell(key))
    whole = _base(emulator, key)
    return None if part is None or not whole else math.floor(100 * part / whole + 0.5)


def _base(emulator: Emulator, key: Key) -> float:
    """What the source divides by: the whole, every category, or those whose answer is known."""
    if not key.characteristic_type:
        return emulator.oracle.count(_cell(_whole(key))) or 0.0
    items = items_of(key.indicator, "2026")
    base = next(item.base for item in items if item.key == _item(key))
    if base == "total":
        return emulator.oracle.count(_cell(key)._replace(item=None)) or 0.0
    known = [i for i in items if i.type == key.characteristic_type and i.base == base and i.key not in FINER]
    return sum(emulator.oracle.count(_cell(key)._replace(item=item.key)) or 0.0 for item in known)


def _whole(key: Key) -> Key:
    """All activities, or every category of job seekers (five before the reform)."""
    if key.activity_type != "CUMUL":
        return key.all_activities()
    return key._replace(nomenclature_code="ABCDEFG" if key.period >= "2025" else "ABCDE")
