"""The orders of a level's list: by code, by name, by number, by change; what has no value comes last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.headline import Headline
from fiches.keys import TerritoryKey
from fiches.site.context import FicheSummary
from fiches.site.pages.list_orders import MOST_SORTED, in_order, orders_of
from tests.support import figures as build

COTES, MAYOTTE = TerritoryKey("DEP", "22"), build.MAYOTTE
KEYS = [COTES, build.ILLE, MAYOTTE]
CONTEXT = build.make_context()


def summary(key: TerritoryKey, headline: Headline) -> FicheSummary:
    return FicheSummary(key, (headline,))


SUMMARIES = {
    COTES: summary(COTES, build.headline("demandeurs-abc", 20_000, change=5.0, territory=COTES)),
    build.ILLE: summary(build.ILLE, build.headline("demandeurs-abc", 40_000, change=1.0)),
    MAYOTTE: summary(MAYOTTE, build.headline("demandeurs-abc", None, territory=MAYOTTE)),
}


@pytest.mark.parametrize(
    ("folder", "keys"),
    [
        ("", KEYS),
        ("par-nom", [COTES, build.ILLE, MAYOTTE]),
        ("par-nombre", [build.ILLE, COTES, MAYOTTE]),
        ("par-evolution", [COTES, build.ILLE, MAYOTTE]),
    ],
)
def test_each_order_is_a_page_of_its_own(folder: str, keys: list[TerritoryKey]) -> None:
    order = next(order for order in orders_of(KEYS, CONTEXT) if order.folder == folder)
    assert in_order(KEYS, order, CONTEXT, SUMMARIES) == keys


@pytest.mark.parametrize(("size", "count"), [(1, 1), (2, 4), (MOST_SORTED, 4), (MOST_SORTED + 1, 1)])
def test_a_list_too_long_or_of_one_has_a_single_order(size: int, count: int) -> None:
    assert len(orders_of([TerritoryKey("EPCI", str(n)) for n in range(size)], CONTEXT)) == count


@pytest.mark.parametrize("kind", ["EPCI", "BASBMO"])
def test_places_whose_codes_nobody_knows_are_listed_by_name(kind: str) -> None:
    codes = {"EPCI": ("243500139", "200000172"), "BASBMO": ("5301", "5302")}[kind]
    keys = [TerritoryKey(kind, code) for code in codes]
    names = dict(zip(keys, ("Zone", "Agglomération"), strict=True))
    places = {key: replace(CONTEXT.territories[build.ILLE], key=key, name=name) for key, name in names.items()}
    context = replace(CONTEXT, territories={**CONTEXT.territories, **places})
    first, *others = orders_of(keys, context)
    assert (first.folder, first.label, others[0].folder) == ("", "nom", "par-code")
    assert in_order(keys, first, context, {}) == keys[::-1]
    assert in_order(keys, others[0], context, {}) == keys
