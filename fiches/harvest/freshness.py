"""A few calls to know whether anything is new: one an indicator, on the country or else where there was a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fiches.content.catalogue import Catalogue
from fiches.editions.store import Edition
from fiches.harvest.plan import Need, needs
from fiches.harvest.previous import FormerAnswers
from fiches.keys import FRANCE, TerritoryKey
from fiches.periods import is_period, latest
from fiches.source.answers import Observation
from fiches.source.api import Api, Call


@dataclass(frozen=True, slots=True)
class Signature:
    """Which update of the source this is: latest period and loading date of each indicator, for the country.

    Where the country has no row, those of the first territory that has one, named; empty where nobody has.
    """

    values: Mapping[str, str]
    updated: Mapping[str, str]
    periods: Mapping[str, str] = field(default_factory=dict)  # the latest of each indicator that has a row

    @property
    def complete(self) -> bool:
        """Whether it tells every update from the next."""
        return all(self.values.values())


def signature_calls(catalogue: Catalogue) -> list[Call]:
    """The smallest call that dates each indicator: its total, for the country; none where it has no total."""
    found = []
    for need in {n.indicator: n for n in reversed(needs(catalogue))}.values():
        if total := catalogue.sources[need.indicator].total:
            found.append(Call(need.indicator, FRANCE, total, total, (), latest_only=True, characteristics=False))
    return found


def sign(
    api: Api,
    catalogue: Catalogue,
    former: Callable[[], FormerAnswers | None] = lambda: None,
    asked: Sequence[TerritoryKey] = (),
) -> Signature:
    """One call an indicator, two where the country has no row and `former`, read only then, knows who has."""
    values, updated, periods = {}, {}, {}
    for call in signature_calls(catalogue):
        answer = api.observations(call)
        updated[call.indicator] = answer.updated_at
        values[call.indicator] = _dated(answer.observations, answer.updated_at)
        place = None if answer.observations else _place(call, former(), asked)
        if place is not None:
            answer = api.observations(replace(call, territory=place))
            values[call.indicator] = _named(place, _kept(answer.observations, call, catalogue))
        if found := latest([o.period for o in answer.observations]):
            periods[call.indicator] = found
    return Signature(dict(sorted(values.items())), dict(sorted(updated.items())), periods)


def _place(call: Call, former: FormerAnswers | None, asked: Sequence[TerritoryKey]) -> TerritoryKey | None:
    return former.first_with(call.indicator, call.activity_type, asked) if former else None


def completed(signature: Signature, catalogue: Catalogue, edition: Edition, asked: Sequence[TerritoryKey]) -> Signature:
    """The signature as the next harvest will read it: what the country does not date is dated by the harvest itself."""
    missing = [call for call in signature_calls(catalogue) if not _is_of_country(signature.values[call.indicator])]
    if not missing:
        return signature
    harvested, values = FormerAnswers(edition), dict(signature.values)
    for call in missing:
        place = harvested.first_with(call.indicator, call.activity_type, asked)
        need = _need(call, catalogue)
        if place is None or need is None:
            values[call.indicator] = ""
            continue
        every = replace(call, territory=place, latest_only=False)
        values[call.indicator] = _named(place, harvested.answer(every, need).observations)
    return replace(signature, values=values)


def _dated(rows: Sequence[Observation], loaded: str = "") -> str:
    """Latest period, and the latest date of its rows; empty without any."""
    period = latest([row.period for row in rows]) or ""
    dates = (row.updated_at for row in rows if row.period == period)
    return f"{period} {max((loaded, *dates))}".strip() if period else ""


def _named(place: TerritoryKey, rows: Sequence[Observation]) -> str:
    dated = _dated(rows)
    return f"{place} {dated}" if dated else ""


def _is_of_country(value: str) -> bool:
    return bool(value) and is_period(value.partition(" ")[0])


def _kept(rows: Sequence[Observation], call: Call, catalogue: Catalogue) -> list[Observation]:
    """What an edition keeps of them."""
    need = _need(call, catalogue)
    return [row for row in rows if need and need.keeps(row.nomenclature_code, row.characteristic_type)]


def _need(call: Call, catalogue: Catalogue) -> Need | None:
    wanted = (call.indicator, call.activity_type)
    return next((need for need in needs(catalogue) if (need.indicator, need.activity_type) == wanted), None)
