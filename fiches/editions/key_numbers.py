"""The rows of two editions as numbers that sort as their keys do, to be compared column by column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from fiches.keys import KEY_COLUMNS

Numbers = npt.NDArray[np.integer[Any]]
_SERIES = KEY_COLUMNS[:8]
_SPARSE = 4
_PLACE = 3  # how many columns name an indicator in a territory


@dataclass(frozen=True, slots=True)
class KeyNumbers:
    """The rows of an edition as numbers that sort as their texts do; equal in both editions for equal texts."""

    key: Numbers
    series: Numbers  # all but the period
    place: Numbers  # indicator and territory
    indicator: Numbers
    period: Numbers


def numbered(previous: pd.DataFrame, later: pd.DataFrame) -> tuple[KeyNumbers, KeyNumbers]:
    line: Numbers = np.zeros(len(previous) + len(later), dtype=np.int32)
    place = indicator = line
    for number, name in enumerate(_SERIES, start=1):  # a column at a time: together they weigh more than the tables
        line = _joined(line, _ranks(previous[name], later[name]))
        indicator = line if number == 1 else indicator
        place = line if number == _PLACE else place
    period, measure = (_ranks(previous[name], later[name]) for name in ("period", "measure"))
    key = _joined(_joined(line, period), measure)
    columns_of_keys = (key, _joined(line, measure), place, indicator, period)
    cut = len(previous)
    return KeyNumbers(*(one[:cut] for one in columns_of_keys)), KeyNumbers(*(one[cut:] for one in columns_of_keys))


def _ranks(one: pd.Series[str], other: pd.Series[str]) -> Numbers:
    columns = [column.astype("category").cat for column in (one, other)]
    rank = {text: number for number, text in enumerate(sorted({text for own in columns for text in own.categories}))}
    parts = [np.array([rank[text] for text in own.categories], dtype=np.int32)[own.codes.to_numpy()] for own in columns]
    return np.concatenate(parts)


def _joined(one: Numbers, other: Numbers) -> Numbers:
    """Both as one dense number, in the order of the first then of the second."""
    if not len(one):
        return one
    both = one.astype(np.int64)
    both *= int(other.max()) + 1
    both += other
    size = (int(one.max()) + 1) * (int(other.max()) + 1)
    if size > _SPARSE * len(both):
        return np.unique(both, return_inverse=True)[1].astype(np.int32)
    there = np.zeros(size, dtype=np.bool_)  # few numbers in all: to count them is lighter than to sort the rows
    there[both] = True
    ranks = np.cumsum(there, dtype=np.int32)
    ranks -= 1
    return ranks[both]


def bound(groups: Numbers, values: Numbers, wanted: Numbers, *, least: bool) -> Numbers:
    """The least (or greatest) value of each wanted group; −1 for a group without any."""
    size = 1 + max(int(groups.max(initial=-1)), int(wanted.max(initial=-1)))
    missing = np.iinfo(np.int64).max if least else -1
    extremes = np.full(size, missing, dtype=np.int64)
    (np.minimum if least else np.maximum).at(extremes, groups, values)
    bounds: Numbers = np.where(extremes == missing, -1, extremes)[wanted]
    return bounds


def slid(rows: KeyNumbers, others: KeyNumbers, common: Numbers) -> npt.NDArray[np.bool_]:
    """The rows of a series that both editions have at no common period: what is kept of it (a quarter and the one of a year
    before) moves with each edition, and nothing of it appeared nor vanished at the source. `common`: rows found in both.
    """
    return np.isin(rows.series, others.series) & ~np.isin(rows.series, rows.series[common])
