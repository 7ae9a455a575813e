"""The feed: an entry a level, none without an address or a date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.site.context import SiteContext
from fiches.site.pages.feed import render_feed
from fiches.site.pages.place_pages import render_places
from fiches.site.pages.site_pages import render_site_pages
from tests.support import figures as build
from tests.support.pages.reading import as_xml

URL = "https://exemple.fr/depot/"


ATOM = "{http://www.w3.org/2005/Atom}"


def dated(**changes: object) -> SiteContext:
    return replace(build.make_context(url=URL), updated="2026-05-28T13:59:53Z", **changes)  # type: ignore[arg-type]


def test_the_feed_has_an_entry_for_the_country_and_for_each_level() -> None:
    feed = as_xml(render_feed(dated(demo=False)))
    assert [e.findtext(f"{ATOM}link") or e.find(f"{ATOM}link").get("href") for e in feed.iter(f"{ATOM}entry")] == [
        f"{URL}france/", f"{URL}regions/", f"{URL}departements/", f"{URL}epci/",
    ]  # fmt: skip
    assert {e.text for e in feed.iter(f"{ATOM}updated")} == {"2026-05-28T13:59:53Z"}
    identifiers = [e.text for e in feed.iter(f"{ATOM}id")]
    assert len(identifiers) == len(set(identifiers))
    assert all("#2026T1" in identifier for identifier in identifiers[1:])


def test_a_feed_of_simulated_figures_says_so_in_each_title() -> None:
    assert all("simulées" in e.text for e in as_xml(render_feed(dated())).iter(f"{ATOM}title"))


def test_a_feed_of_another_source_names_it_in_each_title() -> None:
    feed = as_xml(render_feed(replace(dated(demo=False), other_source="127.0.0.1:8765")))
    assert all("127.0.0.1:8765" in e.text for e in feed.iter(f"{ATOM}title"))


def test_every_page_of_another_source_names_it_in_its_banner() -> None:
    context = replace(dated(demo=False), other_source="127.0.0.1:8765")
    pages = {
        name: str(text)
        for name, text in {**render_site_pages(context, build.summaries()), **render_places(context)}.items()
        if name.endswith(".html")
    }
    assert "404.html" in pages
    for name, text in pages.items():
        banner = text.partition("<aside")[2].partition("</aside>")[0]
        assert "127.0.0.1:8765" in banner, name
        assert "data-demo" not in text


@pytest.mark.parametrize(("url", "updated"), [("", "2026-05-28T13:59:53Z"), (URL, "")])
def test_without_an_address_or_a_date_there_is_no_feed_and_no_link_to_one(url: str, updated: str) -> None:
    context = replace(build.make_context(url=url), updated=updated)
    files = render_site_pages(context, build.summaries())
    assert "atom.xml" not in files
    assert not [path for path, text in files.items() if path.endswith(".html") and "atom.xml" in str(text)]


def test_with_both_every_page_names_the_feed() -> None:
    files = render_site_pages(dated(), build.summaries())
    assert "atom.xml" in files
    assert "../atom.xml" in str(files["methode/index.html"])
