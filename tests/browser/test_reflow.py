"""Small screens, large text, spaced text: nothing is cut, and the page never scrolls sideways."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.driver import Browser
from tests.browser.pages import DENSE, KINDS, ONE_OF_EACH

pytestmark = pytest.mark.long
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
"""WCAG 1.4.12."""
CASES: dict[str, dict[str, Any]] = {
    "320": {"width": 320, "height": 640},
    "360": {"width": 360, "height": 800},
    "paysage": {"width": 740, "height": 320},
    "zoom-200": {"width": 640, "height": 480, "scale": 2},
    "zoom-400": {"width": 320, "height": 256, "scale": 4},
    "texte-200-large": {"width": 1280, "height": 900, "text": 32},
    "texte-200-etroit": {"width": 640, "height": 900, "text": 32},
    "espace-large": {"width": 1280, "height": 900, "css": SPACED},
    "espace-etroit": {"width": 360, "height": 800, "css": SPACED},
}
HARDEST = ("320", "paysage", "texte-200-etroit", "espace-etroit")
LOOKED_AT = [(name, case) for name in ONE_OF_EACH for case in (CASES if name in DENSE else HARDEST)]
OVERFLOWING = """(() => {
  const root = document.documentElement;
  const scrolls = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX === 'auto' || getComputedStyle(box, '::details-content').overflowX === 'auto') return true;
    }
    return false;
  };
  const clipped = (element) => element !== document.body
    && (getComputedStyle(element).clipPath === 'inset(50%)' || clipped(element.parentElement));
  const hidden = (element) => element.closest('.evitement, svg, thead') !== null || clipped(element);
  const said = (element) => `${element.tagName.toLowerCase()}.${element.className} « ${element.textContent.trim().slice(0, 40)} »`;
  document.querySelectorAll('details').forEach((fold) => { fold.open = true; });
  const found = root.scrollWidth > root.clientWidth ? [`page : ${root.scrollWidth} > ${root.clientWidth}`] : [];
  for (const element of document.body.querySelectorAll('*')) {
    if (hidden(element)) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width && box.right > root.clientWidth + 1 && !scrolls(element)) found.push(`dépasse : ${said(element)}`);
    if (style.overflowX !== 'visible' && style.overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1)
      found.push(`coupé : ${said(element)}`);
    if (style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1) found.push(`coupé : ${said(element)}`);
  }
  return found.slice(0, 12);
})()"""


@pytest.mark.parametrize(("name", "case"), LOOKED_AT)
def test_nothing_overflows(browser: Browser, address: str, name: str, case: str) -> None:
    browser.open(address + KINDS[name], **CASES[case])
    assert browser.evaluate(OVERFLOWING) == [], f"{name}, {case}"


@pytest.mark.parametrize(
    ("css", "found"),
    [("h1 { white-space: nowrap; }", "page"), ("p { height: 1em; overflow: hidden; }", "coupé"), ("main { width: 700px; }", "page")],
)  # fmt: skip
def test_a_planted_fault_is_seen(browser: Browser, address: str, css: str, found: str) -> None:
    long = css.replace("h1 {", "h1::after { content: 'Communauté de communes des Portes de l’Ariège'; } h1 {")
    browser.open(address + KINDS["Ille-et-Vilaine"], **CASES["320"], css=long)
    assert any(line.startswith(found) for line in browser.evaluate(OVERFLOWING))
