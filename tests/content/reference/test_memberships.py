"""Inhabitants that two zones share."""

from __future__ import annotations

import pytest

from fiches.content.reference.memberships import inhabitants
from fiches.content.reference.tables import parts, territoires


def test_departements_of_an_epci_share_its_inhabitants() -> None:
    """The same as the table of EPCI and départements, whose populations are of another year."""
    shared = inhabitants("EPCI", "DEP")
    assert {(part.epci, part.departement) for part in parts()} == {(e, d) for e, own in shared.items() for d in own}
    for part in parts():
        assert shared[part.epci][part.departement] == pytest.approx(part.population, rel=0.1, abs=20)


def test_communes_add_up_to_their_departement() -> None:
    found = inhabitants("REG", "DEP")
    for one in territoires():
        if one.type == "DEP":
            assert found[one.parent_code][one.code] == one.population


def test_a_level_without_communes_shares_nothing() -> None:
    assert inhabitants("NAT", "DEP") == {}
