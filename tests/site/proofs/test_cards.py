"""The cards of pages: whose, where, in the words of the page; the files, of the size that is told, and light."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from fiches.site.cards import card_bytes, site_card
from fiches.site.checks.reading import parsed
from fiches.site.fiche.card import fiche_image
from fiches.site.fiche.embedded import render_embedded
from fiches.site.proofs import cards
from fiches.site.proofs.cards import alternative_fault, card_file_findings, card_findings
from fiches.site.proofs.heads import Listed, SiteFacts
from tests.support import figures as build

URL = "https://exemple.fr/depot/"
CONTEXT = build.make_context(url=URL)
HEADLINES = build.full_headlines()
FOLDER = build.TERRITORIES[build.ILLE].folder
NAME = f"{FOLDER}index.html"
SITE = SiteFacts({FOLDER: Listed("DEP-35", "Ille-et-Vilaine", FOLDER, (), {})}, URL, build.QUARTER, True)
Edit = Callable[[str], str]


def page(edit: Edit = str) -> etree._Element:
    """The key figures of a fiche as its page has them, under a head with its card."""
    image = fiche_image(build.ILLE, HEADLINES, CONTEXT)
    metas = {"og:url": URL, "og:image": URL + image.path, "og:image:width": "1200", "og:image:height": "630"}
    written = "".join(
        f'<meta property="{key}" content="{value}">' for key, value in {**metas, "og:image:alt": image.alt}.items()
    )
    figures = render_embedded(build.ILLE, HEADLINES, CONTEXT).partition("<ul>")[2].partition("</ul>")[0]
    figures = figures.replace("<li>", '<li class="chiffre">').replace("h2", "h3")
    found = parsed(edit(f"<html><head>{written}</head><body><ul>{figures}</ul></body></html>").encode())
    assert found is not None
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "partage.png").write_bytes(b"")
    return tmp_path


def test_a_page_whose_card_says_what_it_says_has_no_finding(root: Path) -> None:
    assert list(card_findings(root, page(), NAME, SITE)) == []
    (root / FOLDER / "partage.png").unlink()
    assert "absente" in "".join(card_findings(root, page(), NAME, SITE))
    assert alternative_fault(page(), NAME, SITE) == ""


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda text: text.replace("41\u202f230", "41\u202f231", 1), "41 231"),
        (lambda text: text.replace("Données simulées. Ille", "Ille"), "simulées"),
        (lambda text: text.replace("Ille-et-Vilaine, 1er", "Morbihan, 1er"), "attendu : Ille-et-Vilaine, 1er trimestre"),
        (lambda text: text.replace("personnes, fin mars 2026", "personnes, fin juin 2026"), "fin juin 2026"),
        (lambda text: text.replace(' À lire avec réserve.', "", 1), "À lire avec réserve"),
        (lambda text: text.replace('"></head>', ' 12 % de plus."></head>'), "12 % de plus"),
    ],
    ids=["value", "simulated", "name", "period", "reserve", "more"],
)  # fmt: skip
def test_other_words_are_told(edit: Edit, said: str) -> None:
    assert said in alternative_fault(page(edit), NAME, SITE)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda text: text.replace(f"{FOLDER}partage", "departements/29-finistere/partage"), "29-finistere"),
        (lambda text: text.replace('"630"', '"600"'), "1200 × 600"),
        (lambda text: text.replace('property="og:image"', 'property="og:other"'), "attendu : https://exemple.fr"),
    ],
    ids=["place", "size", "absent"],
)
def test_another_image_is_told(root: Path, edit: Edit, said: str) -> None:
    assert any(said in finding for finding in card_findings(root, page(edit), NAME, SITE))


def test_a_general_card_has_no_figure() -> None:
    words = '<html><head><meta property="og:image:alt" content="Données simulées. Départements, 1er trimestre 2026. {}"></head></html>'
    for text, fault in (("Une fiche par département.", False), ("101 fiches.", True)):
        document = parsed(words.format(text).encode())
        assert document is not None
        assert bool(alternative_fault(document, "departements/index.html", SITE)) == fault


def test_files_are_those_that_pages_name_of_the_size_and_weight_that_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "facts_of", lambda _: SITE)
    names = ["partage.png", "departements/partage.png", f"{FOLDER}partage.png"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(card_bytes(site_card(CONTEXT)))
    assert list(card_file_findings(tmp_path, names)) == []
    assert "absente" in "".join(card_file_findings(tmp_path, names[:2]))
    assert "d’aucune page" in "".join(card_file_findings(tmp_path, names[1:]))
    (tmp_path / "epci").mkdir()
    (tmp_path / "epci/partage.png").write_bytes(b"GIF89a" + bytes(60))
    told = list(card_file_findings(tmp_path, [*names, "epci/partage.png"]))
    assert ["d’aucune page" in told[0], "PNG" in told[1], len(told)] == [True, True, 2]
    (tmp_path / names[0]).write_bytes((tmp_path / names[0]).read_bytes() + bytes(60_000))
    assert "60000 au plus" in "".join(card_file_findings(tmp_path, names))
