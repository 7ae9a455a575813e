"""A line of the workbook of the whole edition, read: each key figure in its columns, and what the edition has there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fiches.keys import FRANCE
from fiches.site.proofs.cells import Cell, FicheCells, Key
from fiches.site.proofs.compared_cells import code_of
from fiches.site.proofs.compared_rows import ComparedRow
from fiches.site.proofs.edition import WholeEdition
from fiches.site.proofs.french import periods, plain
from fiches.site.proofs.page import PageSource
from fiches.site.proofs.reference import Reference
from fiches.site.proofs.workbook import Line, Value

PLACE_HEADS = ("Niveau territorial", "Code du territoire", "Territoire", "Territoires plus larges")
_CHANGE, _OWNED = "sur un an : ", "chiffre "
_OWNER = re.compile(r"chiffre \S.* \(([A-Z]+-\w+)\)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: what it may be, and the column of its value; its period follows, its change where it has one, its remark."""

    row: ComparedRow
    at: int

    @property
    def has_change(self) -> bool:
        return self.row.measure != "niveau"

    @property
    def remark(self) -> int:
        return self.at + 2 + self.has_change

    @property
    def heads(self) -> tuple[str, ...]:
        """Of its columns, in order."""
        ends = ("période", "sur un an (%)", "remarque") if self.has_change else ("période", "remarque")
        return (self.row.name, *(f"{self.row.name} : {end}" for end in ends))


def figures_of(reference: Reference) -> list[Figure]:
    """The key figures of the catalogue, each in its columns."""
    found, at = list[Figure](), len(PLACE_HEADS)
    for row in reference.compared:
        if not set(".:") & set(row.id):  # a share, or an item of a distribution
            found.append(Figure(row, at))
            at = found[-1].remark + 1
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as a line has it; `code`: its period, empty where none is said; `owner`: the place that it is said to be of."""

    value: Value | None
    code: str
    owner: str
    named: str  # the words that name another owner
    statuses: tuple[str, ...]  # what the remark says besides
    change: Value | None
    words: str  # of a change that has no number


def read(line: Line, figure: Figure, home: str) -> Said:
    """A line of a place."""
    parts = [part for part in plain(str(line.get(figure.remark, ""))).split(" ; ") if part]
    owner = next((found for part in parts if (found := _OWNER.fullmatch(part))), None)
    said = periods(str(line.get(figure.at + 1, "")))
    return Said(
        line.get(figure.at),
        code_of(said[0]) if said else "",
        owner[1] if owner else home,
        owner[0] if owner else "",
        tuple(part for part in parts if not part.startswith((_CHANGE, _OWNED))),
        line.get(figure.at + 2) if figure.has_change else None,
        next((part.removeprefix(_CHANGE) for part in parts if part.startswith(_CHANGE)), ""),
    )


@dataclass
class Held:
    """What the lines are held to. `names`: fiches by key; `latest`: the last period of each indicator."""

    names: Mapping[str, str]
    whole: WholeEdition
    reference: Reference
    latest: Mapping[str, str]

    @cached_property
    def source(self) -> PageSource:
        return PageSource("", FicheCells(), self.whole)

    def cells(self, figure: Figure, place: str, period: str) -> Iterator[tuple[Key, Cell]]:
        """Those that the edition has of a figure, best first."""
        for key in figure.row.keys_at(place, period):
            if (cell := self.whole.find(key)) is not None:
                yield key, cell

    def is_nil(self, figure: Figure, period: str) -> bool:
        """Whether it is a zero in the whole country: a figure that is zeros everywhere is not shown."""
        found = self.valued(figure, str(FRANCE), period)
        return found is not None and not found[1].value

    def valued(self, figure: Figure, place: str, period: str) -> tuple[Key, Cell] | None:
        """The first that has a value."""
        return next((found for found in self.cells(figure, place, period) if found[1].value is not None), None)
