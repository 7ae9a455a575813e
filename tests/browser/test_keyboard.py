"""A tour of the page by keyboard alone: the skip link first, every link and fold in order, a focus that is seen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.driver import Browser
from tests.browser.pages import KINDS, ONE_OF_EACH, both_widths

pytestmark = pytest.mark.long
EXPECTED = """[...document.querySelectorAll('a[href]:not([tabindex="-1"]), button, summary, input:is(:checked, [name=q]), [tabindex="0"]')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element, index) => { element.dataset.tour = index; return index; }).length"""
FOCUSED = """(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return { place: Number(element.dataset.tour), text: element.textContent.trim().slice(0, 60),
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inside: box.width > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth };
})()"""


def tour(browser: Browser, key: str = "Tab") -> tuple[int, list[dict[str, Any]]]:
    """How many places there are, and where each stroke leads until the page is left."""
    count = int(browser.evaluate(EXPECTED))
    found = browser.ask("walk", key=key, times=count + 2, script=FOCUSED)
    return count, [stop for stop in found if stop is not None]


@pytest.mark.parametrize(("name", "width"), both_widths("Mayotte"))
def test_tab_reaches_everything_in_order_with_a_visible_focus(
    browser: Browser, address: str, name: str, width: int
) -> None:
    browser.open(address + KINDS[name], width=width)
    count, stops = tour(browser)
    assert [stop["place"] for stop in stops] == list(range(count)), "ordre ou piège"
    assert [stop["text"] for stop in stops if not stop["outline"]] == [], "sans contour"
    assert [stop["text"] for stop in stops if not stop["inside"]] == [], "hors de l’écran"


@pytest.mark.parametrize("name", [name for name in ONE_OF_EACH if name != "page-introuvable"])
def test_the_skip_link_comes_first_and_leads_to_the_content(browser: Browser, address: str, name: str) -> None:
    browser.open(address + KINDS[name])
    browser.ask("press", keys=["Tab"])
    assert browser.evaluate("document.activeElement.textContent") == "Aller au contenu"
    assert browser.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    browser.ask("press", keys=["Enter"])
    assert browser.evaluate("location.hash") == "#contenu"
    browser.ask("press", keys=["Tab"])
    assert browser.evaluate("document.activeElement.closest('main') !== null || !document.querySelector('main a')")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_fold_opens_and_closes_by_key(browser: Browser, address: str, key: str) -> None:
    browser.open(address + KINDS["Ille-et-Vilaine"])
    browser.evaluate("document.querySelector('details:not([open]) summary').focus()")
    for expected in (True, False):
        browser.ask("press", keys=[key])
        assert browser.evaluate("document.activeElement.parentElement.open") is expected


@pytest.mark.parametrize(
    ("css", "field"),
    [
        ("a:focus-visible { outline: none !important; }", "outline"),
        ("main a { position: fixed; left: -999px; }", "inside"),
    ],
)
def test_a_planted_fault_is_seen(browser: Browser, address: str, css: str, field: str) -> None:
    browser.open(address + KINDS["glossaire"], css=css)
    assert not all(stop[field] for stop in tour(browser)[1])
