"""Rebuilds API answers from the previous edition, without a request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from fiches.editions.store import Edition, Manifest
from fiches.harvest.needs import FAP, Need
from fiches.harvest.set_aside import Entry, entries_of_rows
from fiches.keys import COLUMNS, FRANCE, KEY_COLUMNS, TerritoryKey
from fiches.source.answers import Answer, Observation
from fiches.source.calls import SALARIES, Call

_HEAD = 5  # key columns that name what a call is about: indicator, territory, activity
Head = tuple[str, ...]


class PreviousAnswers:
    """An edition's rows, by the call that brought them.

    Its labels are `presumed`: a label in an answer of today replaces them. `territories`: those that have a row.
    """

    def __init__(self, edition: Edition) -> None:
        frame = edition.frame
        self.manifest: Manifest = edition.manifest
        self.rankings = edition.referential.rankings
        self._labels = edition.referential.labels
        self._set_aside: dict[Head, list[Entry]] = {}
        for one in self.manifest.ecartees:
            head = (one["indicateur"], one["type_territoire"], one["code_territoire"])
            self._set_aside.setdefault(head, []).append(one)
        self._columns = [_column(frame[name]) for name in COLUMNS[3:]]
        heads = [frame[name].astype("category").cat for name in KEY_COLUMNS[:_HEAD]]
        first = np.ones(len(frame), dtype=bool)
        first[1:] = np.any([one.codes.to_numpy()[1:] != one.codes.to_numpy()[:-1] for one in heads], axis=0)
        starts = first.nonzero()[0].tolist()
        names = zip(*(one.categories[one.codes.to_numpy()[starts]].tolist() for one in heads), strict=True)
        self._places: dict[Head, slice] = {
            tuple(name): slice(start, stop)
            for name, start, stop in zip(names, starts, [*starts[1:], len(frame)], strict=True)
        }
        self._fap_codes = _fap_codes(self._labels)
        self.metiers = edition.referential.activities.get("ROME", ())
        self._everywhere = frozenset(self.metiers)
        self._group = lru_cache(maxsize=64)(self._labels_under)
        self.territories = frozenset(TerritoryKey(head[1], head[2]) for head in self._places)

    def origin(self, territory: TerritoryKey) -> str:
        """Name of the edition that a territory's figures were harvested for: an older one where the source had failed."""
        return self.manifest.degraded.get(str(territory), {}).get("edition", self.manifest.edition)

    def answer(self, call: Call, need: Need, *, whole: bool = False) -> Answer:
        """The answer that a call brought, without observations where it had no data.

        `whole`: with every label that it may have brought, those of rows left out of the edition too.
        """
        rows = tuple(self._rows(call, need))
        if not rows:
            return Answer((), {})
        labels = self._all_labels(call) if whole else dict(self._labels_of(call, rows))
        entries = self._set_aside.get((call.indicator, *call.territory), ())
        return Answer(rows, {}, presumed=labels, set_aside=entries_of_rows(entries, rows))

    def was_asked(self, call: Call) -> bool:
        """Whether the edition's harvest surely made this call: an activity with a row for the country is asked everywhere.

        A métier that only rankings ask is kept where it is ranked: there, the territory itself must have a row.
        """
        if call.activity_type == "ROME" and call.activity_code not in self._everywhere:
            return (call.indicator, *call.territory, call.activity_type, call.activity_code) in self._places
        return (call.indicator, *FRANCE, call.activity_type, call.activity_code) in self._places

    def witness(self, call: Call, among: Iterable[TerritoryKey]) -> Call | None:
        """The call about the first territory of `among` that has a row for it; else about its first activity with a row.

        None where none of them has a row of this indicator.
        """
        order = {key: number for number, key in enumerate(among)}
        total = (call.activity_type, call.activity_code)
        heads = (head for head in self._places if head[0] == call.indicator and TerritoryKey(*head[1:3]) in order)
        first = min(
            heads, key=lambda head: (head[3:] != total, order[TerritoryKey(*head[1:3])], head[3:]), default=None
        )
        if first is None:
            return None
        place = TerritoryKey(first[1], first[2])
        return replace(call, territory=place, activity_type=first[3], activity_code=first[4])

    def _rows(self, call: Call, need: Need) -> Iterator[Observation]:
        for code in self._activities(call):
            place = self._places.get((call.indicator, *call.territory, call.activity_type, code))
            if place is None:
                continue
            for values in zip(*(column(place) for column in self._columns), strict=True):
                row = Observation(*values)
                if _brings(call, row) and _keeps(need, row):
                    yield row if row.value == row.value else row._replace(value=None)

    def _activities(self, call: Call) -> Iterable[str]:
        """The activity codes of the rows: salaries are asked by métier and published by professional family."""
        return self._fap_codes.get(call.activity_code, ()) if call.indicator == SALARIES else (call.activity_code,)

    def _labels_of(self, call: Call, rows: Iterable[Observation]) -> Iterator[tuple[str, str]]:
        names: dict[str, None] = {}
        for row in rows:
            names[f"activite/{row.activity_type}/{row.activity_code}"] = None
            names[f"nomenclature/{call.indicator}/{row.nomenclature_code}"] = None
            names[f"caracteristique/{row.characteristic_type}/{row.characteristic_code}"] = None
            if row.activity_type == FAP:
                names[f"famille/{call.activity_code}/{row.activity_code}"] = None
        return ((name, self._labels[name]) for name in names if name in self._labels)

    def _all_labels(self, call: Call) -> dict[str, str]:
        name = f"activite/{call.activity_type}/{call.activity_code}"
        own = {name: self._labels[name]} if name in self._labels else {}
        return (
            self._group(f"nomenclature/{call.indicator}/")
            | own
            | (self._group("caracteristique/") if call.characteristics else {})
        )

    def _labels_under(self, start: str) -> dict[str, str]:
        return {name: label for name, label in self._labels.items() if name.startswith(start)}


def _column(column: pd.Series[Any]) -> Callable[[slice], list[Any]]:
    """What gives some rows of a column; texts are held as their numbers, once each."""
    if column.name == "value":
        values = column.to_numpy()
        return lambda place: values[place].tolist()
    texts = column.astype("category").cat
    numbers, known = texts.codes.to_numpy(), texts.categories.tolist()
    return lambda place: [known[number] for number in numbers[place].tolist()]


def _keeps(need: Need, row: Observation) -> bool:
    return need.keeps(row.nomenclature_code, row.characteristic_type, row.characteristic_code)


def _brings(call: Call, row: Observation) -> bool:
    """Whether the row has a code and a kind (breakdown or not) that the call asks."""
    return (not call.codes or row.nomenclature_code in call.codes) and (
        call.characteristics or not row.characteristic_type
    )


def _fap_codes(labels: Iterable[str]) -> dict[str, list[str]]:
    """ROME code → its professional families (FAP), from the labels of the salaries' answers."""
    codes: dict[str, list[str]] = {}
    for name in sorted(labels):
        if name.startswith("famille/"):
            _, metier, family = name.split("/", 2)
            codes.setdefault(metier, []).append(family)
    return codes
