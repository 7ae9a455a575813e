"""The rows of two editions as numbers that sort as their keys do, to be compared column by column."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from fiches.keys import KEY_COLUMNS

Numbers = npt.NDArray[np.int64]
_SERIES = KEY_COLUMNS[:8]
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
    columns = {name: _ranks(previous[name], later[name]) for name in KEY_COLUMNS}
    line: Numbers = np.zeros(len(previous) + len(later), dtype=np.int64)
    place = line
    for number, name in enumerate(_SERIES, start=1):
        line = _joined(line, columns[name])
        place = line if number == _PLACE else place
    key = _joined(_joined(line, columns["period"]), columns["measure"])
    columns_of_keys = (key, _joined(line, columns["measure"]), place, columns["indicator"], columns["period"])
    cut = len(previous)
    return KeyNumbers(*(one[:cut] for one in columns_of_keys)), KeyNumbers(*(one[cut:] for one in columns_of_keys))


def _ranks(one: pd.Series[str], other: pd.Series[str]) -> Numbers:
    both = pd.concat([one.astype("object"), other.astype("object")], ignore_index=True)
    codes, _ = pd.factorize(both.to_numpy(), sort=True)
    return codes.astype(np.int64)


def _joined(one: Numbers, other: Numbers) -> Numbers:
    """Both as one dense number, in the order of the first then of the second."""
    if not len(one):
        return one
    both: Numbers = np.unique(one * (int(other.max()) + 1) + other, return_inverse=True)[1]
    return both


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
