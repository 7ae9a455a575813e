"""Breakdown items: their order, their labels, and what the older vintage lacks."""

from __future__ import annotations

import pytest

from fiches.source.emulator.characteristics import all_items, items_of
from tests.support.emulator import LATEST, Client


def test_items_follow_the_order_of_the_real_service(client: Client) -> None:
    """BAC5EP and EXP6 come at the end, far from their families."""
    row = client.rows("stat-demandeurs", **LATEST)[0]
    keys = [(item["codeTypeCaract"], item["codeCaract"]) for item in row["listeValeurParCaract"]]
    assert keys[0] == ("GENRE", "H")
    assert keys[-2:] == [("NIVFORM", "BAC5EP"), ("NIVEXP", "EXP6")]
    assert len(keys) == len(set(keys)) == 60


@pytest.mark.parametrize("indicator", ["DE_1", "OFF_1", "EMB_1", "DE_5"])
def test_no_item_is_listed_twice_and_the_older_vintage_lacks_the_finer_ones(indicator: str) -> None:
    recent, older = ([item.key for item in items_of(indicator, vintage)] for vintage in ("2026", "2022"))
    assert len(recent) == len(set(recent))
    gone = set(recent) - set(older)
    assert set(older) < set(recent) if indicator != "DE_5" else not gone
    assert all(code in ("BAC5EP", "EXP6") or code[-4:] in ("AGE4", "AGE5", "AGE6", "AGE7") for _, code in gone)


def test_indicators_that_are_not_counts_have_no_breakdown() -> None:
    assert items_of("PERSP_2", "2026") == items_of("DYN_1", "2026") == ()


def test_the_referential_lists_each_item_once_by_type_and_code() -> None:
    every = all_items("2026")
    assert {item.key for name in ("DE_1", "OFF_1", "EMB_1", "DE_5") for item in items_of(name, "2026")} == set(every)
    assert every["GENRExAGE", "F-AGE1"].label == "Femmes - 15-24 ans"
    assert all_items("2022")["GENRExAGE", "F-AGE1"].label == "Femme - 15-24 ans"
