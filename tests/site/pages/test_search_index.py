"""The index without script: every place by name, every commune by postcode, pages of a bounded size."""

from __future__ import annotations

import gzip
from functools import cache

import pytest

from fiches.keys import FRANCE
from fiches.site.pages.search_index import MOST, render_search
from fiches.site.search.addresses import SEARCH
from fiches.site.search.places import Place, places_of, published_communes
from tests.support import figures as build
from tests.support.pages.reading import document
from tests.support.search import context_of

MOST_BYTES = 60_000  # of a page, compressed


@cache
def country() -> dict[str, str]:
    context = context_of()
    return render_search(context, places_of(context, published_communes(context)))


@cache
def brittany() -> dict[str, str]:
    context = build.make_context()
    return render_search(context, places_of(context, published_communes(context)))


def test_a_site_of_the_country_alone_has_it_by_name_and_no_postcode() -> None:
    context = build.make_context(published=[FRANCE])
    pages = render_search(context, places_of(context, {}))
    assert sorted(pages) == ["recherche/f/index.html", SEARCH]
    assert "code-postal" not in pages[SEARCH]


def test_each_letter_leads_to_pages_named_for_their_first_and_last_names() -> None:
    links = [
        (one.text_content(), one.get("href")) for one in document(country()[SEARCH]).xpath("//*[@id='lettre-s']/..//a")
    ]
    assert links[0][1] == "../recherche/s-1/index.html"
    assert len(links) > 10
    first, last = links[0][0].split(" – ")
    names = [one.text.rstrip(", ") for one in document(country()["recherche/s-1/index.html"]).xpath("//main//li/a")]
    assert (names[0], names[-1]) == (first, last)
    assert len(names) <= MOST


def test_names_are_sorted_without_their_article_and_homonyms_told_apart() -> None:
    lines = [one.text_content() for one in document(brittany()["recherche/r/index.html"]).xpath("//main//li/a")]
    assert [line for line in lines if "Rheu" in line] == ["Le Rheu, Ille-et-Vilaine"]
    assert "Rennes Métropole, intercommunalité" in lines
    former = [
        line
        for page in brittany().values()
        for line in (one.text_content() for one in document(page).xpath("//main//li/a"))
    ]
    assert any(", aujourd’hui " in line for line in former)


def test_a_postcode_has_all_its_communes() -> None:
    (row,) = document(brittany()["recherche/codes-postaux/35/index.html"]).xpath("//*[@id='p35000']/..")
    assert [one.get("href") for one in row.xpath(".//a")] == ["../../../communes/35/index.html#c35238"]
    assert row.xpath("./dt/span/@data-constante") == ["code"]


@pytest.mark.parametrize("page", [SEARCH, "recherche/codes-postaux/62/index.html", "recherche/s-1/index.html"])
def test_the_largest_pages_are_light(page: str) -> None:
    assert len(gzip.compress(country()[page].encode())) <= MOST_BYTES


def test_each_page_has_a_title_of_its_own() -> None:
    titles = [str(document(page).xpath("string(//head/title)")) for page in brittany().values()]
    assert len(set(titles)) == len(titles)


def test_a_name_that_begins_with_a_number_is_under_no_letter() -> None:
    context = build.make_context(published=[FRANCE])
    zone = Place("EPCI", "246200838", "Communauté de communes des 7 Vallées", (build.RENNES,), 1, page="epci/x/")
    pages = render_search(context, [zone])
    assert sorted(pages) == ["recherche/chiffres/index.html", SEARCH]
    assert document(pages[SEARCH]).xpath("string(//dt)") == "Chiffres"
