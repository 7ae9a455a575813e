"""One named sample of each kind and of each awkward case: (kind, rows, options)."""

from __future__ import annotations

from fiches.charts.model import ChartOptions, Row
from tests.charts import builders as b

Sample = tuple[str, list[Row], ChartOptions]


def _evolutions() -> dict[str, Sample]:
    usual = b.evolution_rows()
    hole = [row if row["period"] != "2023T2" else {**row, "value": None} for row in usual]
    zeros: list[Row] = [{**row, "value": 0.0, "zero": True} for row in b.evolution_rows(count=6, first="2024T4")]
    return {
        "evolution": ("evolution", usual, b.OPTIONS),
        "evolution trois": ("evolution", b.three_series(), ChartOptions(unit="%", decimals=1, ruptures=(b.BREAK,), from_zero=False)),
        "evolution trou": ("evolution", hole, b.OPTIONS),
        "evolution zéros": ("evolution", zeros, b.OPTIONS),
        "evolution un": ("evolution", usual[-1:], b.OPTIONS),
        "evolution énorme": ("evolution", b.evolution_rows(level=6_432_150, count=60, first="2011T2"), b.OPTIONS),
    }


SAMPLES: dict[str, Sample] = {**_evolutions()}
