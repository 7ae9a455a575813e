"""What stands over a table: its caption, and the title of its block, which may speak of one row by a number of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from fiches.indicators.model.numbers import Observed
from fiches.site.table import Line
from fiches.wording.context import WordingContext
from fiches.wording.phrase import EMPTY, Element, Kind, Phrase, elements

Row = TypeVar("Row")
_GAP, _OF_ITS_LAST = "ecart", ("evolution", "baisse", "relatif")


@dataclass(frozen=True)
class Heading:
    """`title`: empty where it says nothing of a row."""

    caption: Phrase
    title: Phrase = EMPTY

    @cached_property
    def said(self) -> dict[str, Element]:
        """The numbers of the title by the key of the row that they are about: of a share its part, of a change its end."""
        found: dict[str, Element] = {}
        for one in elements(self.title):
            if one.kind in (Kind.FIGURE, Kind.COMPUTED) and (key := subject(one.mark)):
                found.setdefault(key, one)
        return found

    def is_about(self, numbers: Collection[Observed | None], wording: WordingContext) -> bool:
        """Whether the title says a number of the row that holds these."""
        about = set(map(_stem, self.said))
        return any(number is not None and _stem(number.key.mark(wording.home)) in about for number in numbers)

    def in_full(self, line: Line) -> Line:
        """The line, with the number that the title says of it beside the one that it is drawn from, where no cell has it."""
        whole = [_marks(cell.value) for cell in line.cells]
        cells = list(line.cells)
        for key, one in self.said.items():
            place = next((place for place, marks in enumerate(whole) if _stem(key) in map(_stem, marks)), None)
            if place is not None and not any(one.mark in marks for marks in whole):
                cells[place] = replace(cells[place], note=Phrase(one))
        return replace(line, cells=tuple(cells))


def subject(mark: str) -> str:
    """The key that a number is about: its own; `part(a;b)` a, `evolution(a;b)` b; empty for a gap, which is about two."""
    name, opened, inside = mark.partition("(")
    if not opened:
        return mark
    arguments = _arguments(inside.removesuffix(")"))
    return "" if name == _GAP else subject(arguments[-1 if name in _OF_ITS_LAST else 0])


def _arguments(text: str) -> list[str]:
    """`a;part(b;c)` → `a` and `part(b;c)`."""
    found, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == ";" and not depth:
            found.append("")
        else:
            found[-1] += letter
    return found


def _stem(key: str) -> str:
    """A key without its measure: a share and its count are of one row."""
    return key.rpartition(".")[0]


def _marks(phrase: Phrase) -> set[str]:
    return {one.mark for one in elements(phrase) if one.mark}


def with_named(rows: Sequence[Row], named: Collection[int], most: int) -> list[Row]:
    """The first rows; the last of them gives its place to one that the title names, where it is farther."""
    farther = [rows[place] for place in sorted(named) if place >= most]
    return [*rows[: max(0, most - len(farther))], *farther]


def standing_open(rows: int, named: Collection[int], count: int) -> list[int]:
    """The places of the rows that stand open: the first ones, then those that the title names."""
    return [*range(min(count, rows)), *(place for place in sorted(named) if place >= count)]


def placed(lines: Sequence[Line], places: Sequence[int], named: Collection[int], count: int) -> tuple[Line, ...]:
    """Lines that stand open: those that the title names know it, and that they follow the first ones out of their turn."""
    return tuple(
        replace(line, named=place in named, apart=place > count) for line, place in zip(lines, places, strict=True)
    )
