"""comparaison: dots named by measure and place."""

from __future__ import annotations

from fiches.indicators.model.block import Block, Item
from fiches.keys import FRANCE
from tests.support import figures as build
from tests.support.pages.blocks import chart_of

WORDING = build.wording()


def _items(identifier: str, values: dict[str, float]) -> Block:
    ind = build.indicator(identifier)
    items = tuple(
        Item(
            code,
            build.observed(ind, value, kind=code),
            build.observed(ind, value + 2, build.BRETAGNE, kind=code),
            build.observed(ind, value + 4, FRANCE, kind=code),
        )
        for code, value in values.items()
    )
    return Block(ind, build.ILLE, build.ILLE, build.QUARTER, items=items)


def test_dots_name_measure_and_place() -> None:
    chart = chart_of(_items("offres-salaires", {"SAL_D10": 1800, "SAL_D90": 3000}), WORDING)
    assert chart is not None
    assert [(r["group"], r["label"]) for r in chart.rows][::3] == [
        ("Premier décile", "Ille-et-Vilaine"),
        ("Neuvième décile", "Ille-et-Vilaine"),
    ]
    assert [r["order"] for r in chart.rows] == list(range(6))
    assert chart.options.unit == "€"
