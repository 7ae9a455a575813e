"""From the front page to each level: names where they are few, else letters that lead into the list."""

from __future__ import annotations

from dataclasses import replace

from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.pages.finding import MOST_NAMED, ways_in
from fiches.site.pages.list_orders import MOST_SORTED
from fiches.site.pages.lists import render_lists
from fiches.territories import Territory
from tests.support import figures as build
from tests.support.pages.reading import document


def many(kind: str, number: int) -> SiteContext:
    """So many places, by turns under A, Î and Z."""
    keys = [TerritoryKey(kind, f"{n:03}") for n in range(number)]
    names = {
        k: Territory(k, f"{'AÎZ'[n % 3]}{n}", "ici", "d’ici", "ici", (build.BRETAGNE,)) for n, k in enumerate(keys)
    }
    return replace(build.make_context(), territories={**build.TERRITORIES, **names}, published=frozenset(keys))


def test_few_places_are_named() -> None:
    (way,) = ways_in(many("DEP", MOST_NAMED))
    assert len(way.names) == MOST_NAMED
    assert not way.letters
    assert not way.by_code


def test_more_are_found_by_letter_or_code() -> None:
    context = many("DEP", MOST_NAMED + 1)
    (way,) = ways_in(context)
    assert not way.names
    assert [(link.text, link.href) for link in way.letters] == [
        ("A", "departements/par-nom/index.html#lettre-a"),
        ("I", "departements/par-nom/index.html#lettre-i"),
        ("Z", "departements/par-nom/index.html#lettre-z"),
    ]
    assert way.by_code == "departements/index.html"
    page = document(render_lists("DEP", context, {})["departements/par-nom/index.html"])
    assert page.xpath("//tbody/tr/@id") == ["lettre-a", "lettre-i", "lettre-z"]


def test_a_level_too_long_to_be_sorted_is_entered_by_its_list() -> None:
    (way,) = ways_in(many("EPCI", MOST_SORTED + 1))
    assert way.level.href == "epci/index.html"
    assert not way.names
    assert not way.letters
