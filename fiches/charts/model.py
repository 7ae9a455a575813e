"""What a caller gives to a chart, and what a kind hands to the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from fiches.charts.theme import WIDTH

Cell: TypeAlias = str | float | int | bool | None
Row: TypeAlias = Mapping[str, Cell]
Datum: TypeAlias = dict[str, Cell | list[int]]
Signal: TypeAlias = str | float | list[float]

LABELS = "libelles"
AXES = frozenset({"x", "y", LABELS})
"""The `datum` of a text that names a category or a step of an axis rather than shows a datum."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text whose numbers are marked, in reading order: keys of donnees.csv, or `formule:` and a formula; then what its words
    claim, after `affirme:`.
    """

    text: str
    marks: tuple[str, ...] = ()


def as_marked(text: str | Marked) -> Marked:
    """A plain text as one without numbers to mark."""
    return text if isinstance(text, Marked) else Marked(text)


@dataclass(frozen=True, slots=True)
class Rupture:
    """The first period (`2025T1`) that cannot be compared with those before, and why in four words, no digit.

    `until`: the first that can be compared with those after it, where it is a later one (sums of twelve months); between
    both no two points are joined.
    """

    period: str
    label: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """What is said once for a whole chart.

    unit is written after the values of axes and labels when it is « % » or short; decimals are those of the values;
    relative: values are gaps in % from a zero that the note names. labels name the axes of a nuage. width is that of the whole
    drawing, in pixels. dense: for paper, where rows are closer, plots lower, and the words beside the drawing say whom
    its ticks stand for.
    """

    unit: str = ""
    decimals: int = 0
    from_zero: bool = True
    forecast: bool = False
    relative: bool = False
    note: str = ""
    ruptures: tuple[Rupture, ...] = ()
    labels: tuple[str, ...] = ()
    width: float = WIDTH
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """The numbers of one chart, laid out: tables and signals for the compiled form, sizes in pixels.

    A datum's `mark` and `hover` become its mark and its hover text; `datum` may be `libelles` instead.
    """

    tables: Mapping[str, Sequence[Datum]]
    height: float
    width: float
    signals: Mapping[str, Signal] = field(default_factory=dict)
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0

    @property
    def inner_width(self) -> float:
        return self.width - self.left - self.right


def text_of(row: Row, column: str) -> str:
    """A column as text; empty when absent."""
    value = row.get(column)
    return "" if value is None else str(value)


def number_of(row: Row, column: str) -> float | None:
    """A column as a number; None when absent, missing or not finite."""
    value = row.get(column)
    if value is None or isinstance(value, str):
        return None
    number = float(value)
    return number if abs(number) < float("inf") else None


def marks_of(row: Row, prefix: str = "") -> Datum:
    """The mark and hover text that a datum takes from its row (columns `mark`, `hover`, with an optional prefix)."""
    return {"mark": text_of(row, f"{prefix}mark"), "hover": text_of(row, f"{prefix}hover")}


def ordered(rows: Sequence[Row]) -> list[Row]:
    """The rows by their `order`."""
    return sorted(rows, key=lambda row: number_of(row, "order") or 0)
