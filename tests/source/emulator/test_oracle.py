"""The values behind the answers agree with what is published."""

from __future__ import annotations

from fiches.source.emulator.oracle import Cell
from tests.support.emulator import LATEST, Client, by_code, items


def test_truth_gives_what_is_published(client: Client) -> None:
    """The oracle of the tests and the answers agree."""
    oracle = client.emulator.oracle
    where = ("DEP", "35", "ROME", "J1501")
    row = by_code(client.rows("stat-demandeurs", activity="ROME-J1501", **LATEST))["ABC"]
    assert oracle.published(Cell("DE_1", *where, "ABC", "2026T1")) == row["valeurPrincipaleNombre"]
    women = items(row, "GENRE")["F"]["nombre"]
    assert oracle.published(Cell("DE_1", *where, "ABC", "2026T1", ("GENRE", "F"))) == women
    assert oracle.count(Cell("DE_1", *where, "ABC", "2019T1")) is None
