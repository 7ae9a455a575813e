"""The pages that lead to places hold no figure, and the sitemap lists them."""

from __future__ import annotations

from fiches.site.pages.place_pages import finds_places, render_places
from fiches.site.pages.site_pages import render_site_pages
from tests.support import figures as build
from tests.support.pages.reading import document

URL = "https://exemple.fr/depot/"


def test_none_of_them_has_a_figure() -> None:
    pages = {path: text for path, text in render_places(build.make_context()).items() if path.endswith(".html")}
    assert len(pages) > 10
    for path, text in pages.items():
        marked = document(str(text)).xpath("//*[@data-cle or @data-formule or @data-affirme]")
        assert marked == [], path


def test_they_alone_are_in_their_folders() -> None:
    context = build.make_context()
    others = render_site_pages(context, build.summaries())
    assert not any(map(finds_places, others))


def test_the_sitemap_lists_them_after_the_others() -> None:
    context = build.make_context(url=URL)
    places = [path for path in render_places(context) if path.endswith("index.html")]
    listed = str(render_site_pages(context, build.summaries(), apart=places)["sitemap.xml"])
    assert all(f"<loc>{URL}{path.removesuffix('index.html')}</loc>" in listed for path in places)
