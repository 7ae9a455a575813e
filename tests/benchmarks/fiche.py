"""What a fiche costs its reader, beside its budget: bytes, words, drawings, stops of the focus, heights.

`SITE` names one site or several, as a path has folders (`site:other`); a fiche is looked for in each. Without a site of the
demo, one of the five fiches that it has is built from the edition that is harvested. Needs `bash .ci/browsers`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.browser.driver import Browser, opened

FICHES = ("DEP-35", "DEP-976", "DEP-75", "NAT-FR", "EPCI-243500139", "BASBMO-5314", "REG-53")
"""A median département, one with holes, a large one, the country, an EPCI, a basin, a région."""

WIDTHS = (1280, 360)
BUDGETS = {
    "octets": 280_000,
    "compressés": 38_000,
    "mots": 2_600,
    "dessins": 14,
    "bandes": 6,
    "arrêts": 90,
    "hauteur 1280": 9_000,
    "hauteur 360": 16_000,
    "premier chiffre 360": 420,
}
"""`mots`: what stands between two blanks where a line may break: « 87 410 » is one, « 24 % » too.

Of the median fiche of a département, its folds closed; the others are told beside them."""

_WORDS = """(() => {
  const hidden = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT']);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let count = 0;
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (hidden.has(holder.tagName) || holder.closest('svg, .hors-vue, .evitement') || !holder.checkVisibility()) continue;
    if (holder.getClientRects().length && [...holder.getClientRects()].every((box) => box.width <= 1)) continue;
    count += walker.currentNode.data.split(/[ \\t\\n\\r]+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
  }
  return count;
})()"""
_STOPS = """[...document.querySelectorAll('a[href]:not([tabindex="-1"]), button, summary, input, select, [tabindex="0"]')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true })).length"""
_DRAWINGS = "document.querySelectorAll('main svg[role=img]:not(.situation, .bande)').length"
_STRIPS = "document.querySelectorAll('main svg.bande').length"
_HEIGHT = "document.documentElement.scrollHeight"
_FIRST = "Math.round(document.querySelector('.valeur').getBoundingClientRect().top + scrollY)"


@dataclass(frozen=True, slots=True)
class Fiche:
    """A fiche that is found in a site: its key and its page."""

    key: str
    page: Path


def found_in(sites: Sequence[Path]) -> Iterator[Fiche]:
    """The fiches to measure, each in the first site that has it."""
    places: dict[str, Path] = {}
    for site in sites:
        listed = json.loads((site / "api/v1/territoires.json").read_text(encoding="utf-8"))["territoires"]
        for entry in listed:
            places.setdefault(f"{entry['type']}-{entry['code']}", site / entry["url"] / "index.html")
    return (Fiche(key, places[key]) for key in FICHES if key in places)


def measured(browser: Browser, page: Path) -> dict[str, int]:
    """The figures of one page, under the names of the budgets."""
    written = page.read_bytes()
    figures = {"octets": len(written), "compressés": len(gzip.compress(written, 9, mtime=0))}
    for width in WIDTHS:
        browser.open(page.resolve().as_uri(), width=width)
        figures[f"hauteur {width}"] = int(browser.evaluate(_HEIGHT))
    figures["premier chiffre 360"] = int(browser.evaluate(_FIRST))
    browser.open(page.resolve().as_uri())
    asked = {"mots": _WORDS, "dessins": _DRAWINGS, "bandes": _STRIPS, "arrêts": _STOPS}
    return figures | {name: int(browser.evaluate(script)) for name, script in asked.items()}


def lines(sites: Sequence[Path]) -> Iterator[str]:
    """A head, then a line a fiche: each figure, with a sign where it is over its budget."""
    yield f"{'':16}" + "".join(f"{name:>20}" for name in BUDGETS)
    yield f"{'budget':16}" + "".join(f"{most:>20,}" for most in BUDGETS.values())
    with opened() as browser:
        for fiche in found_in(sites):
            figures = measured(browser, fiche.page)
            cells = (f"{figures[name]:,}{' !' if figures[name] > most else ''}" for name, most in BUDGETS.items())
            yield f"{fiche.key:16}" + "".join(f"{cell:>20}" for cell in cells)
