"""nuage: a field of points, volume across (logarithmic, as the axis says) and grade upwards, those that matter named.

Columns: order (the first are named first), named, label, x (a count over zero), y (1–5), mark (the keys of x and y), hover.
Options: labels, the names of the two axes. Points of one grade that would cover one another are shifted up or down
within their band, which says nothing. The named points are larger.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, Signal, marks_of, number_of, ordered, text_of
from fiches.charts.parts.scale import STEPS, fill, grade_of
from fiches.charts.text.labels import Box, Label, placed
from fiches.charts.text.measure import text_width
from fiches.charts.text.numbers import number
from fiches.charts.text.place import by_look, lines, words

if TYPE_CHECKING:
    import altair as alt

BAND, LEFT, RIGHT, TOP, BOTTOM = 66, 18, 8, 20, 38
NAMED, OTHER = 4.5, 3.5  # radius of a point
NAMES = ("Nombre", "Grade")
SCALE = "(échelle logarithmique)"
HIGH = BAND * len(STEPS)
SHIFTS = tuple(way * step * 9.0 for step in range(4) for way in ((1,) if step == 0 else (1, -1)))


@dataclass(frozen=True, slots=True)
class Spot:
    """One point: its row, its place in pixels."""

    row: Row
    x: float
    y: float

    @property
    def is_named(self) -> bool:
        return bool(self.row.get("named"))

    @property
    def radius(self) -> float:
        return NAMED if self.is_named else OTHER

    @property
    def box(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


def bounds(rows: Sequence[Row]) -> tuple[float, float]:
    """The least and the most of the volumes, with a little air on both sides."""
    volumes = [value for row in rows if (value := number_of(row, "x"))]
    return min(volumes) / 1.25, max(volumes) * 1.25


def spots(rows: Sequence[Row], low: float, high: float, room: float) -> list[Spot]:
    """The points, those of one grade shifted where they would cover one another."""
    placed_spots: list[Spot] = []
    for row in rows:
        volume, grade = number_of(row, "x") or low, grade_of(row, "y") or 1
        x = math.log(volume / low) / math.log(high / low) * room
        middle = HIGH - (grade - 0.5) * BAND
        tries = [Spot(row, x, middle + shift) for shift in SHIFTS]
        free = (spot for spot in tries if not any(spot.box.meets(other.box) for other in placed_spots))
        placed_spots.append(next(free, tries[0]))
    return placed_spots


def _fits(value: float, low: float, high: float, room: float) -> bool:
    """Whether a round value lies within the bounds, its number within the drawing."""
    if not low <= value <= high:
        return False
    x = math.log(value / low) / math.log(high / low) * room
    return x + text_width(number(value)) / 2 <= room + RIGHT


def graduations(low: float, high: float, room: float) -> list[float]:
    """Powers of ten within the bounds, with their doubles and fives when there are too few; `room` in pixels."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for steps in ((1,), (1, 3), (1, 2, 5), tuple(range(1, 10))):
        values = [float(step * 10**power) for power in powers for step in steps]
        within = [value for value in values if _fits(value, low, high, room)]
        if len(within) >= 3:
            break
    return within[:5]


def placed_names(points: Sequence[Spot], room: float) -> list[Label]:
    """The names of those that are named, the most important first."""
    inside = Box(-LEFT + 12, -4, room + RIGHT, HIGH)
    wanted = [(spot.x, spot.y, text_of(spot.row, "label")) for spot in points if spot.is_named]
    return placed(wanted, [spot.box for spot in points], inside)


def _leaders(names: Sequence[Label]) -> list[Datum]:
    rows: list[Datum] = []
    for x, y, x2, y2 in (name.leader for name in names if name.leader):
        rows.append({"x": x, "y": y, "x2": x2, "y2": y2, "stroke": theme.MUTED, "thickness": 0.75, "dashes": []})
    return rows


def _words(names: Sequence[Label]) -> list[Datum]:
    return [row for name in names for row in lines(name.x, name.y, name.lines, color=theme.INK, anchor=name.anchor)]


def _dot(spot: Spot) -> Datum:
    """A point; one that is named is larger, its outline thicker."""
    grade = grade_of(spot.row, "y") or 1
    volume = number_of(spot.row, "x")
    look: Datum = {"fill": fill(grade), "stroke": theme.INK, "thickness": 1.75 if spot.is_named else 0.75}
    return {"volume": volume, "y": spot.y, "size": (2 * spot.radius) ** 2, **look, **marks_of(spot.row)}


def _axes(options: ChartOptions, room: float) -> list[Datum]:
    """The names of the axes, and the grades."""
    across, upwards = (*options.labels, *NAMES[len(options.labels) :])[:2]
    grades = [words(-LEFT, HIGH - (step - 0.5) * BAND + 4, str(step), color=theme.MUTED) for step in STEPS]
    return [
        words(-LEFT, -8, upwards, color=theme.MUTED),
        words(room + RIGHT, HIGH + BOTTOM - 4, f"{across} {SCALE}", color=theme.MUTED, anchor="end"),
        *({**grade, "datum": "y"} for grade in grades),
    ]


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing, or None when no row has a volume and a grade."""
    drawable = [row for row in ordered(rows) if (number_of(row, "x") or 0) > 0 and grade_of(row, "y")]
    if not drawable:
        return None
    low, high = bounds(drawable)
    room = options.width - LEFT - RIGHT
    places = spots(drawable, low, high, room)
    names = placed_names(places, room)
    levels = [HIGH - (step - 0.5) * BAND for step in STEPS]
    rules: list[Datum] = [
        {"x": 0, "x2": room, "y": y, "y2": y, "stroke": theme.GRID, "thickness": 1, "dashes": []} for y in levels
    ]
    tables = {
        "rules": [*rules, *_leaders(names)],
        "points": by_look([_dot(spot) for spot in reversed(places)]),
        "texts": [*_axes(options, room), *_words(names)],
    }
    signals: dict[str, Signal] = {"low": low, "high": high, "ticks": graduations(low, high, room), "unit": ""}
    size = (HIGH + TOP + BOTTOM, options.width)
    return Drawing(tables, *size, signals, left=LEFT, right=RIGHT, top=TOP, bottom=BOTTOM)


def specification() -> alt.LayerChart:
    """The drawing: a line a grade, points, words."""
    import altair as alt

    from fiches.charts.parts import layers

    x = alt.X("volume:Q", scale=layers.logarithmic(), axis=layers.count_axis())
    properties = layers.look(fill="fill", stroke="stroke", strokeWidth="thickness", y="y", size="size")
    dots = layers.table("points").mark_point(shape="circle", opacity=1, **properties)
    dots = dots.encode(x=x, description=layers.datum())
    axis: dict[str, str | list[float]] = {"ticks": [], "unit": ""}
    return layers.stack(layers.strokes(), dots, layers.texts(), low=1, high=10, **axis)
