"""Answers of a harvest gathered into one table, one territory at a time: each key once, each value within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fiches.content.catalogue import Catalogue
from fiches.editions.columns import Columns
from fiches.harvest.set_aside import Entry, entry_of, entry_of_cell
from fiches.keys import KEY_COLUMNS, NOT_AVAILABLE, TerritoryKey, decimal_text
from fiches.source.answers import Answer
from fiches.source.calls import Call

_ROW = len(KEY_COLUMNS) - 1  # parts of a key that name a row of the source: all but its measure
_BOUNDED = ("nombre", "niveau")
_Key = tuple[str, ...]
_Cell = tuple[float | None, str, str]  # value, status, date


class Gathered:
    """What answers say. Those of a territory follow one another: its cells alone are in memory one by one.

    `columns`: the rows of the table. `presumed`: labels of the previous edition, which today's replace. `coverage`: how
    many calls were answered (indicator → level → counts). `set_aside`: one a row of the source.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.columns = Columns()
        self.labels: dict[str, str] = {}
        self.presumed: dict[str, str] = {}
        self.coverage: dict[str, dict[str, dict[str, int]]] = {}
        self.periods: dict[str, set[str]] = {}
        self.set_aside: dict[_Key, Entry] = {}
        self._bounds = {indicator: source.bornes for indicator, source in catalogue.sources.items()}
        self._place: TerritoryKey | None = None
        self._gone: set[TerritoryKey] = set()
        self._cells: dict[_Key, _Cell] = {}
        self._doubted: set[_Key] = set()  # the keys of rows set aside, without their measures

    def gather(self, answers: Iterable[tuple[Call, Answer]]) -> None:
        """Takes all the answers. Raises ValueError where those of a territory are not together."""
        for call, answer in answers:
            if call.territory != self._place:
                self._close()
                if call.territory in self._gone:
                    raise ValueError(f"answers of {call.territory} are not together")
                self._place = call.territory
            self._add(call, answer)
        self._close()

    def all_labels(self) -> dict[str, str]:
        """Labels by name."""
        return {**self.presumed, **self.labels}

    def _add(self, call: Call, answer: Answer) -> None:
        _count(self.coverage, call, answer)
        self.labels.update(answer.labels)
        self.presumed.update(answer.presumed)
        for one in answer.set_aside:
            entry = entry_of(call, one)
            self.set_aside[tuple(entry.values())] = entry
            self._doubted.add(tuple(entry.values())[:_ROW])
        head = (call.indicator, *call.territory)
        for row in answer.observations:
            key, new = (*head, *row[:7]), (row.value, row.status, row.updated_at)
            present = self._cells.setdefault(key, new)
            if present != new:
                self._choose(key, present, new)

    def _choose(self, key: _Key, present: _Cell, new: _Cell) -> None:
        """Of two dates, the latest; of two values of one date, none: neither can be believed."""
        if key[:_ROW] in self._doubted:  # by one of the two calls that bring this row
            self._cells[key] = min(present, new, key=lambda cell: cell[0] is not None)
        elif present[:2] == new[:2] or present[2] != new[2]:
            self._cells[key] = max(present, new, key=lambda cell: cell[2])
        else:
            both = sorted({_written(present), _written(new)})
            self._leave_out(key, " et ".join(both), "deux valeurs différentes sous la même clé")

    def _leave_out(self, key: _Key, read: str, reason: str) -> None:
        """The value of a cell is missing, and the cell is named; its first reason stands."""
        self._cells[key] = (None, NOT_AVAILABLE, self._cells[key][2])
        self.set_aside.setdefault(key, entry_of_cell(key, read, reason))

    def _close(self) -> None:
        """Puts the cells of the territory that is over in the table."""
        if self._place is None:
            return
        for key, read, reason in list(self._out_of_bounds()):
            self._leave_out(key, read, reason)
        for indicator, period in {(key[0], key[8]) for key in self._cells}:
            self.periods.setdefault(indicator, set()).add(period)
        self.columns.add((*key, *cell) for key, cell in self._cells.items())
        self._gone.add(self._place)
        self._cells, self._place = {}, None

    def _out_of_bounds(self) -> Iterator[tuple[_Key, str, str]]:
        for key, (value, _, _) in self._cells.items():
            if value is None or key[9] not in _BOUNDED or key[6]:
                continue
            low, high = self._bounds[key[0]]
            if not low <= value <= high:
                yield key, f"{value:g}", f"attendu de {low:g} à {high:g} (bornes de {key[0]}, sources.toml)"


def _written(cell: _Cell) -> str:
    return "rien" if cell[0] is None else decimal_text(cell[0])


def _count(coverage: dict[str, dict[str, dict[str, int]]], call: Call, answer: Answer) -> None:
    """`demandes`: calls; `repondus`: those with rows; `repris`: those answered by the previous edition, absent when 0."""
    counts = coverage.setdefault(call.indicator, {}).setdefault(call.territory.type, {"demandes": 0, "repondus": 0})
    counts["demandes"] += 1
    counts["repondus"] += bool(answer.observations)
    if answer.carried:
        counts["repris"] = counts.get("repris", 0) + 1
