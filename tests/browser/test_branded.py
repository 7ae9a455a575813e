"""The example of a branded site, built with every proof, then looked at: its logo, its colours, what its publisher says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from fiches.site.checks.paper_reading import QUOTED, read_pdf
from tests.browser.axe import violations
from tests.browser.driver import Browser
from tests.support.demo import FEW, run
from tests.support.serving import served
from tests.support.site_folder import ROOT, make_content

EXAMPLE = ROOT / "docs/exemples/marque"
FICHE = "departements/35-ille-et-vilaine/index.html"
PAGE = "pages/nous-rencontrer/index.html"
COLOURS = {"light": "rgb(11, 83, 148)", "dark": "rgb(138, 184, 230)"}
pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every proof has held, or there is no site."""
    folder = tmp_path_factory.mktemp("marque")
    content = make_content(folder, territories=FEW)
    shutil.copytree(EXAMPLE, content, dirs_exist_ok=True)
    run("build", content, folder / "site")
    return folder / "site"


@pytest.mark.parametrize("scheme", COLOURS)
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", [FICHE, PAGE])
def test_a_branded_page_shows_its_logo_and_can_be_read(
    browser: Browser, site: Path, path: str, width: int, scheme: str
) -> None:
    with served(site) as url:
        browser.open(f"{url}{path}", width=width, height=900, scheme=scheme)
        logo = "document.querySelector('header .logo')"
        assert browser.evaluate(f"{logo}.naturalWidth > 0 && {logo}.getBoundingClientRect().height === 48")
        assert browser.evaluate(f"{logo}.alt") == "L’emploi près de chez vous"
        assert browser.evaluate("getComputedStyle(document.querySelector('main a')).color") == COLOURS[scheme]
        assert browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(browser) == []


def test_a_fiche_says_what_its_publisher_says(site: Path) -> None:
    fiche = (site / FICHE).read_text(encoding="utf-8")
    assert re.findall(r'class="[^"]*editeur[^"]*" id="(\w+)"', fiche) == ["avant", "commentaire", "apres"]
    assert '<time datetime="2026-11-30">' in fiche


def test_its_pdf_says_the_same(site: Path) -> None:
    said = " ".join(one.text for one in read_pdf(site / FICHE.replace("index.html", "fiche.pdf")) if one.kind == QUOTED)
    assert all(
        words in said for words in ("12\u202f450 entreprises", "340 personnes", "30 novembre 2026", "Nous rencontrer")
    )
