"""Which places may be looked for, and the fiches of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.content.reference.communes import holders
from fiches.content.reference.tables import basins
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.search.places import METIER, places_of, published_communes
from fiches.territories import Territory
from tests.support import figures as build
from tests.support.search import context_of, served

PARIS = next(one for one in served() if one.code == "75056")
RENNES = next(one for one in served() if one.code == "35238")


def test_a_site_of_the_country_alone_has_no_commune() -> None:
    context = build.make_context(published=[FRANCE])
    assert published_communes(context) == {}
    assert [(place.type, place.code) for place in places_of(context, {})] == [("NAT", "FR")]


def test_a_site_of_one_departement_has_its_communes_alone() -> None:
    held = published_communes(build.make_context(published=[FRANCE, build.ILLE]))
    assert {commune.departement for commune in held} == {"35"}
    assert held[RENNES] == (build.ILLE,)


def test_the_smallest_fiche_comes_first_and_the_country_is_not_one() -> None:
    held = published_communes(build.make_context())
    assert held[RENNES] == (build.RENNES, build.ILLE, build.BRETAGNE)
    assert holders(RENNES) == (build.RENNES, TerritoryKey("BASBMO", RENNES.basin), build.ILLE, build.BRETAGNE)


@pytest.mark.parametrize(("name", "known"), [(basins()[RENNES.basin].nom, True), ("Un autre bassin", False)])
def test_a_basin_has_its_communes_where_its_name_is_the_table_s(name: str, known: bool) -> None:
    """Codes are given again by the source, and invented by the emulator."""
    key = TerritoryKey("BASBMO", RENNES.basin)
    territory = Territory(key, name, "dans", "de", "le", (build.BRETAGNE, FRANCE))
    context = replace(build.make_context(), territories={FRANCE: build.TERRITORIES[FRANCE], key: territory})
    context = replace(context, published=frozenset((FRANCE, key)))
    assert (RENNES in published_communes(context)) is known


def test_the_most_populous_come_first_and_a_commune_before_its_departement() -> None:
    context = context_of()
    found = places_of(context, published_communes(context))
    named = [(one.type, one.code) for one in found if one.name == "Paris"]
    assert named == [("COM", "75056"), ("DEP", "75")]
    assert found[0].code == "FR"
    weights = [one.weight for one in found]
    assert weights == sorted(weights, reverse=True)


def test_a_former_commune_is_one_more_line_of_the_one_that_holds_it() -> None:
    context = build.make_context()
    found = [one for one in places_of(context, published_communes(context)) if one.former == "Maen Roch"]
    lines = [one for one in places_of(context, published_communes(context)) if one.former and one.departement == "35"]
    assert found == []
    assert lines
    assert all(one.found_by == one.former != one.name for one in lines)
    assert all(one.postcodes == () for one in lines)


def test_every_commune_is_listed_once_under_its_own_name() -> None:
    context = context_of()
    held = published_communes(context)
    own = [one.code for one in places_of(context, held) if one.type == "COM" and not one.former]
    assert len(own) == len(set(own)) == len(served()) == len(held)
    assert PARIS in held


def test_a_metier_has_its_page_and_no_fiche() -> None:
    context = replace(build.make_context(published=[FRANCE]), metiers=("A1203", "J1501"))
    found = [one for one in places_of(context, {}) if one.type == METIER]
    assert [(one.code, one.fiches, one.page) for one in found] == [
        ("A1203", (), "metiers/A1203-jardinier-jardiniere-paysagiste/"),
        ("J1501", (), "metiers/J1501-aide-soignant-aide-soignante/"),
    ]
