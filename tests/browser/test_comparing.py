"""« Comparer » in a browser: what it shows is what the fiches say; by key, by touch, by address, and when something lacks."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.browser.axe import violations
from tests.browser.driver import Browser
from tests.support.source import spaces

pytestmark = pytest.mark.long
PAGE = "comparer/index.html"
MOST_BYTES, MOST_OF_BOTH = 6_000, 15_000
TABLE = """[...document.querySelectorAll('#choix tbody tr')].map(
  (row) => [row.id, ...[...row.cells].slice(1).map((one) => one.innerHTML)])"""
HEADS = "[...document.querySelector('#choix table').querySelectorAll('thead th a')].map((one) => one.textContent)"
SAID = "document.getElementById('dit').textContent"
SETS = (("DEP-35", "DEP-22"), ("REG-53", "NAT-FR", "DEP-976"), ("DEP-75", "DEP-23", "REG-11", "DEP-974"))
NO_SCROLL = "document.documentElement.scrollWidth <= innerWidth"


def compared(browser: Browser, address: str, *keys: str, **look: Any) -> None:
    browser.open(f"{address}{PAGE}?lieux={','.join(keys)}", **look)
    settled(browser, len(keys))


def settled(browser: Browser, count: int) -> None:
    for _ in range(40):
        if len(browser.evaluate(HEADS)) == count:
            return
        time.sleep(0.05)
    assert browser.evaluate(HEADS) == count


def fiches(site: Path) -> dict[str, dict[str, Any]]:
    listed = json.loads((site / "api/v1/territoires.json").read_bytes())["territoires"]
    return {f"{one['type']}-{one['code']}": one for one in listed}


def key_figures(site: Path, key: str) -> dict[str, str]:
    """The numbers of the key figures of a fiche, by mark with its territory."""
    page = html.parse(str(site / fiches(site)[key]["url"] / "index.html"))
    found = page.xpath("//section[@id='cles']//*[contains(@class, 'valeur')]//data")
    own = {str(one.get("data-cle")): str(one.get("value")) for one in found}
    return {mark if "/" in mark else f"{key}/{mark}": value for mark, value in own.items()}


@pytest.mark.parametrize("keys", SETS)
def test_the_values_are_those_of_the_fiches(browser: Browser, address: str, site: Path, keys: tuple[str, ...]) -> None:
    compared(browser, address, *keys)
    assert browser.evaluate(HEADS) == [fiches(site)[key]["nom"] for key in keys]
    rows = browser.evaluate(TABLE)
    for column, key in enumerate(keys, start=1):
        wanted = key_figures(site, key)
        assert len(wanted) >= 3
        cells = html.fragment_fromstring("".join(row[column] for row in rows), create_parent="div")
        shown = {str(one.get("data-cle")): str(one.get("value")) for one in cells.iter("data") if one.get("data-cle")}
        assert wanted.items() <= shown.items()


def test_each_place_has_what_distinguishes_it(browser: Browser, address: str) -> None:
    compared(browser, address, "DEP-35", "DEP-22")
    titles = browser.evaluate("[...document.querySelectorAll('.distinctions-de h3')].map((one) => one.textContent)")
    assert titles == ["Ce qui distingue l’Ille-et-Vilaine", "Ce qui distingue les Côtes-d’Armor"]
    assert browser.evaluate("document.querySelectorAll('.distinctions-de [data-affirme]').length") >= 2


def test_a_missing_value_is_said(browser: Browser, address: str) -> None:
    compared(browser, address, "DEP-976", "DEP-35")
    row = next(row for row in browser.evaluate(TABLE) if row[0] == "embauches-trimestre")
    assert "data-statut" in row[1]
    assert spaces(html.fragment_fromstring(row[1], create_parent="p").text_content()).startswith("n. d.")
    assert "n. d. : valeur non disponible" in spaces(
        browser.evaluate("document.querySelector('#choix .legende').textContent")
    )


def test_places_unknown_or_too_many_are_said(browser: Browser, address: str) -> None:
    browser.open(f"{address}{PAGE}?lieux=DEP-35,DEP-99,<b>")
    settled(browser, 1)
    said = spaces(browser.evaluate(SAID))
    assert "DEP-99 : ce site n’a pas de fiche de ce territoire." in said
    assert "Ajouter un territoire à comparer." in said
    browser.open(f"{address}{PAGE}?lieux=DEP-35,DEP-22,DEP-29,DEP-56,DEP-75")
    settled(browser, 4)
    assert spaces(browser.evaluate(SAID)) == "Quatre territoires au plus. En trop : DEP-75."


def test_figures_that_cannot_be_read_are_said(browser: Browser, address: str) -> None:
    browser.open(f"{address}{PAGE}?lieux=DEP-35", blocked=["*/api/v1/comparer/*"])
    time.sleep(0.5)
    assert "n’ont pas pu être lus" in browser.evaluate(SAID)
    assert browser.evaluate("document.querySelector('#choix .donnees').hidden")


def typed(browser: Browser, words: str) -> None:
    browser.evaluate("document.getElementById('q').focus()")
    browser.ask("press", keys=list(words))
    time.sleep(0.5)
    browser.ask("press", keys=["Enter"])


def test_a_visitor_adds_a_commune_then_its_neighbour_by_key(browser: Browser, address: str) -> None:
    """On a phone: the fiche of one's commune, then that of another; the address can be sent."""
    browser.open(address + "index.html", width=360, height=800)
    browser.evaluate(
        "[...document.querySelectorAll('.trouver a')].find((one) => one.textContent.startsWith('Comparer')).click()"
    )
    time.sleep(1)
    typed(browser, "fougeres 35")
    settled(browser, 1)
    typed(browser, "laval 53")
    settled(browser, 2)
    assert browser.evaluate(HEADS) == ["Ille-et-Vilaine", "Mayenne"]
    assert browser.evaluate("location.search") == "?lieux=DEP-35,DEP-53"
    assert browser.evaluate("document.activeElement.id") == "q"
    assert spaces(browser.evaluate(SAID)).startswith("Ajouté : Mayenne (Laval).")
    assert browser.evaluate(NO_SCROLL)
    typed(browser, "vitre 35")
    time.sleep(0.3)
    assert "déjà dans la comparaison" in browser.evaluate(SAID)


