"""The 404: no other file, links that hold at any depth."""

from __future__ import annotations

import base64
import hashlib

import pytest

from fiches.site.context import SiteContext
from fiches.site.pages.site_pages import render_site_pages
from tests.support import figures as build
from tests.support.pages.reading import document

URL = "https://exemple.fr/depot/"


def page(path: str, context: SiteContext | None = None, whole: dict[str, int] | None = None) -> str:
    return str(render_site_pages(context or build.make_context(), build.summaries(), whole)[path])


def test_the_404_asks_for_no_other_file_and_its_style_is_allowed_by_its_sum() -> None:
    tree = document(page("404.html"))
    assert not tree.xpath("//link[@rel='stylesheet'] | //img | //script")
    (style,) = tree.xpath("//style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert f"style-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize(("url", "home"), [("", "index.html"), (URL, URL)])
def test_links_of_the_404_hold_at_any_depth_once_the_address_is_known(url: str, home: str) -> None:
    links = document(page("404.html", build.make_context(url=url))).xpath("//a/@href")
    assert links[0] == home
    assert all(link.startswith(url) for link in links)
