"""A way in for each commune: its anchor, under the fiches that hold it, in a page of a bounded size."""

from __future__ import annotations

from functools import cache

from fiches.keys import FRANCE
from fiches.site.pages.commune_pages import render_communes
from fiches.site.search.addresses import commune_address
from fiches.site.search.places import published_communes
from fiches.site.search.words import sorting_key
from tests.support import figures as build
from tests.support.pages.reading import document
from tests.support.search import context_of, served

MOST_BYTES = 60_000


@cache
def pages() -> dict[str, str]:
    context = build.make_context()
    return render_communes(context, published_communes(context))


def test_a_site_of_the_country_alone_has_no_such_page() -> None:
    context = build.make_context(published=[FRANCE])
    assert render_communes(context, published_communes(context)) == {}


def test_a_commune_stands_under_its_fiches_the_smallest_first_each_with_what_it_is() -> None:
    (place,) = document(pages()["communes/35/index.html"]).xpath("//li[@id='c35238']/ancestor::section")
    assert [one.text_content() for one in place.xpath("./div//a")] == [
        "Rennes Métropole, intercommunalité", "Ille-et-Vilaine, département", "Bretagne, région",
        "Comparer Rennes Métropole",
    ]  # fmt: skip
    links = place.xpath("./div//a/@href")
    assert links[1] == "../../departements/35-ille-et-vilaine/index.html"
    assert links[-1] == "../../comparer/index.html?lieux=EPCI-243500139"


def test_communes_of_other_fiches_stand_apart_and_by_name() -> None:
    groups = document(pages()["communes/35/index.html"]).xpath("//main/section")
    assert len(groups) == 2
    others, ours = ([one.text.strip() for one in group.xpath(".//li[@id]")] for group in groups)
    assert ours[:2] == ["Acigné", "Bécherel"]
    assert ours == sorted(ours, key=sorting_key)
    assert not set(ours) & set(others)


def test_an_address_is_that_of_its_anchor() -> None:
    assert commune_address("2A004", "2A") == "communes/2A/index.html#c2A004"


def test_every_commune_of_the_country_has_one_anchor_in_pages_under_the_bound() -> None:
    context = context_of()
    found = render_communes(context, published_communes(context))
    assert len(found) == 103
    assert max(len(page.encode()) for page in found.values()) <= MOST_BYTES
    anchors = [str(one) for page in found.values() for one in document(page).xpath("//main//li/@id")]
    assert sorted(anchors) == sorted(f"c{one.code}" for one in served())
