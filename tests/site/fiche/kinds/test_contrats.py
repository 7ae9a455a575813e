"""contrats: three places."""

from __future__ import annotations

from fiches.indicators.model.block import Block, Item
from fiches.keys import FRANCE
from fiches.site.svg_text import text_of
from tests.support import figures as build
from tests.support.pages.blocks import chart_of, table_of

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


def test_contracts_stand_in_three_places() -> None:
    chart = chart_of(_items("offres-contrats", {"CDI": 40, "AUTR": 60}), WORDING)
    assert chart is not None
    assert [(r["order"], r["place"], r["role"], r["value"]) for r in chart.rows][:3] == [
        (0, "Ille-et-Vilaine", "territoire", 40),
        (0, "Bretagne", "parent", 42),
        (0, "France", "pays", 44),
    ]
    table = table_of(_items("offres-contrats", {"CDI": 40}), WORDING)
    assert table is not None
    assert [text_of(column.head) for column in table.columns] == ["Ille-et-Vilaine", "Bretagne", "France"]