def test_a_metier_is_no_place(browser: Browser, address: str) -> None:
    compared(browser, address, "DEP-35")
    typed(browser, "J1501")
    time.sleep(0.5)
    assert "seuls des territoires se comparent ici" in browser.evaluate(SAID)
    assert browser.evaluate("location.search") == "?lieux=DEP-35"


def test_the_level_compared_already_is_that_of_the_commune_added(browser: Browser, address: str) -> None:
    compared(browser, address, "REG-53")
    typed(browser, "laval 53")
    settled(browser, 2)
    assert browser.evaluate(HEADS) == ["Bretagne", "Pays de la Loire"]


def test_buttons_add_and_remove_and_the_way_back_undoes(browser: Browser, address: str) -> None:
    compared(browser, address, "DEP-35")
    browser.evaluate(
        "[...document.querySelectorAll('.proches button')].find((one) => one.textContent === 'Morbihan').click()"
    )
    settled(browser, 2)
    browser.evaluate("document.querySelector('thead button').click()")
    settled(browser, 1)
    assert browser.evaluate(HEADS) == ["Morbihan"]
    browser.evaluate("history.back()")
    settled(browser, 2)
    assert browser.evaluate("document.title").startswith("Ille-et-Vilaine, Morbihan — Comparer")


def test_from_a_fiche_one_place_is_there_already(browser: Browser, address: str) -> None:
    browser.open(f"{address}departements/35-ille-et-vilaine/index.html")
    browser.evaluate("document.querySelector('#autour a[href*=comparer]').click()")
    time.sleep(1)
    settled(browser, 1)
    assert browser.evaluate(HEADS) == ["Ille-et-Vilaine"]


@pytest.mark.parametrize("look", [{"width": 1280, "scheme": "light"}, {"width": 360, "height": 800, "scheme": "dark"}])
@pytest.mark.parametrize("keys", SETS)
def test_no_violation_and_no_sideways_scroll(
    browser: Browser, address: str, keys: tuple[str, ...], look: dict[str, Any]
) -> None:
    compared(browser, address, *keys, **look)
    assert browser.evaluate(NO_SCROLL)
    assert violations(browser) == []


def test_without_script_the_page_is_an_index(browser: Browser, address: str) -> None:
    browser.open(address + PAGE, script=False)
    assert not browser.evaluate("document.getElementById('choix').checkVisibility()")
    assert browser.evaluate("document.querySelectorAll('main section:not([hidden]) a').length") > 10


def test_the_script_is_light_and_alone_with_the_search(browser: Browser, address: str, site: Path) -> None:
    seen = browser.open(address + PAGE)
    scripts = [one.rpartition("/")[2] for one in seen["requests"] if one.endswith(".js")]
    assert sorted(scripts) == ["comparer.js", "recherche.js"]
    sizes = {name: (site / "assets" / name).stat().st_size for name in scripts}
    assert sizes["comparer.js"] <= MOST_BYTES
    assert sum(sizes.values()) <= MOST_OF_BOTH
