"""Lines over time, of charts and of key figures alike: the quarters that compare with the last joined in bold, the others thin.

A raw series goes up and down with the seasons: what words compare, the same quarter of each year, is what the eye follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Datum, Row, marks_of, text_of
from fiches.charts.parts.timeline import QUARTERS, Point, points, runs, step_of

THIN = 1.0
BESIDE = ("parent", "pays")  # roles whose other quarters are not drawn


@dataclass(frozen=True, slots=True)
class Curve:
    """One line: its role, its name, its published points, these cut at holes and breaks; the same of one quarter a year."""

    role: str
    label: str
    points: list[Point]
    runs: list[list[Point]]
    yearly: list[list[Point]]

    @property
    def drawn(self) -> list[Point]:
        """The points that its lines go through: of a place that the territory is read beside, one a year."""
        kept = [dot for run in self.yearly for dot in run] if self._is_beside else self.points
        return kept or self.points

    @property
    def _is_beside(self) -> bool:
        return self.role in BESIDE and any(len(run) > 1 for run in self.yearly)

    def alone(self) -> list[Point]:
        """The points that no other is joined to; of a place beside, none is shown."""
        shown = self.runs or self.yearly
        return [] if self._is_beside else [run[0] for run in shown if len(run) == 1]

    def bare(self) -> Curve:
        """The same, of one quarter a year alone where two of these compare."""
        same = [dot for run in self.yearly for dot in run]
        compare = any(len(run) > 1 for run in self.yearly)
        return replace(self, points=same, runs=[], yearly=self.yearly) if compare else self

    def lines(self) -> list[tuple[list[Point], bool]]:
        """What is joined, and whether thin."""
        bold = [run for run in self.yearly if len(run) > 1]
        usual = [] if self._is_beside else [run for run in self.runs if len(run) > 1]
        return [*((run, bool(bold)) for run in usual), *((run, False) for run in bold)]


def curves(rows: Sequence[Row], options: ChartOptions) -> list[Curve]:
    """The series in order of first appearance; those without any value are left out."""
    step = step_of(rows)
    return [_curve(own, step, options) for own in _by_series(rows) if points(own)]


def _by_series(rows: Sequence[Row]) -> Iterator[list[Row]]:
    for name in dict.fromkeys(text_of(row, "series") for row in rows):
        yield [row for row in rows if text_of(row, "series") == name]


def _curve(own: Sequence[Row], step: int, options: ChartOptions) -> Curve:
    dots = points(own)
    same = [dot for dot in dots if dot.at % QUARTERS == dots[-1].at % QUARTERS] if step < QUARTERS else []
    return Curve(
        text_of(own[0], "role") or "territoire",
        text_of(own[0], "series_label"),
        dots,
        runs(dots, step, options.ruptures),
        runs(same, QUARTERS, options.ruptures),
    )


def curve_lines(one: Curve, thickness: float) -> list[Datum]:
    """The points of its lines. Those of one kind and one `start` are one shape, with the mark of the last of them."""
    look: Datum = {"color": theme.ROLES[one.role], "dashes": list(theme.DASHES[one.role])}
    lines = one.lines()
    marks = {(thin, text_of(run[-1].row, "start")): text_of(run[-1].row, "line_mark") for run, thin in lines}
    return [
        {"q": dot.at, "value": dot.value, "run": f"{one.role}.{one.label}.{index}", **look}
        | {"thickness": THIN if thin else thickness}
        | {"mark": marks[thin, text_of(run[-1].row, "start")], "hover": ""}
        for index, (run, thin) in enumerate(lines)
        for dot in run
    ]


def dot_marks(dot: Point, one: Curve) -> Datum:
    """What a dot bears: its own count on a line, which has the rest; what a line would bear where there is none."""
    row = dot.row
    if dot in one.alone() and text_of(row, "line_mark") != text_of(row, "mark"):
        return {"mark": text_of(row, "line_mark"), "hover": ""}
    return marks_of(row)


def dotted(one: Curve, *, dense: bool = False) -> list[Point]:
    """The points that have a dot: those of the last one's quarter, where they are the territory's own, and what no line shows.

    dense: those alone that the line does not show, and the last.
    """
    last, lonely = one.points[-1], one.alone()
    same = [] if dense or one.role in BESIDE else [dot for run in one.yearly for dot in run]
    return [dot for dot in one.drawn if dot is last or dot.row.get("zero") or dot in lonely or dot in same]
