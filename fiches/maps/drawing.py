"""A map as an inline SVG, written by string: outlines grouped by class, each with its mark and its hover text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from fiches.charts import theme
from fiches.charts.compose import Heading, escape, mark_attributes, said
from fiches.charts.flatten import short
from fiches.charts.measure import width
from fiches.charts.model import Marked
from fiches.maps.outlines import GRID, Outline, Sheet
from fiches.maps.palette import FILLS, ink_on

SCALE = theme.WIDTH / GRID
BORDER = 1.6  # units
_DASHES = ' stroke="{}" stroke-dasharray="6 4"'
_AIR = 2.0  # pixels around a label


@dataclass(frozen=True, slots=True)
class Area:
    """One territory: `kind` its class, `text` said on hover, `mark` of its number, `label` written in it if it fits."""

    code: str
    kind: str
    text: str
    mark: str
    label: str = ""


def draw_map(
    sheet: Sheet, areas: Sequence[Area], *, identifier: str, prefix: str, title: Marked, description: Marked
) -> str:
    """The territories of `sheet` that have an area, each `prefix` and code; those without an outline are left out."""
    shown = [area for area in areas if area.code in sheet.outlines]
    heading = Heading("carte", identifier, title, description, theme.WIDTH, sheet.height * SCALE)
    return f"{_opening(heading)}{_shapes(sheet, shown, prefix)}{''.join(_labels(sheet, shown))}</svg>"


def _opening(heading: Heading) -> str:
    name, wide, high = escape(heading.identifier), short(heading.width), short(heading.height)
    title, description = heading.title, heading.description
    return (
        f'<svg role="img" aria-labelledby="{name}-titre {name}-desc" class="graphique graphique-{heading.kind}"'
        f' viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" font-family="{theme.FAMILIES}"'
        f' font-size="{theme.SIZE}"><title id="{name}-titre"{said(title)}>{escape(title.text)}</title>'
        f'<desc id="{name}-desc"{said(description)}>{escape(description.text)}</desc>'
    )


def _shapes(sheet: Sheet, areas: Sequence[Area], prefix: str) -> str:
    beside = f'<path d="{sheet.beside}" fill="{theme.GRID}" stroke="none"/>' if sheet.beside else ""
    ordered = sorted(areas, key=lambda area: (area.kind, area.code))
    groups = "".join(
        _group(kind, list(run), sheet, prefix) for kind, run in groupby(ordered, key=lambda area: area.kind)
    )
    return f'<g transform="scale({SCALE:.4f})" stroke="{theme.PAPER}" stroke-width="{BORDER}">{beside}{groups}</g>'


def _group(kind: str, areas: Sequence[Area], sheet: Sheet, prefix: str) -> str:
    dashes = _DASHES.format(theme.MUTED) if kind == "absent" else ""
    return f'<g fill="{FILLS[kind]}"{dashes}>{"".join(_shape(area, sheet.outlines[area.code], prefix) for area in areas)}</g>'


def _shape(area: Area, outline: Outline, prefix: str) -> str:
    marks = mark_attributes([area.mark]) if area.mark else ""
    title = f"<title>{escape(area.text)}</title>" if marks or not any(c.isdigit() for c in area.text) else ""
    return f'<path id="{prefix}{area.code}"{marks} d="{outline.path}">{title}</path>'


def _labels(sheet: Sheet, areas: Sequence[Area]) -> Iterator[str]:
    """The figures of the territories large enough to hold them."""
    fitting = [area for area in areas if area.label and _fits(area.label, sheet.outlines[area.code])]
    if fitting:
        yield '<g font-weight="600" text-anchor="middle">'
        yield from (_label(area, sheet.outlines[area.code]) for area in fitting)
        yield "</g>"


def _fits(label: str, outline: Outline) -> bool:
    """Whether the label's box lies in the circle known to be inside."""
    half_wide, half_high = width(label, bold=True) / 2 + _AIR, theme.SIZE / 2 - _AIR
    return math.hypot(half_wide, half_high) <= outline.r * SCALE


def _label(area: Area, outline: Outline) -> str:
    x, y = short(outline.x * SCALE), short(outline.y * SCALE + 4)
    mark = mark_attributes([area.mark]) if area.mark else ""
    return f'<text x="{x}" y="{y}" fill="{ink_on(area.kind)}"{mark} pointer-events="none">{escape(area.label)}</text>'


def overlay(sheet: Sheet, links: Sequence[tuple[str, str]], *, prefix: str) -> str:
    """Transparent links over the outlines of a map of the same page, for pointers: the table has them for all.

    `links`: code and address. The drawing itself is an image for whoever does not see it, and holds no link.
    """
    areas = "".join(
        f'<a href="{escape(href)}" tabindex="-1"><use href="#{prefix}{code}"/></a>'
        for code, href in links
        if code in sheet.outlines
    )
    return f'<svg class="calque" aria-hidden="true" viewBox="0 0 {sheet.width} {sheet.height}">{areas}</svg>'
