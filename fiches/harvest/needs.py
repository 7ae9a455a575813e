"""The rows that the catalogue wants of each indicator, by type of activity."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from fiches.content.catalogue import ALL, Catalogue, Indicator, Request
from fiches.keys import TOTALS
from fiches.source.calls import Call

FAP = "FAP225"  # professional families: salaries are published by them


class EarlierValue(NamedTuple):
    """What is wanted of the same period a year before the latest: one measure of a code, or of one item of its breakdown."""

    nomenclature_code: str
    characteristic_type: str
    characteristic_code: str  # `*`: every one of the type
    measure: str


@dataclass(frozen=True, slots=True)
class Need:
    """The rows wanted of one indicator crossed with one type of activity: codes, breakdowns, levels, history or not.

    `items`: of the breakdowns of single activities, the only ones kept, by (type, code); a type that has none is kept whole.
    """

    indicator: str
    activity_type: str
    codes: tuple[str, ...]  # empty: every code
    history: bool
    characteristics: frozenset[tuple[str, str]]  # (nomenclature code, characteristic type)
    levels: frozenset[str]
    items: frozenset[tuple[str, str]] = frozenset()
    a_year_before: frozenset[EarlierValue] = frozenset()

    def keeps(self, nomenclature_code: str, characteristic_type: str, characteristic_code: str = "") -> bool:
        """Whether a row of an answer belongs in the edition."""
        if not characteristic_type:
            return not self.codes or nomenclature_code in self.codes
        if not {(nomenclature_code, characteristic_type), (ALL, characteristic_type)} & self.characteristics:
            return False
        some = any(kind == characteristic_type for kind, _ in self.items)
        return not some or (characteristic_type, characteristic_code) in self.items

    def keeps_a_year_before(self, value: EarlierValue) -> bool:
        """Whether the value of the same period a year before the latest belongs in the edition too."""
        whole = value._replace(characteristic_code=ALL)
        return value in self.a_year_before or (bool(value.characteristic_type) and whole in self.a_year_before)

    def keeps_series(self, call: Call) -> bool:
        """Whether the edition keeps every period of the answer to a call."""
        return self.history and not call.latest_only and not call.characteristics


Needs = Mapping[tuple[str, str], Need]  # by indicator and activity type


def needs_by_key(catalogue: Catalogue) -> dict[tuple[str, str], Need]:
    """The catalogue's needs by (indicator, activity type), in the catalogue's order."""
    return {(need.indicator, need.activity_type): need for need in needs(catalogue)}


def needs(catalogue: Catalogue) -> tuple[Need, ...]:
    """One need for each (indicator, activity type) that the catalogue names, in the catalogue's order."""
    groups: dict[tuple[str, str], list[Indicator]] = {}
    for entry in catalogue.indicators:
        groups.setdefault((entry.source.indicateur, entry.source.activite), []).append(entry)
    return tuple(_need(catalogue, key, entries) for key, entries in groups.items())


def _need(catalogue: Catalogue, key: tuple[str, str], entries: Sequence[Indicator]) -> Need:
    indicator, activity_type = key
    requests = [entry.source for entry in entries]
    codes = tuple(dict.fromkeys(code for request in requests for code in request.wanted))
    levels: set[str] = set()
    for request in requests:
        levels.update(request.niveaux or catalogue.sources[indicator].territoires)
    return Need(
        indicator=indicator,
        activity_type=activity_type,
        codes=() if ALL in codes else codes,
        history=any(request.historique for request in requests),
        characteristics=frozenset(
            (code, request.caracteristique)
            for request in requests
            if request.caracteristique
            for code in request.wanted
        ),
        levels=frozenset(levels),
        items=_items(activity_type, requests),
        a_year_before=frozenset(value for entry in entries for value in _earlier_values(entry)),
    )


def _items(activity_type: str, requests: Sequence[Request]) -> frozenset[tuple[str, str]]:
    """The items kept of each type of breakdown, where every request names its own; the totals keep them all.

    A breakdown of each métier is a page of rows: of one of them, a column is wanted.
    """
    if activity_type in TOTALS:
        return frozenset()
    whole = {r.caracteristique for r in requests if not r.modalites}
    return frozenset(
        (r.caracteristique, item)
        for r in requests
        if r.caracteristique not in whole
        for item in (*r.modalites, *r.modalites_sinon)
    )


def _earlier_values(entry: Indicator) -> Iterator[EarlierValue]:
    request = entry.source
    if request.un_an_avant:
        for code in request.wanted:
            for item in (*request.modalites, *request.modalites_sinon) or (ALL if request.caracteristique else "",):
                yield EarlierValue(code, request.caracteristique, item, entry.mesure)


def need_text(need: Need) -> str:
    """A need as JSON, equal for equal needs."""
    fields = asdict(need).items()
    return json.dumps({name: sorted(value) if isinstance(value, frozenset) else value for name, value in fields})
