"""How far apart the territories of a level are, number by number, read once a level."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from fiches.indicators.dataset import Dataset
from fiches.indicators.model.numbers import Number, Observed
from fiches.indicators.reads import Shape
from fiches.keys import KEY_COLUMNS, SMALLEST_BASE, SMALLEST_CHANGED, TerritoryKey
from fiches.territories import COLLECTIVITIES

Column = npt.NDArray[np.float64]
_ROW = [name for name in KEY_COLUMNS if not name.startswith("territory")]


@dataclass(frozen=True, slots=True)
class Spread:
    """A number in the territories of a level: half of them are within `usual` of the median; from `low` to `high`."""

    usual: float
    low: float
    high: float
    count: int


class LevelSpread:
    """The values of the territories of a level, collectivités aside, one column a number."""

    def __init__(self, dataset: Dataset, level: str) -> None:
        frame = dataset.frame
        rows = frame.loc[(frame["territory_type"] == level) & frame["value"].notna()]
        self._note = dataset.note_spread
        self._level = level
        codes = sorted(place.code for place in dataset.territories if place.type == level)
        self._index = {c: n for n, c in enumerate(c for c in codes if TerritoryKey(level, c) not in COLLECTIVITIES)}
        places = [self._index.get(code, -1) for code in rows["territory_code"].tolist()]
        self._places, self._values = np.array(places, dtype=int), rows["value"].to_numpy()
        grouped = rows.groupby(_ROW, observed=True, sort=False).indices
        self._rows = {key: np.asarray(found, dtype=int) for key, found in grouped.items()}
        self._known: dict[Shape, Spread | None] = {}

    def of(self, number: Number) -> Spread | None:
        """The same in every territory of the level that has it; None where none has."""
        shape = _without_place(number)
        found = self.of_shape(shape)
        self._note(self._level, shape, repr(found))
        return found

    def of_shape(self, shape: Shape) -> Spread | None:
        """The same of what `Reads.spreads` names."""
        if shape not in self._known:
            self._known[shape] = _spread(self._column(shape))
        return self._known[shape]

    def _column(self, shape: Shape) -> Column:
        if not isinstance(shape[1], tuple):
            return self._published(shape)
        one, other = (self._column(argument) for argument in shape[1:])
        return _FORMULAS[shape[0]](one, other)

    def _published(self, shape: Shape) -> Column:
        column = np.full(len(self._index), np.nan)
        rows = self._rows.get(shape)
        if rows is not None:
            places = self._places[rows]
            column[places[places >= 0]] = self._values[rows][places >= 0]
        return column


@lru_cache(maxsize=8)
def level_spread(dataset: Dataset, level: str) -> LevelSpread:
    """Read once a level and a process: every fiche asks for the same."""
    return LevelSpread(dataset, level)


def _spread(column: Column) -> Spread | None:
    known = column[~np.isnan(column)]
    if not len(known):
        return None
    usual = float(np.median(np.abs(known - np.median(known))))
    return Spread(usual, float(known.min()), float(known.max()), len(known))


def _without_place(number: Number) -> Shape:
    if isinstance(number, Observed):
        return (number.key.indicator, *number.key[3:])
    return (number.formula, *(_without_place(argument) for argument in number.arguments))


def _part(one: Column, whole: Column) -> Column:
    return 100 * one / np.where(whole >= SMALLEST_BASE, whole, np.nan)


def _evolution(before: Column, now: Column) -> Column:
    return 100 * (now - before) / np.where(before >= SMALLEST_CHANGED, before, np.nan)


_FORMULAS = {"part": _part, "evolution": _evolution}
