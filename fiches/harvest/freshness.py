"""Whether the source has anything new, in one small call an indicator: latest period and date of loading.

The country dates each indicator. One that has no row for the country is dated by the first territory that has one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fiches.content.catalogue import Catalogue
from fiches.editions.store import Edition
from fiches.harvest.plan import Need, needs, needs_by_key
from fiches.harvest.previous import PreviousAnswers
from fiches.keys import FRANCE, TerritoryKey
from fiches.periods import is_period, latest
from fiches.source.answers import Observation
from fiches.source.api import Api, Call


@dataclass(frozen=True, slots=True)
class Freshness:
    """Which update of the source this is, by indicator.

    `values`: `2026T1 2026-06-12T07:31:04+02:00`, the latest period and the latest date of its rows; prefixed by a
    territory (`REG-53 2026T1 …`) where the country has no row; empty where no territory has any. `updated`: the date
    that the answer itself gives, empty for none. `periods`: the latest period of each indicator that has a row.
    """

    values: Mapping[str, str]
    updated: Mapping[str, str]
    periods: Mapping[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether every indicator is dated, so that the next update can be told from this one."""
        return all(self.values.values())


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an edition comes from, as its manifest says: source, update, and the digest of what was requested."""

    source: str
    demo: bool
    freshness: Freshness
    request: str


def freshness_calls(catalogue: Catalogue) -> list[Call]:
    """The smallest call that dates each indicator: its total, for the country; none where it has no total."""
    calls = []
    for need in {n.indicator: n for n in reversed(needs(catalogue))}.values():
        if total := catalogue.sources[need.indicator].total:
            calls.append(Call(need.indicator, FRANCE, total, total, (), latest_only=True, characteristics=False))
    return calls


def read_freshness(
    api: Api,
    catalogue: Catalogue,
    previous: Callable[[], PreviousAnswers | None] = lambda: None,
    asked: Sequence[TerritoryKey] = (),
) -> Freshness:
    """Makes one call an indicator; a second one where the country has no row and the previous edition names a territory.

    `previous` is read only then. Raises SourceError.
    """
    values, updated, periods = {}, {}, {}
    for call in freshness_calls(catalogue):
        answer = api.observations(call)
        updated[call.indicator] = answer.updated_at
        values[call.indicator] = _dated(answer.observations, answer.updated_at)
        place = None if answer.observations else _first_place(call, previous(), asked)
        if place is not None:
            answer = api.observations(replace(call, territory=place))
            values[call.indicator] = _dated_at(place, _wanted(answer.observations, call, catalogue))
        if newest := latest([o.period for o in answer.observations]):
            periods[call.indicator] = newest
    return Freshness(dict(sorted(values.items())), dict(sorted(updated.items())), periods)


def _first_place(call: Call, previous: PreviousAnswers | None, asked: Sequence[TerritoryKey]) -> TerritoryKey | None:
    return previous.first_with(call.indicator, call.activity_type, asked) if previous else None


def completed(freshness: Freshness, catalogue: Catalogue, edition: Edition, asked: Sequence[TerritoryKey]) -> Freshness:
    """The freshness as the next harvest will read it: what the country does not date is dated by the edition's rows."""
    undated = [call for call in freshness_calls(catalogue) if not _is_of_country(freshness.values[call.indicator])]
    if not undated:
        return freshness
    harvested, values = PreviousAnswers(edition), dict(freshness.values)
    for call in undated:
        place = harvested.first_with(call.indicator, call.activity_type, asked)
        need = _need(call, catalogue)
        if place is None or need is None:
            values[call.indicator] = ""
            continue
        every = replace(call, territory=place, latest_only=False)
        values[call.indicator] = _dated_at(place, harvested.answer(every, need).observations)
    return replace(freshness, values=values)


def _dated(rows: Sequence[Observation], loaded: str = "") -> str:
    """`2026T1 2026-06-12…`: latest period, and the latest date of its rows; empty without any row."""
    period = latest([row.period for row in rows]) or ""
    dates = (row.updated_at for row in rows if row.period == period)
    return f"{period} {max((loaded, *dates))}".strip() if period else ""


def _dated_at(place: TerritoryKey, rows: Sequence[Observation]) -> str:
    dated = _dated(rows)
    return f"{place} {dated}" if dated else ""


def _is_of_country(value: str) -> bool:
    return bool(value) and is_period(value.partition(" ")[0])


def _wanted(rows: Sequence[Observation], call: Call, catalogue: Catalogue) -> list[Observation]:
    """The rows that an edition keeps."""
    need = _need(call, catalogue)
    return [row for row in rows if need and need.keeps(row.nomenclature_code, row.characteristic_type)]


def _need(call: Call, catalogue: Catalogue) -> Need | None:
    return needs_by_key(catalogue).get((call.indicator, call.activity_type))
