"""nuage: a field of points, volume across (logarithmic) and grade upwards, the ten that matter named.

Columns: order (the first ten are named where there is room), label, x (a count over zero), y (1–5), cle (the keys of
x and y), texte. Options: labels, the names of the two axes. Points of one grade that would cover one another are
shifted up or down within their band, which says nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.bars import ordered
from fiches.charts.measure import width, wrap
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, Signal, marks_of, number_of, text_of
from fiches.charts.numbers import number
from fiches.charts.place import LINE, lines, words
from fiches.charts.scale import STEPS, fill, grade_of

if TYPE_CHECKING:
    import altair as alt

BAND, LEFT, RIGHT, TOP, BOTTOM = 64, 18, 8, 20, 38
RADIUS = 4.5
NAMED = 10
ROOMS = (112, 150, 80, 220)  # pixels: the widths to which a name is cut, in turn
ASIDE = (20.0, -20.0, 40.0, -40.0)
NAMES = ("Nombre (échelle logarithmique)", "Grade")
HIGH = BAND * len(STEPS)
ROOM = theme.WIDTH - LEFT - RIGHT
SHIFTS = tuple(way * step * 9.0 for step in range(4) for way in ((1,) if step == 0 else (1, -1)))


@dataclass(frozen=True, slots=True)
class Box:
    """A place already taken, in pixels."""

    x: float
    y: float
    x2: float
    y2: float

    def meets(self, other: Box) -> bool:
        return self.x < other.x2 and other.x < self.x2 and self.y < other.y2 and other.y < self.y2


@dataclass(frozen=True, slots=True)
class Spot:
    """One point: its row, its place in pixels."""

    row: Row
    x: float
    y: float

    @property
    def box(self) -> Box:
        return Box(self.x - RADIUS, self.y - RADIUS, self.x + RADIUS, self.y + RADIUS)


def bounds(rows: Sequence[Row]) -> tuple[float, float]:
    """The least and the most of the volumes, with a little air on both sides."""
    volumes = [value for row in rows if (value := number_of(row, "x"))]
    return min(volumes) / 1.25, max(volumes) * 1.25


def spots(rows: Sequence[Row], low: float, high: float) -> list[Spot]:
    """The points, those of one grade shifted where they would cover one another."""
    found: list[Spot] = []
    for row in rows:
        volume, grade = number_of(row, "x") or low, grade_of(row, "y") or 1
        x = math.log(volume / low) / math.log(high / low) * ROOM
        middle = HIGH - (grade - 0.5) * BAND
        tries = [Spot(row, x, middle + shift) for shift in SHIFTS]
        free = (spot for spot in tries if not any(spot.box.meets(other.box) for other in found))
        found.append(next(free, tries[0]))
    return found


def _candidates(spot: Spot, names: Sequence[str]) -> list[tuple[float, float, str]]:
    """Places for a name's first line, beside its point, above, under: each an x, a baseline, an anchor."""
    tall = LINE * (len(names) - 1)
    beside = spot.y + 4 - tall / 2
    return [
        (spot.x + 8, beside, "start"),
        (spot.x - 8, beside, "end"),
        (spot.x, spot.y - 9 - tall, "middle"),
        (spot.x, spot.y + 17, "middle"),
        *((spot.x + shift, y, "middle") for shift in ASIDE for y in (spot.y - 9 - tall, spot.y + 17)),
    ]


def _box(x: float, y: float, anchor: str, names: Sequence[str]) -> Box:
    wide = max(width(name) for name in names)
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Box(left - 1, y - 10, left + wide + 1, y + 4 + LINE * (len(names) - 1))


def named(found: Sequence[Spot]) -> list[Datum]:
    """The names that find room, the most important first."""
    taken = [spot.box for spot in found]
    texts: list[Datum] = []
    inside = Box(-LEFT + 12, -4, ROOM + RIGHT, HIGH)
    for spot in found[:NAMED]:
        label = text_of(spot.row, "label")
        tries = ((names, _free(spot, names, taken, inside)) for names in (wrap(label, room) for room in ROOMS))
        names, place = next((found for found in tries if found[1]), ([], None))
        if place:
            taken.append(_box(*place, names))
            texts += lines(place[0], place[1], names, color=theme.INK, anchor=place[2])
    return texts


