"""One named sample of each kind and of each awkward case: (kind, rows, options)."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from fiches.charts.engine.render import draw
from fiches.charts.model import ChartOptions, Row
from tests.support.charts import builders as b

Sample = tuple[str, list[Row], ChartOptions]


def _evolutions() -> dict[str, Sample]:
    usual = b.evolution_rows()
    hole = [row if row["period"] != "2023T2" else {**row, "value": None} for row in usual]
    zeros: list[Row] = [{**row, "value": 0.0, "zero": True} for row in b.evolution_rows(count=6, first="2024T4")]
    return {
        "evolution": ("evolution", usual, b.OPTIONS),
        "evolution trois": (
            "evolution",
            b.three_series(),
            ChartOptions(unit="%", decimals=1, ruptures=(b.BREAK,), from_zero=False),
        ),
        "evolution relative": ("evolution", b.relative_rows(), b.RELATIVE),
        "evolution trou": ("evolution", hole, b.OPTIONS),
        "evolution zéros": ("evolution", zeros, b.OPTIONS),
        "evolution un": ("evolution", usual[-1:], b.OPTIONS),
        "evolution énorme": ("evolution", b.evolution_rows(level=6_432_150, count=60, first="2011T2"), b.OPTIONS),
    }


def _others() -> dict[str, Sample]:
    return {
        "nuage": (
            "nuage",
            b.nuage_rows(),
            ChartOptions(labels=("Demandeurs d’emploi", "Difficulté de recrutement")),
        ),
        "nuage un": ("nuage", b.nuage_rows()[:1], ChartOptions()),
        "sparkline relative": ("sparkline", b.relative_rows(), b.RELATIVE),
        "sparkline": ("sparkline", b.evolution_rows(count=13, first="2023T1"), b.OPTIONS),
    }


SAMPLES: dict[str, Sample] = {**_evolutions(), **_others()}


def digest() -> str:
    """All samples drawn in this process, as one hash."""
    texts = (
        draw(kind, rows, identifier=name, title=name, description=name, options=options)
        for name, (kind, rows, options) in SAMPLES.items()
    )
    return hashlib.sha256("".join(texts).encode()).hexdigest()


def drawn(name: str, **options: float | bool) -> str:
    """A sample as it stands in a page, with these options changed."""
    kind, rows, given = SAMPLES[name]
    changed = replace(given, **options)  # type: ignore[arg-type]
    return draw(kind, rows, identifier="g", title="Un titre", description="Une description", options=changed)
