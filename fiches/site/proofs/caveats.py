"""Réserves: a change that the content folder allows with words beside it is never given without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from fiches.site.checks.reading import content, elements, local
from fiches.site.proofs.former_epci import perimeter_years
from fiches.site.proofs.french import plain
from fiches.site.proofs.page import PageReading

_CHANGE = re.compile(r"\b(?:evolution|baisse|hausse|recul|stable)\(([^;()\s]+);([^;()\s]+)")
_AROUND = ("li", "section")
_WORDS = "réserve"
_NOMENCLATURE, _PERIOD = 3, -2


def caveat_findings(page: PageReading) -> Iterator[str]:
    """In a page's `<main>`: what holds a change (a key figure, a block) says « réserve » where one is declared."""
    told: set[int] = set()
    for element in elements(page.document, "//main//*[@data-formule or @data-affirme]"):
        marks = f"{element.get('data-formule', '')} {element.get('data-affirme', '')}"
        change = next((key for key, end in _CHANGE.findall(marks) if _is_qualified(page, key, end)), "")
        around = _around(element) if change else None
        if around is None or id(around) in told:
            continue
        told.add(id(around))
        if _WORDS not in content(around):
            yield f"« {plain(content(element))[:60]} » pour {change} : sans réserve (attendu : « à lire avec réserve »)."


def _is_qualified(page: PageReading, key: str, end: str) -> bool:
    """Whether a réserve is declared for the change, or the perimeter of an intercommunalité changed between its ends."""
    place, _, own = key.rpartition("/")
    fields = own.split(".")
    code, start = fields[_NOMENCLATURE].replace("%20", " "), fields[_PERIOD]
    if any(one.concerns(fields[0], code, start) for one in page.reference.caveats):
        return True
    years = perimeter_years(place or page.home)
    return any(start < f"{year}T1" <= end.split(".")[_PERIOD] for year in years)


def _around(element: etree._Element) -> etree._Element | None:
    """The key figure or the block that an element is in; the part of the page, for a row of a table."""
    return next((one for one in element.iterancestors() if local(one) in _AROUND), None)
