"""Whether the source has anything new, in one small call an indicator: every period of its total.

The country signs each indicator. One that has no row for the country is signed by the first territory that has one; one
that has none anywhere, by its absence, and a territory of each level is asked whether it still lasts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fiches.content.catalogue import Catalogue
from fiches.editions.store import Edition
from fiches.harvest.plan import Need, needs, needs_by_key
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.signs import NOTHING, is_of_country, sign, sign_at
from fiches.keys import FRANCE, TerritoryKey
from fiches.periods import latest
from fiches.source.answers import Observation
from fiches.source.api import Api, Call

Rows = tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Freshness:
    """Which update of the source this is, by indicator.

    `values`: its sign (`signs.py`). `updated`: the date that the answer itself gives, empty for none. `periods`: the
    latest period of each indicator that has a row. `rows`: the country's, of every period, where it has any.
    """

    values: Mapping[str, str]
    updated: Mapping[str, str]
    periods: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Rows] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an edition comes from, as its manifest says: source, update, and the digest of what was requested."""

    source: str
    demo: bool
    freshness: Freshness
    request: str


def freshness_calls(catalogue: Catalogue) -> list[Call]:
    """The call that signs each indicator: its total, for the country, all periods; none where it has no total."""
    calls = []
    for need in {n.indicator: n for n in reversed(needs(catalogue))}.values():
        if total := catalogue.sources[need.indicator].total:
            calls.append(Call(need.indicator, FRANCE, total, total, (), latest_only=False, characteristics=False))
    return calls


def read_freshness(
    api: Api,
    catalogue: Catalogue,
    previous: Callable[[], PreviousAnswers | None] = lambda: None,
    asked: Sequence[TerritoryKey] = (),
) -> Freshness:
    """Makes one call an indicator; where the country has no row, one more, or one a level of `asked`.

    `previous` is read only then. Raises SourceError.
    """
    values, updated, periods, of_country = {}, {}, {}, {}
    for call in freshness_calls(catalogue):
        answer = api.observations(call)
        rows = answer.observations
        updated[call.indicator] = answer.updated_at
        if rows:
            values[call.indicator], of_country[call.indicator] = sign(rows, answer.updated_at), rows
        else:
            values[call.indicator], rows = _signed_elsewhere(
                api, _elsewhere(call, catalogue, previous(), asked), catalogue
            )
        if newest := latest([row.period for row in rows]):
            periods[call.indicator] = newest
    return Freshness(dict(sorted(values.items())), dict(sorted(updated.items())), periods, of_country)


def _elsewhere(
    call: Call, catalogue: Catalogue, previous: PreviousAnswers | None, asked: Sequence[TerritoryKey]
) -> list[Call]:
    """The calls that may sign an indicator without the country: where the previous edition has a row, else one a level."""
    known = previous.witness(call, asked) if previous else None
    if known is not None:
        return [known]
    levels = catalogue.sources[call.indicator].territoires
    first = {place.type: place for place in reversed(asked) if place.type in levels and place != FRANCE}
    return [replace(call, territory=place) for place in reversed(first.values())]


def _signed_elsewhere(api: Api, calls: Sequence[Call], catalogue: Catalogue) -> tuple[str, Rows]:
    """The sign of the first call that has a row to keep, and its rows."""
    for call in calls:
        need = _need(call, catalogue)
        asked = replace(call, latest_only=not (need and need.history))
        rows = tuple(r for r in api.observations(asked).observations if need and _is_kept(r, need))
        if rows:
            return sign_at(call, rows), rows
    return NOTHING, ()


def completed(freshness: Freshness, catalogue: Catalogue, edition: Edition, asked: Sequence[TerritoryKey]) -> Freshness:
    """The freshness as the next harvest will read it: what the country does not sign is signed by the edition's rows."""
    unsigned = [call for call in freshness_calls(catalogue) if not is_of_country(freshness.values[call.indicator])]
    if not unsigned:
        return freshness
    harvested, values = PreviousAnswers(edition), dict(freshness.values)
    for call in unsigned:
        known = harvested.witness(call, asked)
        need = _need(known, catalogue) if known else None
        rows = harvested.answer(known, need).observations if known and need else ()
        values[call.indicator] = sign_at(known, rows) if known else NOTHING
    return replace(freshness, values=values)


def _is_kept(row: Observation, need: Need) -> bool:
    """Whether an edition keeps this row of an answer without breakdowns."""
    return need.keeps(row.nomenclature_code, row.characteristic_type)


def _need(call: Call, catalogue: Catalogue) -> Need | None:
    return needs_by_key(catalogue).get((call.indicator, call.activity_type))