def _free(spot: Spot, names: Sequence[str], taken: Sequence[Box], inside: Box) -> tuple[float, float, str] | None:
    for x, y, anchor in _candidates(spot, names):
        box = _box(x, y, anchor, names)
        fits = inside.x <= box.x and box.x2 <= inside.x2 and inside.y <= box.y and box.y2 <= inside.y2
        if fits and not any(box.meets(other) for other in taken):
            return x, y, anchor
    return None


def _fits(value: float, low: float, high: float) -> bool:
    """Whether a round value lies within the bounds, its number within the drawing."""
    if not low <= value <= high:
        return False
    x = math.log(value / low) / math.log(high / low) * ROOM
    return x + width(number(value)) / 2 <= ROOM + RIGHT


def graduations(low: float, high: float) -> list[float]:
    """Powers of ten within the bounds, with their doubles and fives when there are too few."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for steps in ((1,), (1, 3), (1, 2, 5), tuple(range(1, 10))):
        found = [float(step * 10**power) for power in powers for step in steps if _fits(step * 10**power, low, high)]
        if len(found) >= 3:
            break
    return found[:5]


def _dot(spot: Spot) -> Datum:
    grade = grade_of(spot.row, "y") or 1
    volume = number_of(spot.row, "x")
    look: Datum = {"fond": fill(grade), "trait": theme.INK}
    return {"volume": volume, "y": spot.y, **look, **marks_of(spot.row)}


def _axes(options: ChartOptions) -> list[Datum]:
    """The names of the axes, and the grades."""
    across, upwards = (*options.labels, *NAMES[len(options.labels) :])[:2]
    grades = [words(-LEFT, HIGH - (step - 0.5) * BAND + 4, str(step), color=theme.MUTED) for step in STEPS]
    return [
        words(-LEFT, -8, upwards, color=theme.MUTED),
        words(ROOM + RIGHT, HIGH + BOTTOM - 4, across, color=theme.MUTED, anchor="end"),
        *({**grade, "repere": "y"} for grade in grades),
    ]


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing, or None when no row has a volume and a grade."""
    found = [row for row in ordered(rows) if (number_of(row, "x") or 0) > 0 and grade_of(row, "y")]
    if not found:
        return None
    low, high = bounds(found)
    places = spots(found, low, high)
    levels = [HIGH - (step - 0.5) * BAND for step in STEPS]
    rules: list[Datum] = [
        {"x": 0, "x2": ROOM, "y": y, "y2": y, "trait": theme.GRID, "epaisseur": 1, "tirets": []} for y in levels
    ]
    tables = {
        "traits": rules,
        "points": [_dot(spot) for spot in reversed(places)],
        "textes": [*_axes(options), *named(places)],
    }
    signals: dict[str, Signal] = {"bas": low, "haut": high, "graduations": graduations(low, high), "unite": ""}
    return Drawing(tables, HIGH + TOP + BOTTOM, signals, left=LEFT, right=RIGHT, top=TOP, bottom=BOTTOM)


def specification() -> alt.LayerChart:
    """The drawing: a line a grade, points, words."""
    import altair as alt

    from fiches.charts import layers

    x = alt.X("volume:Q", scale=layers.logarithmic(), axis=layers.count_axis())
    properties = layers.look(fill="fond", stroke="trait", y="y")
    dots = layers.table("points").mark_point(shape="circle", size=60, strokeWidth=1, opacity=1, **properties)
    dots = dots.encode(x=x, description=layers.datum())
    axis: dict[str, str | list[float]] = {"graduations": [], "unite": ""}
    return layers.stack(layers.strokes(), dots, layers.texts(), bas=1, haut=10, **axis)
