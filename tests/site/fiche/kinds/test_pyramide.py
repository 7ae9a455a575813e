"""pyramide: both sexes of an age on one line."""

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


def test_pyramids_set_both_sexes_of_an_age_on_one_line() -> None:
    chart = chart_of(_items("demandeurs-sexe-age", {"F-AGE1": 8, "H-AGE1": 9, "F-AGE4": 14, "H-AGE4": 13}), WORDING)
    assert chart is not None
    assert [(r["order"], r["sex"], r["label"], r["value"]) for r in chart.rows] == [
        (0, "F", "15 à 24 ans", 8),
        (0, "H", "15 à 24 ans", 9),
        (1, "F", "25 à 34 ans", 14),
        (1, "H", "25 à 34 ans", 13),
    ]
