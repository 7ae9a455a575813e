"""The strip of a level: a light tick for each value, a ring for one of them, a longer tick for a parent's."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.charts import theme
from fiches.charts.engine.compose import escape

WIDE, HIGH = 240, 20
EDGE = 8  # pixels at both ends: the ring of the smallest or the largest value stays within
RING = 5
_TICK = (6, 14)  # from and to, in pixels from the top
_LONG = (2, 18)


def place_of(value: float, low: float, high: float) -> float:
    """Where a value stands, in pixels from the left: the least at the left edge, the most at the right one."""
    return EDGE + (value - low) / (high - low or 1.0) * (WIDE - 2 * EDGE)


def draw_strip(values: Sequence[float], own: tuple[float, str], parent: tuple[float, str] | None = None) -> str:
    """An SVG without words, hidden from those who do not see it: the words beside it say the place.

    `own` and `parent`: a value and its formula, which its mark carries. Ticks of one pixel are drawn once.
    """
    everything = [*values, own[0], *([parent[0]] if parent else [])]
    low, high = min(everything), max(everything)
    ticks = sorted({round(place_of(value, low, high)) for value in values})
    line = "".join(f"M{x},{_TICK[0]}v{_TICK[1] - _TICK[0]}" for x in ticks)
    beside = ""
    if parent is not None:
        x = round(place_of(parent[0], low, high), 1)
        beside = (
            f'<path d="M{x:g},{_LONG[0]}v{_LONG[1] - _LONG[0]}" stroke="{theme.PARENT}" stroke-width="2"'
            f' data-formule="{escape(parent[1])}"/>'
        )
    here = round(place_of(own[0], low, high), 1)
    return (
        f'<svg class="bande" aria-hidden="true" viewBox="0 0 {WIDE} {HIGH}">'
        f'<path d="{line}" stroke="{theme.COUNTRY}"/>{beside}'
        f'<circle cx="{here:g}" cy="{HIGH / 2:g}" r="{RING}" fill="{theme.PAPER}" stroke="{theme.ACCENT}"'
        f' stroke-width="2.5" data-formule="{escape(own[1])}"/></svg>'
    )
