"""A chart of the site by its address, for a frame of another site: shown with its words and its fiche, or refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fiches.site.pages.chart_page import PAGE, render_chart_page
from fiches.site.pages.site_pages import assets
from fiches.site.publish import write_files
from tests.browser.driver import Browser
from tests.support import figures as build
from tests.support.serving import served

pytestmark = pytest.mark.long
FOLDER = "departements/35-ille-et-vilaine/"
CHART = f"{FOLDER}graphiques/demandeurs-abc.svg"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 368 200" width="368" height="200"><title>Une hausse.</title>'
    "<desc>Une courbe.</desc><path d='M0,0h368v200h-368Z' fill='#fff'/></svg>"
)
SHOWN = """new Promise((told) => { let tries = 0; const look = () => {
  const image = document.querySelector('h1 img'), said = document.querySelector('main p');
  if (image?.complete || tries++ > 40 || said?.textContent.startsWith('Aucun graphique')) {
    told([image?.alt ?? null, image?.naturalWidth ?? 0, said?.textContent ?? '', document.querySelector('footer a').getAttribute('href')]);
  } else setTimeout(look, 20); }; look(); })"""
MOST_BYTES = 1_000


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("site")
    write_files(
        root, {**assets(), PAGE: render_chart_page(build.make_context()), CHART: SVG, "404.html": "<p>Rien</p>"}
    )
    with served(root, "/depot/") as url:
        yield url


def test_a_chart_is_shown_with_its_words_and_the_way_to_its_fiche(browser: Browser, small: str) -> None:
    browser.open(f"{small}embed/index.html?graphique={CHART}")
    assert browser.evaluate(SHOWN) == ["Une hausse. — Une courbe.", 368, "", f"../{FOLDER}index.html"]
    foot = browser.evaluate("document.querySelector('footer').textContent")
    assert "Licence Ouverte" in foot
    assert "Source" in foot


@pytest.mark.parametrize(
    "asked",
    [
        "", "https://exemple.fr/a.svg", "//exemple.fr/graphiques/a.svg", "../depot/departements/35-x/graphiques/a.svg",
        "departements/35-x/graphiques/../../../a.svg", "departements/35-x/donnees.csv", "javascript:alert(1)",
        "departements/35-x/graphiques/a.svg?b", "data:image/svg+xml,<svg/>", "/departements/35-x/graphiques/a.svg",
        "departements/35-x/graphiques/%2e%2e/a.svg", "departements%5c35-x/graphiques/a.svg",
    ],
)  # fmt: skip
def test_another_address_is_not_followed(browser: Browser, small: str, asked: str) -> None:
    browser.open(f"{small}embed/index.html?graphique={asked}")
    alt, wide, words, link = browser.evaluate(SHOWN)
    assert (alt, wide, link) == (None, 0, "../index.html")
    assert words.startswith("L’adresse de cette page, suivie de")


def test_a_chart_that_is_not_there_is_told(browser: Browser, small: str) -> None:
    browser.open(f"{small}embed/index.html?graphique={FOLDER}graphiques/absent.svg")
    assert browser.evaluate(SHOWN)[2] == "Aucun graphique à cette adresse."


def test_without_script_the_page_says_what_it_is_for(browser: Browser, small: str) -> None:
    browser.open(f"{small}embed/index.html?graphique={CHART}", script=False)
    assert "Il y faut un script." in browser.evaluate("document.querySelector('main').textContent")


def test_its_script_is_small() -> None:
    script = assets()["assets/graphique.js"]
    assert len(script) <= MOST_BYTES
