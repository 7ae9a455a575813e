"""Strips of key figures: a tick for each change over a year of the level, the ring and the long tick where theirs are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from fractions import Fraction
from functools import lru_cache

from lxml import etree

from fiches.site.checks.reading import elements, local
from fiches.site.proofs.edition import WholeEdition
from fiches.site.proofs.intervals import change, published
from fiches.site.proofs.page import PageReading

_EVOLUTION = re.compile(r"evolution\(([^;()]+);([^;()]+)\)")
_LEAST_BASE, _WIDEST = 1000, 2  # the smallest base of a printed evolution, and the points that rounding may leave to it
_LEFT, _RIGHT, _NEAR = 8, 232, 0.75  # the ends of the scale, and how far a shape may be from its value
_TICK = re.compile(r"M(\d+),6v8")


def strip_findings(page: PageReading) -> Iterator[str]:
    """What a strip of the page shows otherwise than the whole edition says."""
    for strip in elements(page.document, "//svg[@class='bande']"):
        yield from (f"bande : {finding}" for finding in _strip(page, strip))


def _strip(page: PageReading, strip: etree._Element) -> Iterator[str]:
    ring = next((one for one in strip if local(one) == "circle"), None)
    found = _EVOLUTION.fullmatch(str(ring.get("data-formule", ""))) if ring is not None else None
    if ring is None or found is None or page.whole is None:
        yield "sans rond marqué d’une évolution."
        return
    if "/" in found[0]:
        yield f"rond marqué {found[0]} (attendu : l’évolution de {page.home})."
        return
    if (figure := _figure(strip)) != found[2]:
        yield f"rond marqué {found[0]} sous « {figure} » (attendu : l’évolution de ce chiffre)."
    others = _changes(page.whole, found[1], found[2], page.home.partition("-")[0])
    marked = [one for one in strip if _EVOLUTION.fullmatch(str(one.get("data-formule", "")))]
    changes = [_change(page, str(one.get("data-formule"))) for one in marked]
    if None in changes:
        yield f"marque sans valeurs ({', '.join(str(one.get('data-formule')) for one in marked)})."
        return
    known = [one for one in changes if one is not None]
    low, high = min([*others, *known]), max([*others, *known])
    for one, value in zip(marked, known, strict=True):
        wanted, drawn = _place(value, low, high), _at(one)
        if drawn is None or abs(drawn - wanted) > _NEAR:
            yield f"{one.get('data-formule')} à {drawn} (attendu : {wanted:.1f})."
    line = "".join(str(one.get("d", "")) for one in strip if local(one) == "path" and one.get("data-formule") is None)
    ticks, wanted_ticks = {int(x) for x in _TICK.findall(line)}, {round(_place(one, low, high)) for one in others}
    if not (ticks <= _around(wanted_ticks) and wanted_ticks <= _around(ticks)):
        yield f"{len(ticks)} traits, qui ne sont pas ceux des {len(others)} évolutions du niveau."


def _around(places: Set[int]) -> set[int]:
    """These pixels and their neighbours: a half may be rounded either way."""
    return {place + step for place in places for step in (-1, 0, 1)}


def _figure(strip: etree._Element) -> str:
    """The key of the large number that a strip stands under; empty outside a key figure."""
    figure = next((one for one in strip.iterancestors("li")), None)
    value = None if figure is None else next(iter(elements(figure, "./p[@class='valeur']//data[@data-cle]")), None)
    return "" if value is None else str(value.get("data-cle"))


def _change(page: PageReading, formula: str) -> float | None:
    found = _EVOLUTION.fullmatch(formula)
    cells = [page.source.find(key) for key in found.groups()] if found else []
    values = [float(cell.value) for cell in cells if cell is not None and cell.value is not None]
    return _raw(*values) if len(values) == len(cells) == 2 and values[0] else None


def _raw(before: float, now: float) -> float:
    return 100 * (now - before) / before


@lru_cache(maxsize=64)
def _changes(whole: WholeEdition, before: str, now: str, level: str) -> tuple[float, ...]:
    """The evolutions of a level that may be printed, in %."""
    past, present = (whole.of_level(mark, level) for mark in (before, now))
    pairs = [(past[name], value) for name, value in present.items() if name in past]
    return tuple(_raw(float(old), float(new)) for old, new in pairs if _is_printed(old, new))


def _is_printed(before: Fraction, now: Fraction) -> bool:
    if before < _LEAST_BASE or now == 0:
        return False
    found = change(published("nombre", float(before)), published("nombre", float(now)))
    return found is not None and found.width <= _WIDEST


def _place(value: float, low: float, high: float) -> float:
    return _LEFT + (value - low) / ((high - low) or 1) * (_RIGHT - _LEFT)


def _at(shape: etree._Element) -> float | None:
    """How far from the left a ring or a tick stands."""
    if local(shape) == "circle":
        said = re.fullmatch(r"\d+(?:\.\d+)?", str(shape.get("cx", "")))
        return float(said[0]) if said else None
    line = re.fullmatch(r"M(\d+(?:\.\d+)?),2v16", str(shape.get("d", "")))
    return float(line[1]) if line else None
