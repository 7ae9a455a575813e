"""A map as an inline SVG, written by string: outlines grouped by class, each with its mark and its hover text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fiches.charts import theme
from fiches.charts.engine.compose import Heading, escape, mark_attributes, said
from fiches.charts.engine.flatten import short
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
    """One territory: `kind` its class, `text` said on hover, `mark` of its number, `label` written in it if it fits."""

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
        shown = sorted((a for a in areas if a.code in sheet.outlines), key=lambda a: (a.kind, a.code))
        heading = Heading("carte", identifier, title, description, theme.WIDTH, sheet.height * SCALE)
        return cls(sheet, shown, heading, prefix)


def draw_map(drawn: Map, *, borrowed: str = "", legend: Sequence[LegendLine] = ()) -> str:
    """The map, its legend under it if given.

    With `borrowed`, its outlines are those of that other map of the same page, by their prefix.
    """
    groups = groupby(drawn.areas, key=lambda area: area.kind)
    classes = "".join(_class(kind, list(run), drawn, borrowed) for kind, run in groups)
    return (
        f"{_opening(drawn.heading, height(legend))}"
        f'<g transform="scale({SCALE:.4f})" stroke="{theme.PAPER}" stroke-width="{BORDER}"{_words(drawn)}>'
        f"{_beside(drawn, borrowed)}{classes}{_signs(drawn)}</g>{draw_legend(legend, drawn.heading.height)}</svg>"
    )


def _opening(heading: Heading, more: float) -> str:
    name, wide, high = escape(heading.identifier), short(heading.width), short(heading.height + more)
    title, description = heading.title, heading.description
    return (
        f'<svg role="img" aria-labelledby="{name}-titre {name}-desc" class="graphique graphique-{heading.kind}"'
        f' viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" font-family="{theme.FAMILIES}"'
        f' font-size="{theme.SIZE}"><title id="{name}-titre"{said(title)}>{escape(title.text)}</title>'
        f'<desc id="{name}-desc"{said(description)}>{escape(description.text)}</desc>'
    )


def _words(drawn: Map) -> str:
    return _WORDS if any(area.label for area in drawn.areas) else ""


def _beside(drawn: Map, borrowed: str) -> str:
    """The neighbours, or the frame of the inset."""
    if not drawn.sheet.beside:
        return ""
    look = f'fill="none" stroke="{theme.COUNTRY}"' if drawn.sheet.framed else f'fill="{LAND}" stroke="none"'
    if borrowed:
        return f'<use href="#{borrowed}" {look}/>'
    return f'<path id="{drawn.prefix}" d="{drawn.sheet.beside}" {look}/>'


def _class(kind: str, areas: Sequence[Area], drawn: Map, borrowed: str) -> str:
    dashes = _DASHES if kind == "absent" else ""
    inside = "".join(_area(area, drawn.sheet.outlines[area.code], drawn.prefix, borrowed) for area in areas)
    return f'<g fill="{FILLS[kind]}"{dashes}>{inside}</g>'


def _area(area: Area, outline: Outline, prefix: str, borrowed: str) -> str:
    """An outline, in a group with its figure where that fits: the mark is then the group's."""
    label = _label(area, outline) if area.label and _fits(area.label, outline) else ""
    marks, title = mark_attributes([area.mark]), f"<title>{escape(area.text)}</title>"
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


def _signs(drawn: Map) -> str:
    """A plus on each territory that rises, where no figure says it: the sign must not hang on the hue alone."""
    rising = [area for area in drawn.areas if area.kind.startswith("hausse") and not area.label]
    found: dict[str, str] = {}
    for area in rising:
        ink = ink_on(area.kind)
        found[ink] = found.get(ink, "") + _plus(drawn.sheet.outlines[area.code])
    return "".join(_sign(outline, ink) for ink, outline in found.items() if outline)


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
