"""The métiers where one recruits, for paper: their first columns, and their seven factors as one small drawing each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fiches.charts import tokens
from fiches.charts.theme import ACCENT, GRID, MUTED
from fiches.keys import NOT_AVAILABLE
from fiches.site.table import Column, Table, first_lines
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Element, Kind, Phrase, elements, lacks_value

STEP, GAP, UNIT = 9, 3, 3.2  # pixels: the width of a step, what parts two, what a grade adds to its height


@dataclass(frozen=True, slots=True)
class MetierLine:
    """`grades`: those of its factors, a digit each, empty where they are not told; `factors`: their words."""

    head: Phrase
    cells: tuple[Phrase, ...]
    grades: str
    factors: Phrase
    named: bool = False  # the title over the table is about it


@dataclass(frozen=True, slots=True)
class MetierTable:
    """`names`: those of the factors, in the order of the steps; empty where the table has none."""

    caption: Phrase
    corner: str
    columns: tuple[Column, ...]
    lines: tuple[MetierLine, ...]
    names: Phrase
    legend: str

    def first(self, count: int) -> MetierTable:
        """Its first lines, one that the title names among them; its legend where one of them needs it."""
        kept = first_lines(self.lines, count)
        missing = any(lacks_value(cell, NOT_AVAILABLE) for line in kept for cell in (*line.cells, line.factors))
        return replace(self, lines=kept, legend=self.legend if missing else "")


def metier_table(table: Table) -> MetierTable:
    """The métiers that stand open, in the columns that paper has room for."""
    kept = [place for place, column in enumerate(table.columns) if not column.screen_only]
    stepped = next((place for place, column in enumerate(table.columns) if _steps(column.head)), None)
    lines = []
    for line in table.lines:
        factors = line.cells[stepped].value if stepped is not None else EMPTY
        steps = "".join(step.value or "0" for step in _steps(factors))
        words = next((one.content for one in elements(factors) if one.kind is Kind.BESIDE_STEPS), factors)
        cells = tuple(line.cells[place].value for place in kept)
        lines.append(MetierLine(line.head, cells, steps, words, line.named))
    names = EMPTY
    if stepped is not None:
        named = Phrase(", ").join(step.content for step in _steps(table.columns[stepped].head))
        names = Phrase(
            "Facteurs, de gauche à droite{}: {}\u202f; plus un trait est haut, plus le facteur gêne."
        ).format(NBSP, named)
    columns = tuple(table.columns[place] for place in kept)
    return MetierTable(table.caption, table.corner, columns, tuple(lines), names, table.legend)


def _steps(phrase: Phrase) -> list[Element]:
    return [one for one in elements(phrase) if one.kind is Kind.STEP]


def picture_name(grades: str) -> str:
    return f"facteurs-{grades}"


def steps_picture(grades: str) -> str:
    """A bar a factor, as high as its grade; those of 4 and 5 filled darker."""
    high = 5 * UNIT
    bars = "".join(_bar(int(grade), place * (STEP + GAP), high) for place, grade in enumerate(grades))
    wide = len(grades) * (STEP + GAP) - GAP
    return tokens.on_paper(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high:g}">{bars}</svg>')


def _bar(grade: int, x: int, high: float) -> str:
    tall = max(grade * UNIT, 0.6)
    fill = ACCENT if grade > 3 else MUTED if grade else GRID
    return f'<rect x="{x}" y="{high - tall:g}" width="{STEP}" height="{tall:g}" fill="{fill}"/>'
