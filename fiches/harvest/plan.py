"""The calls of a harvest, from the catalogue, the territories and what the API can cross; and which rows they bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fiches.content.catalogue import ALL, Catalogue, Indicator, Request
from fiches.keys import FRANCE, TOTALS, TerritoryKey
from fiches.source.api import SALARIES, Call
from fiches.territories import LEVELS

Crossings = Mapping[str, frozenset[tuple[str, str]]]  # indicator → (territory type, activity type) served
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


def calls_of(
    need: Need, territories: Iterable[TerritoryKey], activities: Sequence[str], crossings: Crossings
) -> list[Call]:
    """The calls that one need takes, in the order of the territories; none where the level or the crossing is not served."""
    places = _served(need, territories, crossings)
    return [call for place in places for activity in activities for call in _shapes(need, place, activity)]


def counting_calls(
    need: Need, territories: Iterable[TerritoryKey], activities: Sequence[str], crossings: Crossings
) -> list[Call]:
    """Of the calls that one need takes, those that bring its counts: not those made for breakdowns alone."""
    places = _served(need, territories, crossings)
    return [_shapes(need, place, activity)[0] for place in places for activity in activities]


def _served(need: Need, territories: Iterable[TerritoryKey], crossings: Crossings) -> Iterator[TerritoryKey]:
    served = crossings.get(need.indicator)
    for territory in territories:
        if territory.type in need.levels and (served is None or (territory.type, need.activity_type) in served):
            yield territory


def _shapes(need: Need, territory: TerritoryKey, activity: str) -> list[Call]:
    """One or two calls, as small as can be: the counts first, without breakdowns where these are asked apart.

    The source says which period is its latest in the answer alone: who wants that of a year before asks for all of them.
    """
    codes = () if need.activity_type in TOTALS else need.codes
    head = (need.indicator, territory, need.activity_type, activity)
    if need.indicator == SALARIES:
        return [Call(*head, (), latest_only=True, characteristics=False)]
    broken_down = {bool(value.characteristic_type) for value in need.a_year_before}
    calls = []
    if need.history or False in broken_down:
        calls.append(Call(*head, codes, latest_only=False, characteristics=False))
    if need.characteristics:
        wanted = _broken_down(need) if calls else codes
        calls.append(Call(*head, wanted, latest_only=True not in broken_down, characteristics=True))
    return calls or [Call(*head, codes, latest_only=True, characteristics=False)]


def _broken_down(need: Need) -> tuple[str, ...]:
    """The codes whose breakdowns are shown; empty for every code."""
    codes = sorted({code for code, _ in need.characteristics})
    return () if ALL in codes else tuple(codes)


def plan(
    catalogue: Catalogue,
    territories: Sequence[TerritoryKey],
    activities: Mapping[str, Sequence[str]],
    crossings: Crossings,
) -> list[Call]:
    """Every call of a harvest, the country first, each once.

    `activities` gives the codes to ask for each activity type that has several (`ROME`, `NAF21`…).
    """
    calls: dict[Call, None] = {}
    for need in needs(catalogue):
        if need.activity_type in TOTALS:
            codes: Sequence[str] = [need.activity_type]
        else:
            # Salaries come by professional family, and are asked by métier.
            codes = activities["ROME" if need.activity_type == FAP else need.activity_type]
        calls.update(dict.fromkeys(calls_of(need, territories, codes, crossings)))
    order = {territory: number for number, territory in enumerate(territories)}
    return sorted(calls, key=lambda call: order[call.territory] if call.territory != FRANCE else -1)


def activity_types(catalogue: Catalogue) -> list[str]:
    """The activity types whose codes must be known before planning."""
    types = ("ROME" if n.activity_type == FAP else n.activity_type for n in needs(catalogue))
    return [kind for kind in dict.fromkeys(types) if kind not in TOTALS]


def count_calls(calls: Iterable[Call]) -> dict[tuple[str, str], int]:
    """Number of calls by (indicator, level), in order of first appearance by indicator then level."""
    counts = Counter((call.indicator, call.territory.type) for call in calls)
    return dict(sorted(counts.items()))


def unserved(catalogue: Catalogue, crossings: Crossings) -> list[str]:
    """Crossings of the catalogue that the API says it does not serve; French sentences for the report."""
    sentences = []
    for need in needs(catalogue):
        served = crossings.get(need.indicator)
        if served is None:
            sentences.append(f"{need.indicator} : absent de details-indicateurs ; demandé selon le catalogue.")
            continue
        missing = sorted(level for level in need.levels if (level, need.activity_type) not in served)
        if missing:
            sentences.append(f"{need.indicator} × {need.activity_type} : non servi pour {', '.join(missing)}.")
    return sentences


def newly_served(catalogue: Catalogue, crossings: Crossings) -> list[str]:
    """Levels that the API says it serves and that the catalogue does not ask; French sentences for the report."""
    sentences = []
    for indicator, source in catalogue.sources.items():
        wanted = {need.activity_type for need in needs(catalogue) if need.indicator == indicator}
        levels = {level for level, activity in crossings.get(indicator, ()) if activity in wanted}
        new = sorted(level for level in levels & LEVELS.keys() if level not in source.territoires)
        if new:
            sentences.append(
                f"{indicator} : l’API sert maintenant {', '.join(new)}. L’ajouter à « territoires » de cette source,"
                " sources.toml, pour le récolter."
            )
    return sentences
