"""An intercommunalité is found by the names that it no longer has, and by those of the ones that it took over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.content.reference.communes import communes
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.search.answers import Search
from fiches.site.search.former_epci import former_epci
from fiches.site.search.places import places_of, published_communes
from fiches.site.search.shards import FOLDER, search_files
from fiches.territories import Territory
from tests.support import figures as build

LEVEZOU, SALARS = TerritoryKey("EPCI", "994579670"), TerritoryKey("EPCI", "241200658")
PERCHE = TerritoryKey("EPCI", "247200686")
NAMES = {
    LEVEZOU: "Communauté de communes du Lévézou",
    SALARS: "Communauté de communes du Pays de Salars",
    PERCHE: "Communauté de communes du Perche Émeraude",
}


def context_of(*published: TerritoryKey) -> SiteContext:
    places = {key: Territory(key, name, "dans", "de", "la", (FRANCE,)) for key, name in NAMES.items()}
    context = build.make_context(published=[FRANCE])
    return replace(context, territories={**context.territories, **places}, published=frozenset((FRANCE, *published)))


@pytest.mark.parametrize(
    ("key", "names"),
    [
        (LEVEZOU, ["Communauté de communes du Pays de Salars", "Communauté de communes de Lévézou Pareloup"]),
        (PERCHE, ["Communauté de communes du Pays de l’Huisne Sarthoise"]),
        (FRANCE, []),
    ],
)
def test_the_names_of_each(key: TerritoryKey, names: list[str]) -> None:
    assert list(former_epci(key, context_of(LEVEZOU, PERCHE))) == names


def test_not_that_of_one_that_is_published() -> None:
    context = context_of(LEVEZOU, SALARS)
    assert list(former_epci(LEVEZOU, context)) == ["Communauté de communes de Lévézou Pareloup"]


def test_not_one_that_today_s_name_says_whole() -> None:
    """« Pays de Blain communauté », « Haut Pays du Velay Communauté »: what differs tells nothing."""
    key = TerritoryKey("EPCI", "244300307")
    place = Territory(key, "Communauté de communes Haut Pays du Velay", "dans", "de", "la", (FRANCE,))
    context = replace(build.make_context(), territories={key: place}, published=frozenset((key,)))
    assert list(former_epci(key, context)) == ["Communauté de communes du Pays de Montfaucon"]


@pytest.mark.parametrize(
    ("typed", "found"), [("pays de salars", LEVEZOU), ("huisne sarth", PERCHE), ("pays de l'huisne", PERCHE)]
)
def test_the_field_finds_the_heir(typed: str, found: TerritoryKey) -> None:
    context = context_of(LEVEZOU, PERCHE)
    files = search_files(places_of(context, published_communes(context)))
    search = Search.opened(lambda name: files[FOLDER + name])
    answers = [one for one in search.answers(typed) if one["type"] == "EPCI"]
    if typed.startswith("huisne"):
        assert answers == []  # a name is found by its beginning
        return
    assert [(one["code"], one["fiches"]) for one in answers] == [(found.code, [str(found)])]
    assert "ancien" in answers[0]


def test_the_communes_of_one_that_ended_lead_to_its_heir() -> None:
    held = published_communes(context_of(LEVEZOU))
    assert {one.epci for one in held} == {"241200658", "241200765"}
    assert len(held) == 19
    assert set(held.values()) == {(LEVEZOU,)}


@pytest.mark.parametrize(
    ("former", "today"),
    [
        ("Ciel", "Verdun-Ciel"),
        ("Véronne", "Saillans"),
        ("Ruffieu", "Haut Valromey"),
        ("Montignac-Charente", "La Boixe"),
    ],
)
def test_communes_nouvelles_are_found_by_what_they_were(former: str, today: str) -> None:
    found = [one.name for one in communes() if former in one.former]
    assert found == [today]
