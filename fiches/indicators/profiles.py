"""The territories of a level as a matrix, one row each and one column a declared variable, and their distances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from fiches.content.similarity import SimilaritySettings, Variable
from fiches.indicators.dataset import Dataset
from fiches.keys import SMALLEST_BASE, Key, TerritoryKey
from fiches.periods import latest

Matrix = npt.NDArray[np.float64]
_FEATURE = ("indicator", "activity_type", "activity_code", "nomenclature_code", "characteristic_type",
            "characteristic_code", "measure")  # fmt: skip


@dataclass(frozen=True, eq=False)
class Profiles:
    """The territories of a level in the order of codes; `values` holds NaN where there is none, `published` the same values
    as the source publishes them.

    Only the variables that half of them have at least, and that vary, are kept; each is read at its latest period.
    """

    territories: tuple[TerritoryKey, ...]
    variables: tuple[Variable, ...]
    periods: tuple[str, ...]
    values: Matrix
    published: Matrix
    part_min: float

    @cached_property
    def scores(self) -> Matrix:
        """How far each value is from the level's mean, in standard deviations."""
        return standardised(self.values)

    @cached_property
    def eligible(self) -> npt.NDArray[np.bool_]:
        """Those that have enough of the variables."""
        counts = (~np.isnan(self.values)).sum(axis=1)
        return np.asarray(counts * 100 >= self.part_min * len(self.variables)) & (len(self.variables) > 0)

    @cached_property
    def distances(self) -> Matrix:
        """Between every two; NaN where they have too little in common, and from each to itself."""
        weights = np.array([variable.poids for variable in self.variables])
        found = distances(self.scores, weights, part_min=self.part_min)
        np.fill_diagonal(found, np.nan)
        return found


@lru_cache(maxsize=8)
def profiles(dataset: Dataset, level: str, similarity: SimilaritySettings) -> Profiles:
    """Read once a level and a process: a page of each territory asks for the same."""
    territories = tuple(sorted((t for t in dataset.territories if t.type == level), key=lambda t: t.code))
    places = {territory.code: index for index, territory in enumerate(territories)}
    rows = _rows(dataset.frame, level, [feature for one in similarity.variables for feature in _features(one)])
    columns, published, usable, periods = [], [], [], []
    for variable in similarity.variables:
        own, *counts = (rows.get(feature, {}) for feature in _features(variable))
        period = latest(list(own)) or ""
        shown = _column(own.get(period, {}), places)
        column = _column(_shares(*(found.get(period, {}) for found in counts)), places) if counts else shown
        if _discriminates(column):
            columns.append(column)
            published.append(shown)
            usable.append(variable)
            periods.append(period)
    none = np.empty((len(territories), 0))
    values, told = (np.column_stack(found) if found else none for found in (columns, published))
    return Profiles(territories, tuple(usable), tuple(periods), values, told, similarity.part_min)


def _shares(counts: dict[str, float], wholes: dict[str, float]) -> dict[str, float]:
    """In %, by code; none of a base under a hundred."""
    based = {code: whole for code, whole in wholes.items() if whole >= SMALLEST_BASE}
    return {code: 100 * count / based[code] for code, count in counts.items() if code in based}


def compared_keys(similarity: SimilaritySettings) -> list[Key]:
    """The series that profiles are made of, under keys that name neither territory nor period."""
    return [key for variable in similarity.variables for key in _keys(variable)]


def _keys(variable: Variable) -> list[Key]:
    """The row of the variable, then the counts that its share is computed from, where it is."""
    nowhere = TerritoryKey("", "")
    return [variable.key(nowhere, ""), *(variable.counts(nowhere, "") or ())]


def _features(variable: Variable) -> list[tuple[str, ...]]:
    return [_feature(key) for key in _keys(variable)]


def _feature(key: Key) -> tuple[str, ...]:
    return tuple(getattr(key, name) for name in _FEATURE)


Found = dict[tuple[str, ...], dict[str, dict[str, float]]]


def _rows(frame: pd.DataFrame, level: str, features: Sequence[tuple[str, ...]]) -> Found:
    """Feature → period → code of the territory → value."""
    chosen = (frame["territory_type"] == level) & frame["value"].notna()
    for place, name in enumerate(_FEATURE):
        chosen &= frame[name].isin({feature[place] for feature in features})
    rows = frame.loc[chosen]
    wanted = set(features)
    values: Found = {}
    read = zip(*(rows[name].tolist() for name in _FEATURE), strict=True)
    others = zip(*(rows[name].tolist() for name in ("period", "territory_code", "value")), strict=True)
    for feature, (period, code, value) in zip(read, others, strict=True):
        if feature in wanted:
            values.setdefault(feature, {}).setdefault(period, {})[code] = value
    return values


def _column(found: dict[str, float], places: dict[str, int]) -> Matrix:
    """The values of the level's territories, in their order."""
    column = np.full(len(places), np.nan)
    for code, value in found.items():
        column[places[code]] = value
    return column


def _discriminates(column: Matrix) -> bool:
    """Whether a variable distinguishes territories: at least half of them have it, and not all the same."""
    present = column[~np.isnan(column)]
    return len(present) * 2 >= len(column) and len(present) > 1 and float(present.min()) < float(present.max())


def standardised(values: Matrix) -> Matrix:
    """Each column less its mean, over its standard deviation, missing values left out. Every column varies."""
    if not values.size:
        return values
    return np.asarray((values - np.nanmean(values, axis=0)) / np.nanstd(values, axis=0))


def distances(scores: Matrix, weights: Matrix, *, part_min: float) -> Matrix:
    """Weighted root mean square of the differences over the variables that both have; NaN where they are too few."""
    size = len(scores)
    total, weight = np.zeros((size, size)), np.zeros((size, size))
    shared = np.zeros((size, size))
    for column, own in zip(scores.T, weights, strict=True):
        gaps = column[:, None] - column[None, :]
        both = ~np.isnan(gaps)
        total += np.where(both, own * gaps**2, 0.0)
        weight += np.where(both, own, 0.0)
        shared += both
    enough = (shared * 100 >= part_min * scores.shape[1]) & (weight > 0)
    matrix = np.full((size, size), np.nan)
    np.divide(total, weight, out=matrix, where=enough)
    return np.asarray(np.sqrt(matrix))
