"""What the first sheet shows beside words: where the place lies, its maps with their legends, steps and sparklines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fiches.charts import tokens
from fiches.charts.engine.compose import escape
from fiches.charts.engine.flatten import short
from fiches.charts.maps.palette import FILLS
from fiches.charts.text.measure import text_width
from fiches.charts.theme import ACCENT, FAMILIES, INK, MUTED, SIZE, WIDTH
from fiches.site.fiche.model import FicheView, LegendEntry, MapView
from fiches.site.paper.unmarked import printed, printed_line

LOCATOR = "situation"
LINE, SWATCH, GAP = 16.0, 11.0, 6.0


def front_pictures(view: FicheView) -> Iterator[tuple[str, str]]:
    """Name and drawing."""
    for key in view.keys:
        if key.svg:
            yield f"apercu-{key.id}", printed(key.svg)
        if key.grade:
            yield f"pas-{key.grade}", steps(key.grade)
        if key.strip:
            yield f"bande-{key.id}", printed_line(key.strip)
    if view.locator:
        yield LOCATOR, printed(view.locator)
    for drawn in view.maps:
        if drawn.svg:
            yield drawn.id, printed(drawn.svg)
            yield legend_name(drawn), legend(drawn.legend, WIDTH)


def legend_name(drawn: MapView) -> str:
    return f"legende-{drawn.id}"


def legend(entries: Sequence[LegendEntry], wide: float) -> str:
    """A swatch, the class and how many territories it holds, in as many columns as fit."""
    said = [(entry, f"{entry.label} ({entry.count})") for entry in entries]
    column = max((text_width(text) for _, text in said), default=0.0) + SWATCH + 3 * GAP
    count = max(int(wide // column), 1)
    lines = -(-len(said) // count)
    places = ((place // lines * column, place % lines * LINE) for place in range(len(said)))
    parts = "".join(_entry(entry, text, x, y) for (entry, text), (x, y) in zip(said, places, strict=True))
    high = short(lines * LINE + 1)
    return tokens.on_paper(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {short(wide)} {high}" font-family="{FAMILIES}"'
        f' font-size="{SIZE}">{parts}</svg>'
    )


def _entry(entry: LegendEntry, text: str, x: float, y: float) -> str:
    box = f'<rect x="{short(x + 0.5)}" y="{short(y + 1.5)}" width="{SWATCH}" height="{SWATCH}"'
    sign = (
        f'<text x="{short(x + 3)}" y="{short(y + 11)}" fill="{INK}">{escape(entry.sign)}</text>' if entry.sign else ""
    )
    words = f'<text x="{short(x + SWATCH + GAP)}" y="{short(y + 11)}" fill="{INK}">{escape(text)}</text>'
    return f'{box} fill="{FILLS[entry.kind]}" stroke="{MUTED}" stroke-width="0.5"/>{sign}{words}'


def steps(grade: int, ringed: int = 0) -> str:
    """Five steps, that of the grade filled; the parent's ringed, where it has one."""
    boxes = "".join(_step(step, grade, ringed) for step in range(1, 6))
    return tokens.on_paper(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 130 22" width="52" height="8.8">{boxes}</svg>'
    )


def _step(step: int, grade: int, ringed: int) -> str:
    y, high = (1, 20) if step == grade else (5, 12)
    fill = ACCENT if step == grade else "none"
    stroke, wide = (INK, 3) if step == ringed else (MUTED, 1)
    return (
        f'<rect x="{step * 26 - 25}" y="{y}" width="22" height="{high}" fill="{fill}" stroke="{stroke}"'
        f' stroke-width="{wide}"/>'
    )
