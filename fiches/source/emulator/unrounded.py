"""The true value under a key of the table, before the service rounds it: what a claim about simulated figures must hold for."""

from __future__ import annotations

from fiches.keys import Key
from fiches.source.emulator import activities, quarters
from fiches.source.emulator.characteristics import items_of
from fiches.source.emulator.geography import Place
from fiches.source.emulator.indicators import SALARY_CODES
from fiches.source.emulator.oracle import Cell
from fiches.source.emulator.scores import INDICATORS
from fiches.source.emulator.service import Emulator

FINER = {("NIVEXP", "EXP6")}  # sums of other items: no part of a base
DECILES = ("SAL_D10", "SAL_D90")
REFORM = "2025"  # before, five categories of job seekers were all of them


def true_value(emulator: Emulator, key: Key) -> float | None:
    """Counts, percentages and scores unrounded; grades and amounts as published; None where nothing is published."""
    if key.indicator == "PERSP_2":
        return _difficulty(emulator, key)
    if key.indicator == "DYN_1":
        return _dynamism(emulator, key)
    if key.indicator == "SAL_3":
        return _salary(emulator, key)
    if key.characteristic_type == "SALAIRE" and key.characteristic_code in DECILES:
        return _decile(emulator, key)
    return _share(emulator, key) if key.measure == "pourcentage" else emulator.oracle.count(_cell(key))


def _place(emulator: Emulator, key: Key) -> Place | None:
    return emulator.geography.served.get((key.territory_type, key.territory_code))


def _cell(key: Key) -> Cell:
    return Cell(*key[:6], key.period, _item(key))


def _item(key: Key) -> tuple[str, str] | None:
    return (key.characteristic_type, key.characteristic_code) if key.characteristic_type else None


def _difficulty(emulator: Emulator, key: Key) -> float | None:
    """A grade is that of the score as published, to two decimals."""
    metier = key.activity_code if key.activity_type == "ROME" else None
    score = emulator.oracle.score(key.territory, metier, key.nomenclature_code, key.period)
    if score is None or key.measure == "score":
        return score
    return emulator.answers.grades.grade(INDICATORS.index(key.nomenclature_code), round(score, 2))


def _dynamism(emulator: Emulator, key: Key) -> float | None:
    place = _place(emulator, key)
    return None if place is None else emulator.answers.grades.dynamism(place, quarters.index_of(key.period))


def _salary(emulator: Emulator, key: Key) -> float | None:
    place = _place(emulator, key)
    families = {} if place is None else dict(emulator.answers.salaries.in_post(place, None))
    amounts = families.get(key.activity_code)
    return None if amounts is None else amounts[list(SALARY_CODES).index(key.nomenclature_code)]


def _decile(emulator: Emulator, key: Key) -> float | None:
    place = _place(emulator, key)
    if place is None or key.nomenclature_code != "PE" or emulator.oracle.count(_cell(key)) is None:
        return None
    metier = activities.positions("ROME")[key.activity_code] if key.activity_type == "ROME" else None
    deciles = emulator.answers.salaries.deciles(place, metier, quarters.index_of(key.period))
    return deciles[DECILES.index(key.characteristic_code)]


def _share(emulator: Emulator, key: Key) -> float | None:
    part = emulator.oracle.count(_cell(key))
    whole = _base(emulator, key)
    return None if part is None or not whole else 100 * part / whole


def _base(emulator: Emulator, key: Key) -> float:
    """What the service divides by: the whole, every category, or those whose answer is known."""
    if not key.characteristic_type:
        return emulator.oracle.count(_cell(_whole(emulator, key))) or 0.0
    items = items_of(key.indicator, emulator.settings.vintage)
    base = next(item.base for item in items if item.key == _item(key))
    if base == "total":
        return emulator.oracle.count(_cell(key)._replace(item=None)) or 0.0
    known = [i for i in items if i.type == key.characteristic_type and i.base == base and i.key not in FINER]
    return sum(emulator.oracle.count(_cell(key)._replace(item=item.key)) or 0.0 for item in known)


def _whole(emulator: Emulator, key: Key) -> Key:
    """All categories of job seekers; for the others all activities, and of all activities the country."""
    if key.indicator == "DE_1":
        recent = key.period >= REFORM and emulator.settings.vintage != "2022"
        return key._replace(nomenclature_code="ABCDEFG" if recent else "ABCDE")
    if key.activity_type != "CUMUL":
        return key.all_activities()
    return key._replace(territory_type="NAT", territory_code="FR")
