"""Territories: labels, parents, basins gathered from EPCI."""

from __future__ import annotations

import pytest

from fiches.source.emulator.geography import capitals, short_name
from tests.support.emulator import Client


def test_some_basins_cross_departements_of_a_region(france: Client) -> None:
    """As eighteen real ones do."""
    geography = france.emulator.geography
    crossing = [place for place in geography.served.values() if place.type == "BASBMO" and len(place.parts) > 1]
    assert crossing
    for place in crossing:
        regions = {geography.departements[position].parent_code for position, _ in place.parts}
        assert len(regions) == 1


@pytest.mark.parametrize(
    ("type_", "code", "label", "parent"),
    [
        ("NAT", "FR", "France", None),
        ("REG", "11", "ILE-DE-FRANCE", ("NAT", "FMO")),
        ("REG", "04", "LA REUNION", ("NAT", "DOM")),
        ("DEP", "22", "COTES-D'ARMOR", ("REG", "53")),
        ("DEP", "977", "SAINT-BARTHELEMY", ("REG", "01")),
        ("EPCI", "243500139", "Rennes Métropole", ("DEP", "35")),
    ],
)
def test_territory_labels_and_parents(
    client: Client, type_: str, code: str, label: str, parent: tuple[str, str] | None
) -> None:
    """Capitals without accents but for EPCI and the country."""
    found = client.listed("territoire", f"codeTypeTerritoire={type_}&codeTerritoire={code}")
    assert found["libelleTerritoire"] == label
    above = found.get("codeTypeTerritoireParent"), found.get("codeTerritoireParent")
    assert above == (parent or (None, None))


def test_all_france_lists_every_epci(france: Client) -> None:
    """1,255 EPCI and some 360 basins with codes of the right shape."""
    assert len(france.listed("territoires/EPCI")["territoires"]) == 1255
    basins = france.listed("territoires/BASBMO")["territoires"]
    assert 330 < len(basins) < 420
    for basin in basins:
        assert len(basin["codeTerritoire"]) in (3, 4)
        assert (
            basin["libelleTerritoire"].upper() == basin["libelleTerritoire"] or basin["libelleTerritoire"] == "T1 Paris"
        )
    assert any(basin["libelleTerritoire"].endswith(" ") for basin in basins)


@pytest.mark.parametrize(
    ("name", "written"), [("Côtes-d’Armor", "COTES-D'ARMOR"), ("Île-de-France", "ILE-DE-FRANCE"), ("Œting", "OETING")]
)
def test_large_places_are_written_in_capitals_without_accents(name: str, written: str) -> None:
    assert capitals(name) == written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Communauté de communes du Pays d’Apt", "CC du Pays d'Apt"),
        ("Communauté urbaine Grand Poitiers", "CU Grand Poitiers"),
        ("Rennes Métropole", "Rennes Métropole"),
    ],
)
def test_intercommunalites_are_written_short(name: str, written: str) -> None:
    assert short_name(name) == written


def test_figures_do_not_depend_on_what_is_served(client: Client, france: Client) -> None:
    """A demo knows every place and serves some: the positions and shares of zones are the same."""
    assert client.emulator.geography.places == france.emulator.geography.places
    assert client.emulator.geography.shares == france.emulator.geography.shares
    assert client.emulator.geography.served.keys() < france.emulator.geography.served.keys()
