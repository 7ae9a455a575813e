"""Breakdown items: their order, their labels, and what the older vintage lacks."""

from __future__ import annotations

from tests.support.emulator import LATEST, Client


def test_items_follow_the_order_of_the_real_service(client: Client) -> None:
    """BAC5EP and EXP6 come at the end, far from their families."""
    row = client.rows("stat-demandeurs", **LATEST)[0]
    keys = [(item["codeTypeCaract"], item["codeCaract"]) for item in row["listeValeurParCaract"]]
    assert keys[0] == ("GENRE", "H")
    assert keys[-2:] == [("NIVFORM", "BAC5EP"), ("NIVEXP", "EXP6")]
    assert len(keys) == len(set(keys)) == 60
