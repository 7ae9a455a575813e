"""Inhabitants that two zones share."""

from __future__ import annotations

import pytest

from fiches.content.reference.epci_changes import heir
from fiches.content.reference.memberships import inhabitants
from fiches.content.reference.tables import parts, territoires


def test_departements_of_an_epci_share_its_inhabitants() -> None:
    """The same as the table of EPCI and départements, whose populations are of another year; then what merges have made."""
    shared = inhabitants("EPCI", "DEP")
    own = {(part.epci, part.departement) for part in parts()}
    merged = {(heir(code), departement) for code, departement in own if heir(code)}
    assert {(code, departement) for code, held in shared.items() for departement in held} == own | merged
    assert merged == {("992367730", "57"), ("994579670", "12")}
    assert shared["994579670"]["12"] == shared["241200658"]["12"] + shared["241200765"]["12"]
    for part in parts():
        assert shared[part.epci][part.departement] == pytest.approx(part.population, rel=0.1, abs=20)


def test_communes_add_up_to_their_departement() -> None:
    found = inhabitants("REG", "DEP")
    for one in territoires():
        if one.type == "DEP":
            assert found[one.parent_code][one.code] == one.population


def test_a_level_without_communes_shares_nothing() -> None:
    assert inhabitants("NAT", "DEP") == {}
