"""The feed of a level: the entries of its fiches, the latest first; of a long level without their sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fiches.site.atom import Entry, Feed, entry_xml, feed_xml
from fiches.site.context import SiteContext
from fiches.site.pages import level_feeds
from fiches.site.pages.level_feeds import render_level_feeds
from tests.support import figures as build

DATES = {build.ILLE: "2026-05-28T08:02:11Z", build.MAYOTTE: "2026-06-30T08:00:00Z"}


def context() -> SiteContext:
    return replace(build.make_context(url="https://exemple.fr/depot/"), updated="2026-06-30T08:00:00Z")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for key, date in DATES.items():
        folder = build.TERRITORIES[key].folder
        (tmp_path / folder).mkdir(parents=True)
        entry = entry_xml(Entry(build.TERRITORIES[key].name, folder, "abc", date, "Une phrase."), context())
        (tmp_path / folder / "atom.xml").write_text(
            feed_xml(Feed("", folder, date), [entry], context()), encoding="utf-8"
        )
    return tmp_path


def test_the_latest_entries_come_first(root: Path) -> None:
    feeds = render_level_feeds(context(), root)
    assert set(feeds) == {"regions/atom.xml", "departements/atom.xml", "epci/atom.xml"}
    text = feeds["departements/atom.xml"]
    assert text.index("Mayotte") < text.index("Ille-et-Vilaine")
    assert text.count("<summary>Une phrase.</summary>") == 2
    assert "<updated>2026-06-30T08:00:00Z</updated>\n<author>" in text


def test_a_long_level_has_no_sentences(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(level_feeds, "MOST_SORTED", 1)
    text = render_level_feeds(context(), root)["departements/atom.xml"]
    assert text.count("<entry>") == 2
    assert "<summary>" not in text


def test_without_an_address_there_is_none(root: Path) -> None:
    assert render_level_feeds(build.make_context(), root) == {}
