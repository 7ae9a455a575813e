"""A map as an inline SVG, written by string: outlines grouped by class, each with its mark and its hover text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from fiches.charts import theme
from fiches.charts.engine.compose import Heading, escape, mark_attributes, opening
from fiches.charts.maps.legend import LegendLine, draw_legend, height
from fiches.charts.maps.outlines import GRID, Outline, Sheet
from fiches.charts.maps.palette import FILLS, LAND, ink_on
from fiches.charts.model import Marked
from fiches.charts.text.measure import text_width

SCALE = theme.WIDTH / GRID
BORDER = 1.6  # units
SIGN = 5  # units: half of a plus
ROOM = 8  # units: the smallest circle that holds one
_DASHES = f' stroke="{theme.MUTED}" stroke-dasharray="6 4"'
_WORDS = f' font-size="{theme.SIZE / SCALE:.1f}" font-weight="600" text-anchor="middle"'
_DROP = 8  # units from a circle's middle to the baseline of a word


@dataclass(frozen=True, slots=True)
class Area:
    """One territory: `kind` its class, `text` said on hover, `mark` of its number and of what is claimed of
    it, `label` written in it if it fits."""

    code: str
    kind: str
    text: str
    mark: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Map:
    """All that one map shows. `prefix`: what the identifiers of its outlines begin with, unique in the page."""

    sheet: Sheet
    areas: Sequence[Area]
    heading: Heading
    prefix: str

    @classmethod
    def of(
        cls, sheet: Sheet, areas: Sequence[Area], *, identifier: str, prefix: str, title: Marked, description: Marked
    ) -> Map:
        """Without the territories that have no outline."""
        outlined = sorted((a for a in areas if a.code in sheet.outlines), key=lambda a: (a.kind, a.code))
        heading = Heading("carte", identifier, title, description, theme.WIDTH, sheet.height * SCALE)
        return cls(sheet, outlined, heading, prefix)


def draw_map(shown_map: Map, *, borrowed: str = "", legend: Sequence[LegendLine] = ()) -> str:
    """The map, its legend under it if given.

    With `borrowed`, its outlines are those of that other map of the same page, by their prefix.
    """
    whole = replace(shown_map.heading, height=shown_map.heading.height + height(legend))
    groups = groupby(shown_map.areas, key=lambda area: area.kind)
    classes = "".join(_class(kind, list(run), shown_map, borrowed) for kind, run in groups)
    return (
        f"{opening(whole)}"
        f'<g transform="scale({SCALE:.4f})" stroke="{theme.PAPER}" stroke-width="{BORDER}"{_words(shown_map)}>'
        f"{_beside(shown_map, borrowed)}{classes}{_signs(shown_map)}</g>{draw_legend(legend, shown_map.heading.height)}</svg>"
    )


def _words(shown_map: Map) -> str:
    return _WORDS if any(area.label for area in shown_map.areas) else ""


def _beside(shown_map: Map, borrowed: str) -> str:
    """The neighbours, or the frame of the inset."""
    if not shown_map.sheet.beside:
        return ""
    look = f'fill="none" stroke="{theme.COUNTRY}"' if shown_map.sheet.framed else f'fill="{LAND}" stroke="none"'
    if borrowed:
        return f'<use href="#{borrowed}" {look}/>'
    return f'<path id="{shown_map.prefix}" d="{shown_map.sheet.beside}" {look}/>'


def _class(kind: str, areas: Sequence[Area], shown_map: Map, borrowed: str) -> str:
    dashes = _DASHES if kind == "absent" else ""
    inside = "".join(_area(area, shown_map.sheet.outlines[area.code], shown_map.prefix, borrowed) for area in areas)
    return f'<g fill="{FILLS[kind]}"{dashes}>{inside}</g>'


def _area(area: Area, outline: Outline, prefix: str, borrowed: str) -> str:
    """An outline, in a group with its figure where that fits: the mark is then the group's."""
    label = _label(area, outline) if area.label and _fits(area.label, outline) else ""
    marks, title = mark_attributes(area.mark.split(" ")), f"<title>{escape(area.text)}</title>"
    own = "" if label else marks
    if borrowed:
        shape = f'<use href="#{borrowed}{area.code}"{own}>{title}</use>'
    else:
        shape = f'<path id="{prefix}{area.code}"{own} d="{outline.path}">{title}</path>'
    return f"<g{marks}>{shape}{label}</g>" if label else shape


def _fits(label: str, outline: Outline) -> bool:
    """Whether the label lies in the circle known to be inside."""
    return math.hypot(text_width(label, bold=True) / 2, theme.SIZE / 3) <= outline.r * SCALE


def _label(area: Area, outline: Outline) -> str:
    place = f'x="{outline.x}" y="{outline.y + _DROP}"'
    return f'<text {place} fill="{ink_on(area.kind)}" stroke="none">{escape(area.label)}</text>'


def _signs(shown_map: Map) -> str:
    """A plus on each territory that rises, where no figure says it: the sign must not hang on the hue alone."""
    rising = [area for area in shown_map.areas if area.kind.startswith("hausse") and not area.label]
    by_ink: dict[str, str] = {}
    for area in rising:
        ink = ink_on(area.kind)
        by_ink[ink] = by_ink.get(ink, "") + _plus(shown_map.sheet.outlines[area.code])
    return "".join(_sign(outline, ink) for ink, outline in by_ink.items() if outline)


def _sign(outline: str, ink: str) -> str:
    return f'<path d="{outline}" fill="none" stroke="{ink}" stroke-width="2" pointer-events="none"/>'


def _plus(outline: Outline) -> str:
    if outline.r < ROOM:
        return ""
    return f"M{outline.x - SIGN} {outline.y}h{2 * SIGN}M{outline.x} {outline.y - SIGN}v{2 * SIGN}"


def overlay(sheet: Sheet, links: Sequence[tuple[str, str]], *, prefix: str) -> str:
    """Transparent links over the outlines of a map of the same page, for pointers: the table has them for all.

    `links`: code and address. The drawing itself is an image for whoever does not see it, and holds no link.
    """
    areas = "".join(_link(href, prefix + code) for code, href in links if code in sheet.outlines)
    return f'<svg class="calque" aria-hidden="true" viewBox="0 0 {sheet.width} {sheet.height}">{areas}</svg>'


def _link(href: str, identifier: str) -> str:
    return f'<a href="{escape(href)}" tabindex="-1"><use href="#{identifier}"/></a>'
