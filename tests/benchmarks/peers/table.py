"""The one table that all draw: simulated counts, by place, series and quarter."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

Row = dict[str, str | int]
SERIES = ("demandeurs", "inscriptions", "offres", "embauches")
QUARTERS = 17
_SEED = 2026


def table(places: int) -> list[Row]:
    """`places` × four series × seventeen quarters: place, name, series, period, value."""
    drawn = random.Random(_SEED)
    rows: list[Row] = []
    for place in range(places):
        for series in SERIES:
            value = drawn.randint(1_000, 90_000)
            for quarter in range(QUARTERS):
                value = round(value * drawn.uniform(0.95, 1.06))
                where = {"place": f"p{place:04}", "name": f"Territoire {place}", "series": series}
                rows.append({**where, "period": f"{2022 + quarter // 4}T{quarter % 4 + 1}", "value": value})
    return rows


def by_place(rows: Sequence[Row]) -> Mapping[str, Mapping[str, list[Row]]]:
    """The rows of each series of each place."""
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[str(row["place"])][str(row["series"])].append(row)
    return found
