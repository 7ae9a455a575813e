"""A map as an inline SVG, written by string: outlines grouped by class, each with its mark and its hover text."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from fiches.charts import theme
from fiches.charts.engine.compose import CLAIM, Heading, escape, mark_attributes, opening
from fiches.charts.engine.flatten import short
from fiches.charts.maps.legend import LegendLine, draw_legend, height
from fiches.charts.maps.outlines import GRID, Outline, Sheet
from fiches.charts.maps.palette import FILLS, LAND, ink_on
from fiches.charts.model import Marked
from fiches.charts.text.measure import text_width

SCALE = theme.WIDTH / GRID
COLON = "\u00a0: "
BORDER = 1.2  # units: a line that is seen on paper and on every class, some of which are as pale as paper
SIGN = 5  # units: half of a plus
ROOM = 8  # units: the smallest circle that holds one
_DASHES = ' stroke-dasharray="6 4"'
_WORDS = f' font-size="{theme.SIZE / SCALE:.1f}" font-weight="600" text-anchor="middle"'
_DROP = 8  # units from a circle's middle to the baseline of a word
NAME = 22.5  # units: the size of the names under a map, 12 pixels on a phone
_ROWS = 2  # of names, by turns: neighbours are too near for one
FINGER = 23  # units: half of the 24 pixels that a finger needs, on a phone


@dataclass(frozen=True, slots=True)
class Area:
    """One territory: `kind` its class, its `name` and its `figure` said on hover, `mark` of its number and of what is
    claimed of it, `label` written in it if it fits."""

    code: str
    kind: str
    name: str
    figure: str
    mark: str
    label: str = ""

    @property
    def text(self) -> str:
        """« Ain : +0,7 % »."""
        return f"{self.name}{COLON}{self.figure}"

    @property
    def said_marks(self) -> str:
        """The marks of what its figure says: of « stable », the claim alone."""
        marks = self.mark.split(" ")
        numbered = any(sign.isdigit() for sign in self.figure)
        return mark_attributes(mark for mark in marks if numbered or mark.startswith(CLAIM))


class Alternatives(NamedTuple):
    """The identifier of a drawing, unique in the page, and what it says to whom does not see it."""

    identifier: str
    title: Marked
    description: Marked


@dataclass(frozen=True, slots=True)
class Map:
    """All that one map shows. `prefix`: what the identifiers of its outlines begin with, unique in the page.

    `names`: code and name of the territories that are named under it, since nothing around them says which they are.
    """

    sheet: Sheet
    areas: Sequence[Area]
    heading: Heading
    prefix: str
    names: Sequence[tuple[str, str]] = ()

    @classmethod
    def of(
        cls,
        sheet: Sheet,
        areas: Sequence[Area],
        alternatives: Alternatives,
        *,
        prefix: str,
        names: Sequence[tuple[str, str]] = (),
    ) -> Map:
        """Without the territories that have no outline."""
        outlined = sorted((a for a in areas if a.code in sheet.outlines), key=lambda a: (a.kind, a.code))
        named = sorted((n for n in names if n[0] in sheet.outlines), key=lambda n: sheet.outlines[n[0]].x)
        height = (sheet.height + (_ROWS + 0.4) * NAME if named else sheet.height) * SCALE
        identifier, title, description = alternatives
        return cls(
            sheet, outlined, Heading("carte", identifier, title, description, theme.WIDTH, height), prefix, named
        )

    @property
    def height(self) -> float:
        """In units."""
        return self.heading.height / SCALE


def draw_map(shown_map: Map, *, borrowed: str = "", legend: Sequence[LegendLine] = ()) -> str:
    """The map, its legend under it if given.

    With `borrowed`, its outlines are those of that other map of the same page, by their prefix.
    """
    whole = replace(shown_map.heading, height=shown_map.heading.height + height(legend))
    groups = groupby(shown_map.areas, key=lambda area: area.kind)
    classes = "".join(_class(kind, list(run), shown_map, borrowed) for kind, run in groups)
    below = f"{_names(shown_map)}{draw_legend(legend, shown_map.heading.height)}"
    return (
        f"{opening(whole)}"
        f'<g transform="scale({SCALE:.4f})" stroke="{theme.MUTED}" stroke-width="{BORDER}"{_words(shown_map)}>'
        f"{_beside(shown_map, borrowed)}{classes}{_signs(shown_map)}</g>{below}</svg>"
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


def _names(shown_map: Map) -> str:
    """Names under the map, by turns on two lines, each below its territory as far as the frame lets it."""
    if not shown_map.names:
        return ""
    words = []
    for place, (code, name) in enumerate(shown_map.names):
        half = text_width(name) * NAME / theme.SIZE / 2
        x = max(half, shown_map.sheet.outlines[code].x)
        y = shown_map.sheet.height + NAME * (0.9 + place % _ROWS)
        words.append(f'<text x="{short(x * SCALE)}" y="{short(y * SCALE)}">{escape(name)}</text>')
    size = short(NAME * SCALE)
    return f'<g data-axe="noms" fill="{theme.INK}" text-anchor="middle" font-size="{size}">{"".join(words)}</g>'


def overlay(shown_map: Map, links: Mapping[str, str]) -> str:
    """What lies over a map for pointers: each territory says its name and its value when it is touched or pointed at.

    `links`: the addresses of those that have one, by code: their words lead there. The drawing itself is an image for
    whoever does not see it, and the table has all this for all. The smallest come last, with room for a finger.
    """
    ordered = sorted(shown_map.areas, key=lambda area: -shown_map.sheet.outlines[area.code].r)
    areas = "".join(_touched(area, shown_map, links.get(area.code, "")) for area in ordered)
    frame = f"0 0 {shown_map.sheet.width} {short(shown_map.height)}"
    return f'<svg class="calque" aria-hidden="true" viewBox="{frame}">{areas}</svg>'


def _touched(area: Area, shown_map: Map, href: str) -> str:
    outline = shown_map.sheet.outlines[area.code]
    room = f'<circle cx="{outline.x}" cy="{outline.y}" r="{FINGER}"/>' if outline.r < FINGER else ""
    figure = f"<tspan{area.said_marks}>{escape(area.figure)}</tspan>"
    words = f'<text y="{short(shown_map.height + NAME)}">{escape(area.name)}{COLON}{figure}</text>'
    said = f'<a href="{escape(href)}" tabindex="-1">{words}</a>' if href else words
    return f'<g tabindex="-1">{room}<use href="#{shown_map.prefix}{area.code}"/>{said}</g>'
