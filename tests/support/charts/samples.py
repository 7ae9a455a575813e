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
        "evolution trou": ("evolution", hole, b.OPTIONS),
        "evolution zéros": ("evolution", zeros, b.OPTIONS),
        "evolution un": ("evolution", usual[-1:], b.OPTIONS),
        "evolution énorme": ("evolution", b.evolution_rows(level=6_432_150, count=60, first="2011T2"), b.OPTIONS),
    }


PERCENT = ChartOptions(unit="%", decimals=1)


def _bars() -> dict[str, Sample]:
    ages = b.structure_rows()
    missing = [{**row, "value": None, "parent_value": None} if row["order"] == 1 else row for row in ages]
    return {
        "structure": ("structure", ages, PERCENT),
        "structure diplômes": ("structure", b.structure_rows(b.LEVELS), PERCENT),
        "structure trou": ("structure", missing, PERCENT),
        "structure zéros": (
            "structure",
            [{**row, "value": 0.0, "zero": True, "parent_value": 0.0} for row in ages],
            PERCENT,
        ),
        "secteurs": ("secteurs", b.list_rows(b.SECTORS, "EMB_1.NAF21"), ChartOptions()),
        "secteurs parts": ("secteurs", [{**row, "parent_value": 61.0} for row in b.structure_rows(b.LEVELS)], PERCENT),
        "secteurs énormes": ("secteurs", b.list_rows(b.SECTORS[:3], "EMB_1", most=27_654_310), ChartOptions()),
    }


def _grades() -> dict[str, Sample]:
    hole = [row if row["period"] != "2024T2" else {**row, "value": None, "grade": None} for row in b.echelle_rows()]
    return {
        "profil": ("profil", b.profil_rows(), ChartOptions()),
        "profil seul": ("profil", [{**row, "parent_grade": None} for row in b.profil_rows()], ChartOptions()),
        "echelle": ("echelle", b.echelle_rows(), ChartOptions(forecast=True)),
        "echelle trou": ("echelle", hole, ChartOptions()),
        "echelle un": ("echelle", b.echelle_rows(1), ChartOptions()),
    }


def _others() -> dict[str, Sample]:
    places = b.comparaison_rows()
    zero: list[Row] = [{**places[0], "value": 0.0, "zero": True}, {**places[1], "value": None}, places[2]]
    return {
        "pyramide": ("pyramide", b.pyramide_rows(), PERCENT),
        "pyramide zéros": (
            "pyramide",
            [{**row, "value": 0.0, "zero": True, "parent_value": None} for row in b.pyramide_rows()],
            ChartOptions(),
        ),
        "contrats": ("contrats", b.contrats_rows(), PERCENT),
        "nuage": (
            "nuage",
            b.nuage_rows(),
            ChartOptions(labels=("Demandeurs d’emploi", "Difficulté de recrutement")),
        ),
        "nuage un": ("nuage", b.nuage_rows()[:1], ChartOptions()),
        "comparaison": ("comparaison", places, PERCENT),
        "comparaison groupes": (
            "comparaison",
            [
                {**row, "order": 3 * rank + place, "group": group, "mark": f"X.{rank}.{place}"}
                for rank, group in enumerate(("Premier décile", "Neuvième décile"))
                for place, row in enumerate(places)
            ],
            ChartOptions(),
        ),
        "comparaison zéro": ("comparaison", zero, ChartOptions()),
        "comparaison négative": ("comparaison", [{**places[0], "value": -4.1}, *places[1:]], PERCENT),
        "sparkline": ("sparkline", b.evolution_rows(count=12, first="2023T2"), b.OPTIONS),
    }


def _multiples() -> dict[str, Sample]:
    usual = b.multiples_rows()
    alike = [row for row in usual if row["series"] in ("B", "C")]
    hole = [row if row["period"] != "2023T1" else {**row, "value": None} for row in usual]
    ended = [row for row in usual if row["series"] != "B" or str(row["period"]) < "2025T3"]
    zeros: list[Row] = [{**row, "value": 0.0, "zero": True} for row in usual]
    huge: list[Row] = [{**row, "value": float(str(row["value"])) * 137} for row in usual]
    return {
        "multiples": ("multiples", usual, b.OPTIONS),
        "multiples trou": ("multiples", hole, b.OPTIONS),
        "multiples finie": ("multiples", ended, b.OPTIONS),
        "multiples zéros": ("multiples", zeros, b.OPTIONS),
        "multiples un": ("multiples", b.multiples_rows(1, "2026T1"), ChartOptions()),
        "multiples énormes": ("multiples", huge, b.OPTIONS),
        "multiples semblables": ("multiples", alike, b.OPTIONS),
        "multiples facteurs": ("multiples", b.factor_rows(), ChartOptions()),
    }


SAMPLES: dict[str, Sample] = {**_evolutions(), **_bars(), **_grades(), **_others(), **_multiples()}


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
