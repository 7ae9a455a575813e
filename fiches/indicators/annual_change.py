"""The change of a value over a year: the one place where it is computed, with the reasons that forbid it."""

from __future__ import annotations

from functools import lru_cache

from fiches.content.formulas import Formula
from fiches.indicators.computing import below_base, percentage
from fiches.indicators.dataset import Dataset
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.numbers import TOO_WIDE, Computed, Observed
from fiches.indicators.rows import observed
from fiches.keys import NOT_AVAILABLE, Key, TerritoryKey
from fiches.periods import Period


def change_between(formula: Formula, before: Observed, now: Observed, *, broken: bool) -> Computed:
    """The change from one row to another of its series: in % of the first for `evolution`, a difference for `ecart`.

    Withheld, the first that holds: `nd` a value is missing, `rupture` a break lies between (`broken`), `base` the first
    is under the formula's smallest base, or nothing, which cannot divide, `arrondi` rounding leaves too much open.
    Definitions: content/formules.toml.
    """
    arguments = (before, now)
    if before.value is None or now.value is None:
        return Computed(formula.id, arguments, None, NOT_AVAILABLE)
    if broken:
        return Computed(formula.id, arguments, None, "rupture")
    relative = formula.id == "evolution"
    if relative and below_base(before.value, formula):
        return Computed(formula.id, arguments, None, "base")
    if relative and now.value == 0:
        return Computed(
            formula.id, arguments, None, TOO_WIDE
        )  # a published 0 stands for a few: never « 100 % de moins »
    difference = now.value - before.value
    return percentage(formula, arguments, 100 * difference / before.value if relative else difference)


def annual_change(data: EditionData, now: Observed) -> Computed:
    """The change since the same period of the year before: in % for counts, in points or grades for the rest."""
    formula = data.catalogue.formulas["evolution" if now.key.measure == "nombre" else "ecart"]
    before = observed(data, year_before(now.key))
    return change_between(formula, before, now, broken=_is_broken(data, now.key))


def annual_change_if_any(data: EditionData, now: Observed) -> Computed | None:
    """The same; None without a value now: the missing value itself is what pages explain."""
    return None if now.value is None else annual_change(data, now)


def level_changes(data: EditionData, level: str, key: Key) -> tuple[float, ...]:
    """The changes over a year of a count, of the territories of a level that have one; none across a break."""
    return tuple(change.value for change in level_evolutions(data, level, key) if change.value is not None)


def level_evolutions(data: EditionData, level: str, key: Key) -> tuple[Computed, ...]:
    """The same with what they stand for, those that are not printed for their rounding included."""
    if _is_broken(data, key):
        return ()
    data.dataset.note_level(level, key)
    return _level_evolutions(data.dataset, data.catalogue.formulas["evolution"], key.at(TerritoryKey(level, "")))


@lru_cache(maxsize=32)
def _level_evolutions(dataset: Dataset, formula: Formula, key: Key) -> tuple[Computed, ...]:
    """Computed once for all the territories of a level: `key` names none of them."""
    earlier = year_before(key)
    before, now = dataset.peers(key.territory_type, earlier), dataset.peers(key.territory_type, key)
    changes = (
        change_between(
            formula, Observed(earlier.at(place), before[place]), Observed(key.at(place), value), broken=False
        )
        for place, value in now.items()
        if place in before
    )
    return tuple(change for change in changes if change.value is not None or change.reason == TOO_WIDE)


def year_before(key: Key) -> Key:
    """The row of the same series a year earlier."""
    return key._replace(period=str(Period.parse(key.period).a_year_before()))


def _is_broken(data: EditionData, key: Key) -> bool:
    first = year_before(key).period
    return data.catalogue.crosses_break(key.indicator, key.nomenclature_code, first, key.period)
