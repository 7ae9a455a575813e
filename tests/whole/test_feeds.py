"""Feeds of places: one changed figure makes its fiche and its level speak, and no other, in a site built anew or again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.edited_site import BRETAGNE, ILLE, REGIONS, EditedSite, make_edited_site
from tests.support.frames import key

pytestmark = pytest.mark.timeout(900)
OWN, LEVEL, ELSEWHERE = "regions/28-normandie/atom.xml", "regions/atom.xml", "departements/35-ille-et-vilaine/atom.xml"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EditedSite:
    made = make_edited_site(tmp_path, monkeypatch)
    made.url = "https://exemple.fr/depot/"
    made.build()
    return made


def feeds(site: EditedSite) -> dict[str, str]:
    found = sorted(site.output.glob("*/**/atom.xml"))
    return {path.relative_to(site.output).as_posix(): path.read_text(encoding="utf-8") for path in found}


def identifiers(feed: str) -> list[str]:
    return [part.partition("</id>")[0] for part in feed.split("<id>")[1:]]


@pytest.mark.long
def test_a_figure_that_changes_makes_its_own_feeds_speak_and_no_other(site: EditedSite) -> None:
    before = feeds(site)
    assert len(before) == 11  # nine fiches, two levels
    assert not [finding for finding in site.findings if "atom" in finding or "partage" in finding]
    cell = key(REGIONS[2], "TOFF", indicator="OFF_1")
    assert str(REGIONS[2]) == "REG-28"
    site.values[cell] = (site.values[cell] or 0) + 1000
    site.write()
    site.build()
    after = feeds(site)
    assert {name for name in after if after[name] != before[name]} == {OWN, LEVEL}
    assert sum(one not in identifiers(before[LEVEL]) for one in identifiers(after[LEVEL])) == 1


@pytest.mark.long
def test_a_figure_of_its_region_may_change_its_sentence_and_does_not_make_it_new(site: EditedSite) -> None:
    before = feeds(site)
    for period in ("2025T1", "2026T1"):
        cell = key(BRETAGNE, period=period)
        site.values[cell] = (site.values[cell] or 0) * (3 if period == "2026T1" else 1)
    site.write()
    site.build()
    after = feeds(site)
    assert identifiers(after[ELSEWHERE]) == identifiers(before[ELSEWHERE])
    assert identifiers(after["regions/53-bretagne/atom.xml"]) != identifiers(before["regions/53-bretagne/atom.xml"])
    assert ILLE.code in ELSEWHERE
