"""Faults of content: rows that the contract does not describe."""

from __future__ import annotations

import pytest

from fiches.source.emulator.faults import Faults
from tests.support.emulator import Client


@pytest.mark.parametrize(
    ("troubled", "field", "value"),
    [
        ("unknown", "valeurInattendue", 1),
        ("territory", "codeTerritoire", "99"),
        ("bounds", "valeurPrincipaleNombre", -10),
    ],
    indirect=["troubled"],
)
def test_rows_can_be_altered(troubled: Client, field: str, value: object) -> None:
    """Answers that the contract does not describe."""
    rows = troubled.rows("stat-demandeurs", dernierePeriode=True)
    assert all(row[field] == value for row in rows)


@pytest.mark.parametrize("troubled", ["strings"], indirect=True)
def test_numbers_can_come_as_strings(troubled: Client) -> None:
    """A client must survive it."""
    assert isinstance(troubled.rows("stat-demandeurs", dernierePeriode=True)[0]["valeurPrincipaleNombre"], str)


@pytest.mark.parametrize("troubled", ["gzip", "latin", "duplicate", "shuffle", "future", "code", "xml"], indirect=True)
def test_answers_can_be_spoiled(troubled: Client) -> None:
    """The bytes differ from the true ones."""
    spoiled = troubled.post("stat-demandeurs").body
    troubled.emulator.faults = Faults()
    assert spoiled != troubled.post("stat-demandeurs").body


@pytest.mark.parametrize(
    ("troubled", "factor"),
    [("tenfold", 10), ("zero", 0), ("contradiction", 1), ("characteristic", 1)],
    indirect=["troubled"],
)
def test_counts_can_lie(troubled: Client, factor: int) -> None:
    """Times so many."""
    lie = troubled.rows("stat-demandeurs")
    troubled.emulator.faults = Faults()
    truth = troubled.rows("stat-demandeurs")
    assert lie[0]["valeurPrincipaleNombre"] == factor * truth[0]["valeurPrincipaleNombre"]
    assert lie != truth


@pytest.mark.parametrize("troubled", ["unlisted"], indirect=True)
def test_a_territory_can_leave_the_lists(troubled: Client) -> None:
    """DEP 35 is listed no more, and answers all the same."""
    assert "35" not in [row["codeTerritoire"] for row in troubled.listed("territoires/DEP")["territoires"]]
    assert troubled.post("stat-demandeurs").status == 200
