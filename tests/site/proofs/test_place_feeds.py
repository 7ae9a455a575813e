"""The feeds of fiches and levels, held to the fiche's data and its page, and to one another: each broken thing is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fiches.keys import CSV_HEADERS
from fiches.site.atom import Entry, Feed, entry_xml, feed_xml
from fiches.site.checks.reading import parsed
from fiches.site.fiche.feed import figures_version
from fiches.site.proofs import place_feeds
from fiches.site.proofs.heads import Listed, SiteFacts
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.place_feeds import fiche_feed_findings, level_feed_findings
from tests.support import figures as build

URL = "https://exemple.fr/depot/"
FOLDER = "departements/35-ille-et-vilaine/"
SITE = SiteFacts({FOLDER: Listed("DEP-35", "Ille-et-Vilaine", FOLDER, (), {})}, URL, build.QUARTER, True)
CONTEXT = replace(build.make_context(url=URL), updated="2026-05-28T08:02:11Z")
ROW = (
    "DE_1",
    "DEP",
    "35",
    "CUMUL",
    "CUMUL",
    "ABC",
    "",
    "",
    "2026T1",
    "nombre",
    "41230",
    "",
    "2026-05-28T10:02:11+02:00",
)
PAGE = """<html data-territoire="DEP-35"><head><title>Ille-et-Vilaine\u00a0: le marché du travail</title>
<meta name="description" content="Une phrase."><link rel="alternate" type="application/atom+xml" href="atom.xml"></head>
<body><ul><li class="chiffre"><p class="valeur"><data data-cle="DE_1.CUMUL.CUMUL.ABC...2026T1.nombre">41 230</data></p></li></ul>
</body></html>"""
Edit = Callable[[str], str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(place_feeds, "facts_of", lambda _: SITE)
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "donnees.csv").write_text("\n".join(",".join(row) for row in (CSV_HEADERS, ROW)) + "\n", encoding="utf-8")
    entry = Entry("Ille-et-Vilaine, 1er trimestre 2026", FOLDER, figures_version([ROW]), CONTEXT.updated, "Une phrase.")
    for path in ("", "departements/", FOLDER):
        feed = feed_xml(Feed("Fil", path, CONTEXT.updated), [entry_xml(entry, CONTEXT)], CONTEXT)
        (tmp_path / path / "atom.xml").write_text(feed, encoding="utf-8")
    return tmp_path


def told(root: Path, page: str = PAGE) -> str:
    document = parsed(page.encode())
    assert document is not None
    return "\n".join(fiche_feed_findings(PageReading(root, f"{FOLDER}index.html", document, None)))


def edited(root: Path, name: str, edit: Edit) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert edit(text) != text
    path.write_text(edit(text), encoding="utf-8")


def levels(root: Path) -> str:
    return "\n".join(level_feed_findings(root, ["atom.xml", "departements/atom.xml", f"{FOLDER}atom.xml"]))


def test_sound_feeds_have_no_finding(root: Path) -> None:
    assert told(root) == ""
    assert levels(root) == ""


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda text: text.replace("Une phrase.", "Une autre."), "Une autre. » (attendu : Une phrase.)"),
        (lambda text: text.replace("08:02:11Z</updated><summary", "09:02:11Z</updated><summary"), "09:02:11Z"),
        (lambda text: text.replace("<updated>2026-05", "<updated>2026-06", 1), "daté du 2026-06"),
        (lambda text: text.replace("#", "#0"), "attendu : https://exemple.fr/depot/departements/35-ille-et-vilaine/#"),
        (lambda text: text.replace("1er trimestre", "2e trimestre"), "2e trimestre"),
        (lambda text: text.replace("<title>Ille-et-Vilaine", "<title>Finistère"), "Finistère"),
        (lambda text: text.replace("trimestre 2026 (", "trimestre 2026 et la suite ("), "et la suite"),
        (
            lambda text: text.replace("2026 (données simulées)</title><id", "2026</title><id"),
            "2026 » (attendu : Ille-et-Vilaine, 1er",
        ),
        (lambda text: text.replace("données simulées", "source : exemple.fr"), "exemple.fr"),
        (lambda text: text.replace(f'{FOLDER}atom.xml"', 'atom.xml"'), "liens"),
        (lambda text: text.partition("<entry>")[0] + "</feed>", "0 entrées"),
        (lambda text: text.replace("</feed>", ""), "illisible"),
    ],
    ids=[
        "sentence",
        "date",
        "date of the feed",
        "version",
        "period",
        "name",
        "longer name",
        "no simulation",
        "source",
        "links",
        "entry",
        "form",
    ],
)
def test_a_feed_that_says_something_else_is_told(root: Path, edit: Edit, said: str) -> None:
    edited(root, f"{FOLDER}atom.xml", edit)
    assert said in told(root)


def test_a_feed_without_a_period_may_not_name_a_place_that_begins_alike(root: Path) -> None:
    """« Rennes » is not « Rennes-le-Château »."""
    page = PAGE.replace("data-cle", "data-autre")
    edited(root, f"{FOLDER}atom.xml", lambda text: text.replace(", 1er trimestre 2026", ""))
    assert told(root, page) == ""
    edited(root, f"{FOLDER}atom.xml", lambda text: text.replace("Vilaine (", "Vilaine-le-Château ("))
    assert "Ille-et-Vilaine-le-Château" in told(root, page)


def test_a_place_whose_name_has_a_number_is_named_whole(root: Path) -> None:
    edited(root, f"{FOLDER}atom.xml", lambda text: text.replace("<title>Ille-et-Vilaine", "<title>Val\u00a081"))
    assert told(root, PAGE.replace("<title>Ille-et-Vilaine", "<title>Val\u00a081")) == ""


def test_the_source_is_the_one_that_the_page_names(root: Path) -> None:
    foot = (
        "<footer><p><strong>Source\u00a0: <span>exemple.fr</span>, et non France Travail.</strong></p></footer></body>"
    )
    edited(root, f"{FOLDER}atom.xml", lambda text: text.replace("données simulées", "source\u00a0: exemple.fr"))
    assert told(root, PAGE.replace("</body>", foot)) == ""
    assert "autre.fr" in told(root, PAGE.replace("</body>", foot.replace("exemple", "autre")))


def test_a_figure_that_its_feed_does_not_know_is_told(root: Path) -> None:
    edited(root, f"{FOLDER}donnees.csv", lambda text: text.replace("41230", "41240"))
    assert "#" in told(root)


def test_a_feed_or_its_link_that_is_missing_is_told(root: Path) -> None:
    assert "absent" in told(root, PAGE.replace('href="atom.xml"', 'href="../atom.xml"'))
    (root / FOLDER / "atom.xml").unlink()
    assert "absent" in told(root)


def test_a_level_that_does_not_repeat_its_fiches_is_told(root: Path) -> None:
    edited(root, "departements/atom.xml", lambda text: text.replace("Une phrase.", "Une autre."))
    assert "Une autre." in levels(root)
    assert "absent" in "".join(level_feed_findings(root, ["atom.xml", f"{FOLDER}atom.xml"]))
