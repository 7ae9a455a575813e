"""The table of an edition in columns, each text held once: filled some rows at a time, sorted by key once."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from fiches.keys import COLUMNS, KEY_COLUMNS

TEXTS = tuple(name for name in COLUMNS if name != "value")
Row = Sequence[Any]  # twelve texts and, among them, a number or None


class _Texts(dict[str, int]):
    """The number of each text, in the order of their first appearance."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


class Columns:
    """Rows to come of a table. A row takes some fifty bytes, whatever its texts."""

    def __init__(self) -> None:
        self._texts = {name: _Texts() for name in TEXTS}
        self._numbers = {name: array("i") for name in TEXTS}
        self._values = array("d")

    def __len__(self) -> int:
        return len(self._values)

    def add(self, rows: Iterable[Row]) -> None:
        """Adds rows in the order of `COLUMNS`; a value None is a missing one."""
        for name, cells in zip(COLUMNS, zip(*rows, strict=True), strict=False):  # no rows: no cells
            if name == "value":
                self._values.extend(math.nan if cell is None else cell for cell in cells)
            else:
                self._numbers[name].extend(map(self._texts[name].__getitem__, cells))

    def frame(self) -> pd.DataFrame:
        """The table, sorted by key as text. To be called once: each column is let go as it is sorted."""
        values = np.asarray(self._values)
        columns = {name: categories(np.asarray(self._numbers.pop(name)), list(self._texts.pop(name))) for name in TEXTS}
        order = np.lexsort([columns[name].codes for name in reversed(KEY_COLUMNS)])
        rows = {name: values[order] if name == "value" else columns.pop(name)[order] for name in COLUMNS}
        return pd.DataFrame(rows, copy=False)


def categories(numbers: npt.NDArray[np.intc], texts: Sequence[str]) -> pd.Categorical:
    """Texts by their numbers, in the order of the texts. Raises ValueError where a text is there twice."""
    order = sorted(range(len(texts)), key=texts.__getitem__)
    ranks = np.empty(len(texts), dtype=np.min_scalar_type(-max(len(texts), 1)))
    ranks[order] = np.arange(len(texts), dtype=ranks.dtype)
    known = pd.Index([texts[place] for place in order], dtype=object)
    return pd.Categorical.from_codes(ranks[numbers], categories=known)
