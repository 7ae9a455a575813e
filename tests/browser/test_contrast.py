"""Words drawn in the charts stand out of what is behind them, in every scheme: axe does not look into drawings."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.driver import Browser
from tests.browser.pages import FICHES

pytestmark = pytest.mark.long
SCHEMES: dict[str, dict[str, Any]] = {
    "clair": {"scheme": "light"},
    "sombre": {"scheme": "dark"},
    "contraste-accru": {"features": {"prefers-contrast": "more"}},
    "couleurs-imposees": {"scheme": "dark", "features": {"forced-colors": "active"}},
}
FAINT = """(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => channels(colour).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, index) => sum + c * [0.2126, 0.7152, 0.0722][index], 0);
  const ratio = (a, b) => { const [high, low] = [light(a), light(b)].sort((x, y) => y - x); return (high + 0.05) / (low + 0.05); };
  const seen = (colour) => colour !== 'none' && (channels(colour)[3] ?? 1) > 0;
  const paper = getComputedStyle(document.querySelector('main')).backgroundColor;
  const ground = seen(paper) ? paper : getComputedStyle(document.body).backgroundColor;
  /** The fill of the last shape drawn before the words that holds their middle; else the paper. */
  const behind = (words, drawing) => {
    const box = words.getBoundingClientRect();
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    let found = ground;
    for (const shape of drawing.querySelectorAll('rect, path, circle, text')) {
      if (shape === words) break;
      const style = getComputedStyle(shape);
      if (shape.tagName === 'text' || !seen(style.fill)) continue;
      const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
      if (shape.isPointInFill(point)) found = style.fill;
    }
    return found;
  };
  const faint = [];
  let count = 0;
  for (const drawing of document.querySelectorAll('main figure svg[role=img]')) {
    for (const words of drawing.querySelectorAll('text')) {
      count += 1;
      const style = getComputedStyle(words);
      const found = ratio(style.fill, behind(words, drawing));
      if (found < 4.5) faint.push(`${drawing.parentElement.id} « ${words.textContent} » ${found.toFixed(2)}`);
    }
  }
  return [count, faint];
})()"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["France", "Ille-et-Vilaine"])
def test_words_of_drawings_stand_out(browser: Browser, address: str, name: str, scheme: str) -> None:
    browser.open(address + FICHES[name], **SCHEMES[scheme])
    count, faint = browser.evaluate(FAINT)
    assert count > 40
    assert faint == [], f"{name}, {scheme}"


def test_faint_words_are_seen(browser: Browser, address: str) -> None:
    browser.open(address + FICHES["Ille-et-Vilaine"], css="figure svg text { fill: #bbb !important; }")
    assert browser.evaluate(FAINT)[1]
