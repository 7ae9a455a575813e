"""The one script adds to a page that is complete without it: links, citations, images, tables sorted; by pointer and by key."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from tests.browser.driver import Browser
from tests.browser.pages import KINDS

pytestmark = pytest.mark.long
FICHE, BLOCK = KINDS["Ille-et-Vilaine"], "demandeurs-abc"
OPENER = f"document.querySelector('#{BLOCK} button.lien')"
PANEL = f"document.querySelector('#{BLOCK} .outils')"
PRESS = f"[...{PANEL}.querySelectorAll('button')].find((one) => one.textContent === '%s').click()"
SAID = f"""new Promise((told) => {{ const look = () => {PANEL}.querySelector('[role=status]').textContent
  ? told({PANEL}.querySelector('[role=status]').textContent) : setTimeout(look, 20); look(); }})"""
MOST_BYTES = 8_000
BY_VALUE = """[...document.querySelectorAll('table[data-triable]')[0].tBodies[0].rows]
  .map((row) => row.cells[1].querySelector('data')).filter(Boolean).map((one) => Number(one.value))"""
NAMES = "[...document.querySelectorAll('table[data-triable]')[0].tBodies[0].rows].map((row) => row.cells[0].textContent.trim())"


def head(place: int) -> str:
    return f"document.querySelectorAll('table[data-triable]')[0].tHead.rows[0].cells[{place}]"


def bare(name: str) -> str:
    """As a French dictionary orders: accents aside, signs before letters."""
    name = unicodedata.normalize("NFD", name.replace("’", " "))
    return "".join(sign for sign in name if unicodedata.category(sign) != "Mn").lower()


def opened(browser: Browser, address: str) -> None:
    browser.open(address + FICHE)
    browser.evaluate(f"{OPENER}.click()")


def test_without_the_script_each_block_has_its_address_and_no_dead_button(browser: Browser, address: str) -> None:
    browser.open(address + FICHE, script=False)
    links, strays, buttons = browser.evaluate("""[document.querySelectorAll('a.lien').length,
      [...document.querySelectorAll('a.lien')].filter((one) => !document.getElementById(one.hash.slice(1))).length,
      document.querySelectorAll('main button').length]""")
    assert links > 8
    assert (strays, buttons) == (0, 0)
    assert browser.evaluate("document.querySelectorAll('main figure svg[role=img] [data-cle]').length") > 10


def test_every_block_with_a_drawing_or_a_table_has_one(browser: Browser, address: str) -> None:
    browser.open(address + FICHE, script=False)
    assert (
        browser.evaluate("""[...document.querySelectorAll('main :is(.bloc, .comparaison):has(figure, table):not(:has(table.barres))')]
      .filter((block) => block.querySelectorAll(`a.lien[href="#${block.id}"]`).length !== 1).map((block) => block.id)""")
        == []
    )


def test_the_script_takes_the_place_of_the_links(browser: Browser, address: str) -> None:
    """No place more to stop at: the button stands for the link of the block and that of its file."""
    browser.open(address + FICHE, script=False)
    visible = """[...document.querySelectorAll('a[href]:not([tabindex="-1"]), summary, button:not(th button)')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true })).length"""
    before = browser.evaluate(visible)
    browser.open(address + FICHE)
    assert browser.evaluate(visible) < before
    names = browser.evaluate("[...document.querySelectorAll('button.lien')].map((one) => one.textContent)")
    assert len(names) == len(set(names)) > 8


def test_a_citation_says_what_where_when_and_whose(browser: Browser, address: str) -> None:
    opened(browser, address)
    browser.evaluate(PRESS % "Citer")
    said = browser.evaluate(SAID)
    assert "Ille-et-Vilaine." in said
    assert "Données simulées." in said
    assert "édition du 1er trimestre 2026." in said
    assert "Source : France Travail" in said.replace("\u00a0", " ")
    assert "Licence Ouverte" in said
    assert said.endswith(f"#{BLOCK}")


def test_a_link_is_copied_or_shown(browser: Browser, address: str) -> None:
    opened(browser, address)
    browser.evaluate(PRESS % "Copier le lien")
    assert browser.evaluate(SAID).endswith(f"{address}{FICHE}#{BLOCK}")


def test_the_frame_that_is_copied_leads_to_the_chart_and_has_its_title(browser: Browser, address: str) -> None:
    """A screen reader of the other site says it."""
    opened(browser, address)
    browser.evaluate(PRESS % "Copier un cadre")
    said = browser.evaluate(SAID)
    frame = f"new DOMParser().parseFromString({json.dumps(said)}, 'text/html').querySelector('iframe')"
    title = f"(document.querySelector('#{BLOCK}').closest('.bloc') ?? document.querySelector('#{BLOCK}')).querySelector('h2, h3')"
    assert browser.evaluate(f"{frame}.title") == " ".join(browser.evaluate(f"{title}.textContent").split())
    assert browser.evaluate(f"{frame}.src").startswith(
        f"{address}embed/index.html?graphique=departements/35-ille-et-vilaine/"
    )
    assert browser.evaluate(f"[{frame}.width, {frame}.height]") == ["100%", "500"]


def test_an_image_is_made_of_the_drawing_with_its_title_and_source(browser: Browser, address: str) -> None:
    browser.open(address + FICHE)
    browser.evaluate(
        """window.asked = []; HTMLAnchorElement.prototype.click = function () { asked.push([this.download, this.href]); }"""
    )
    browser.evaluate(f"{OPENER}.dispatchEvent(new MouseEvent('click'))")
    browser.evaluate(PRESS % "Image PNG")
    assert browser.evaluate(SAID) == f"Image enregistrée : 35-ille-et-vilaine-{BLOCK}.png"
    ((name, image),) = browser.evaluate("asked")
    assert name.endswith(f"{BLOCK}.png")
    assert image.startswith("data:image/png;base64,")
    assert len(image) > 20_000, "image vide"


def test_a_panel_opens_and_closes_by_key(browser: Browser, address: str) -> None:
    browser.open(address + FICHE)
    browser.evaluate(f"{OPENER}.focus()")
    browser.ask("press", keys=["Enter"])
    assert browser.evaluate(f"[{OPENER}.getAttribute('aria-expanded'), {PANEL}.hidden]") == ["true", False]
    browser.ask("press", keys=["Tab", "Tab"])
    assert browser.evaluate("document.activeElement.textContent") == "Copier le lien"
    browser.ask("press", keys=["Escape"])
    assert browser.evaluate(f"document.activeElement === {OPENER} && {PANEL}.hidden")


def test_a_table_is_sorted_by_value_then_back(browser: Browser, address: str) -> None:
    browser.open(address + KINDS["France"])
    browser.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    browser.evaluate(f"{head(0)}.querySelector('button').focus()")
    browser.ask("press", keys=["Enter"])
    names = browser.evaluate(NAMES)
    assert names == sorted(names, key=bare)
    assert browser.evaluate(f"{head(0)}.getAttribute('aria-sort')") == "ascending"
    for way in ("descending", "ascending"):
        browser.evaluate(f"{head(1)}.querySelector('button').click()")
        values = browser.evaluate(BY_VALUE)
        assert values == sorted(values, reverse=way == "descending")
        assert browser.evaluate(f"{head(1)}.getAttribute('aria-sort')") == way
    assert sorted(browser.evaluate(NAMES)) == sorted(names)


def test_an_address_within_a_fold_opens_it(browser: Browser, address: str) -> None:
    browser.open(address + KINDS["France"])
    fold = browser.evaluate("document.querySelector('details[id]').id")
    browser.open(f"{address}{KINDS['France']}#{fold}")
    assert browser.evaluate(f"document.getElementById('{fold}').open")


def test_the_script_is_small(site: Path) -> None:
    assert (site / "assets" / "fiche.js").stat().st_size <= MOST_BYTES
