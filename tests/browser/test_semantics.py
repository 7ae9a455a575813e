"""What stays when the look changes: tables once stacked, words without style, titles told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.browser.driver import Browser
from tests.browser.pages import KINDS, ONE_OF_EACH, every_page

pytestmark = pytest.mark.long
ROLES = (
    "table",
    "row",
    "rowheader",
    "columnheader",
    "cell",
    "caption",
    "list",
    "listitem",
    "heading",
    "image",
    "figure",
)
WITHOUT_STYLE = """(() => {
  const sheets = [...document.styleSheets];
  const told = () => document.querySelector('main').innerText.replaceAll(/\\s+/g, '');
  document.querySelectorAll('details').forEach((fold) => { fold.open = true; });
  // One map of several, and the names that a map shows when touched: what is seen one at a time is not compared.
  document.querySelectorAll('.vue, .calque text').forEach((one) => { if (!one.checkVisibility()) one.remove(); });
  const before = told();
  sheets.forEach((sheet) => { sheet.disabled = true; });
  const after = told();
  return [before.length, [...before].every((sign, index) => sign.toLowerCase() === after[index].toLowerCase())];
})()"""


@pytest.mark.parametrize("name", ["Ille-et-Vilaine", "liste-departements", "methode", "accessibilite"])
def test_a_table_stays_a_table_once_stacked(browser: Browser, address: str, name: str) -> None:
    """The browser gives the same roles to assistive tools, wide and narrow."""
    found = []
    for width in (1280, 320):
        browser.open(address + KINDS[name], width=width)
        browser.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        roles = browser.ask("tree")
        found.append({role: roles.get(role, 0) for role in ROLES})
    assert found[0] == found[1]
    assert found[0]["table"]
    assert found[0]["cell"]


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_nothing_is_lost_without_style(browser: Browser, address: str, name: str) -> None:
    browser.open(address + KINDS[name])
    length, same = browser.evaluate(WITHOUT_STYLE)
    assert length > 100
    assert same


def test_titles_are_all_different(site: Path) -> None:
    """Addresses that only lead to a fiche aside: they have its name, each."""
    pages = [html.parse(path) for path in every_page(site)]
    titles = [page.findtext(".//title") for page in pages if not page.xpath("//meta[@http-equiv='refresh']")]
    assert len(titles) == len(set(titles))
    assert len(titles) > 130
