"""Whether the source has anything new, in one small call an indicator: every period of its total.

The country signs each indicator. One that has no row for the country is signed by the first territory that has one; one
that has none anywhere, by its absence, and a territory of each level is asked whether it still lasts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, zip_longest

from fiches.content.catalogue import Catalogue
from fiches.editions.store import Edition
from fiches.harvest.model import Freshness, Rows
from fiches.harvest.needs import Need, needs, needs_by_key
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.signs import NOTHING, is_of_country, sign, sign_at
from fiches.keys import FRANCE, TerritoryKey
from fiches.periods import latest
from fiches.source.answers import Observation
from fiches.source.api import Api
from fiches.source.calls import Call
from fiches.territories import LEVELS

MOST_CALLS = 16  # of a visit that finds nothing new, the lists of territories included


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
    """Makes one call an indicator, and more where the country has no row: with one list a level, `MOST_CALLS` in all.

    `previous` is read only then. Raises SourceError.
    """
    values, updated, periods, of_country = {}, {}, {}, {}
    calls = freshness_calls(catalogue)
    for call in calls:
        answer = api.observations(call)
        updated[call.indicator] = answer.updated_at
        if answer.observations:
            of_country[call.indicator] = answer.observations
            values[call.indicator] = sign(answer.observations, answer.updated_at)
    elsewhere = dict[str, Rows]()
    if unsigned := [call for call in calls if call.indicator not in of_country]:
        held = previous()
        choices = {call.indicator: _elsewhere(call, catalogue, held, asked) for call in unsigned}
        signed = _signed_elsewhere(api, catalogue, choices, most=MOST_CALLS - len(LEVELS) - len(calls))
        for indicator in choices:
            kept = held.manifest.signature.get(indicator, NOTHING) if held else NOTHING
            values[indicator], elsewhere[indicator] = signed.get(indicator, (kept, ()))
    for indicator, rows in (*of_country.items(), *elsewhere.items()):
        if newest := latest([row.period for row in rows]):
            periods[indicator] = newest
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


def _signed_elsewhere(
    api: Api, catalogue: Catalogue, choices: Mapping[str, Sequence[Call]], *, most: int
) -> dict[str, tuple[str, Rows]]:
    """By indicator, the sign of the first of its calls that has a row to keep, and its rows; `NOTHING` where none has.

    One call an indicator in turn, `most` in all, always the same: one that is left without any is absent. What a level
    that is not asked begins to answer, the slices of the edition that are read again find.
    """
    found = dict[str, tuple[str, Rows]]()
    turns = zip_longest(*choices.values())
    for call in islice(
        (c for turn in turns for c in turn if c and not found.get(c.indicator, ("", ()))[1]), max(0, most)
    ):
        need = _need(call, catalogue)
        asked = replace(call, latest_only=not (need and need.history))
        rows = tuple(r for r in api.observations(asked).observations if need and _is_kept(r, need))
        found[call.indicator] = (sign_at(call, rows), rows)
    return found


def freshness_of_edition(
    freshness: Freshness, catalogue: Catalogue, edition: Edition, asked: Sequence[TerritoryKey]
) -> Freshness:
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
