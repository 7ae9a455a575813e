"""Bars of a drawing: lengths on one scale, each beside the value that it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from fiches.site.proofs.page import PageReading
from fiches.site.proofs.shapes import BASELINE, NEAR, Shape, value_of

Measured = tuple[Shape, float, str]  # a box, the value that it shows, its mark


def bar_findings(page: PageReading, _drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """Bars as long as their values, on one scale; the ticks of another place on the same."""
    bars = [one for one in found if one.kind == "box" and not one.marks and one.colour != "papier"]
    texts = [one for one in found if one.kind == "text" and one.marks and not one.axis]
    pairs = [(text, value, _bar_of(text, bars)) for text in texts if (value := value_of(page, text))]
    yield from (
        f"aucune barre pour « {t.words} » ({t.marks[0]})." for t, value, bar in pairs if bar is None and value > 0
    )
    measured = [(bar, value, text.marks[0]) for text, value, bar in pairs if bar is not None]
    yield from _on_one_scale(measured)
    yield from _ticks(page, measured, found)


def _bar_of(text: Shape, bars: Sequence[Shape]) -> Shape | None:
    """The bar on the line of a value, or just under it."""
    middle = text.y - BASELINE
    beside = next((bar for bar in bars if bar.y <= middle <= bar.y + bar.height), None)
    return beside or next((bar for bar in bars if 0 < bar.y - text.y < 9), None)


def _on_one_scale(measured: Sequence[Measured]) -> Iterator[str]:
    """Boxes whose length is not in proportion to their value, on the scale of the longest."""
    scale = _scale(measured)
    for box, value, mark in measured:
        if abs(box.width - scale * value) > NEAR:
            yield f"barre longue de {box.width:g} pour {mark} = {value:g} (attendu : {scale * value:.1f})."


def _scale(measured: Sequence[Measured]) -> float:
    longest = max(measured, key=lambda one: one[0].width, default=None)
    return longest[0].width / longest[1] if longest and longest[1] else 0.0


def _ticks(page: PageReading, measured: Sequence[Measured], found: Sequence[Shape]) -> Iterator[str]:
    """Another place's value, marked across a bar."""
    if not measured:
        return
    scale, start = _scale(measured), measured[0][0].x
    for tick in found:
        value = value_of(page, tick) if tick.kind == "box" else None
        if value is not None and abs(tick.middle - start - scale * value) > NEAR:
            yield f"repère à {tick.middle - start:.1f} pour {tick.marks[0]} = {value:g} (attendu : {scale * value:.1f})."
