"""Values that changed from one edition to the next by more than the catalogue's bound (`variation_max_pct`)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from fiches.content.catalogue import Catalogue
from fiches.keys import KEY_COLUMNS

_LINE = [*KEY_COLUMNS[:8], "measure"]
_VALUES = [*KEY_COLUMNS, "value"]
_MEASURES = ("nombre", "montant")


@dataclass(frozen=True, slots=True)
class Drift:
    """One such value. `change` and `bound` in %; `period_before` differs from `period` where the period is new."""

    cell: str
    period: str
    period_before: str
    before: float
    after: float
    change: float
    bound: float


def drifts(frame: pd.DataFrame, previous: pd.DataFrame, catalogue: Catalogue, *, least: float) -> list[Drift]:
    """The drifts of totals and activities, the greatest first, ties by key.

    Each value is compared with the same cell, and each new latest period with the previous edition's latest. `least`:
    counts that were smaller are not compared.
    """
    new, old = _alike(_watched(frame, catalogue), _watched(previous, catalogue))
    if new.empty or old.empty:
        return []
    same = new.merge(old, on=list(KEY_COLUMNS), suffixes=("", "_before")).assign(period_before=lambda f: f["period"])
    following = _latest(new).merge(_latest(old), on=_LINE, suffixes=("", "_before"))
    pairs = pd.concat([same, following[_moved(following)]], ignore_index=True)
    pairs = pairs[pairs["value_before"] >= pairs["measure"].map({"nombre": least, "montant": 1.0}).astype(float)]
    if pairs.empty:
        return []
    most = {code: source.variation_max_pct for code, source in catalogue.sources.items()}
    bounds = pairs["indicator"].map(most).astype(float)
    changes = 100 * (pairs["value"] / pairs["value_before"] - 1)
    far = pairs.assign(change=changes, bound=bounds, size=changes.abs())[changes.abs() > bounds]
    far = far.sort_values(["size", *KEY_COLUMNS], ascending=[False] + [True] * len(KEY_COLUMNS), kind="stable")
    return [drift for row in far.to_dict("records") if (drift := _drift(row, catalogue)) is not None]


def _watched(frame: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The rows of which the catalogue bounds the variation."""
    sources = [code for code, source in catalogue.sources.items() if source.variation_max_pct]
    chosen = frame["indicator"].isin(sources) & frame["measure"].isin(_MEASURES) & frame["value"].notna()
    return frame.loc[chosen & (frame["characteristic_type"] == ""), _VALUES]


def _alike(one: pd.DataFrame, other: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both with the same categories, so that rows are compared by their numbers and not by texts."""
    kinds = {
        name: pd.CategoricalDtype(
            pd.Index(sorted({*one[name].cat.categories, *other[name].cat.categories}), dtype=object)
        )
        for name in KEY_COLUMNS
    }
    return one.astype(kinds), other.astype(kinds)


def _moved(pairs: pd.DataFrame) -> list[bool]:
    return [now != before for now, before in zip(pairs["period"], pairs["period_before"], strict=True)]


def _latest(frame: pd.DataFrame) -> pd.DataFrame:
    """The latest period of each series: periods of one kind sort as their texts do."""
    return frame.sort_values("period", kind="stable").drop_duplicates(_LINE, keep="last")


def _drift(row: Mapping[Hashable, object], catalogue: Catalogue) -> Drift | None:
    """None where a declared break lies between both periods."""
    before, now = str(row["period_before"]), str(row["period"])
    if catalogue.crosses_break(str(row["indicator"]), str(row["nomenclature_code"]), before, now):
        return None
    cell = " ".join(str(row[name]) for name in KEY_COLUMNS if row[name])
    numbers = (float(str(row[name])) for name in ("value_before", "value", "change", "bound"))
    return Drift(cell, now, before, *numbers)
