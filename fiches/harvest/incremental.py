"""Incremental harvest: calls to skip, to narrow to new periods, or to fetch again in full.

A narrowed call asks for the latest period of the previous edition, those after it, and enough of the first ones to see
how far the source's window has moved. Any difference on periods that both have means that the source has revised the
series: it is then fetched in full.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from fiches.content.catalogue import Catalogue
from fiches.harvest.freshness import Freshness
from fiches.harvest.plan import Need, Needs
from fiches.harvest.previous import PreviousAnswers
from fiches.periods import Period, between
from fiches.source.answers import Answer, Observation
from fiches.source.api import Call


@dataclass(frozen=True, slots=True)
class Incremental:
    """The previous edition of the same source and request, beside the source's freshness today."""

    previous: PreviousAnswers
    freshness: Freshness
    catalogue: Catalogue
    needs: Needs

    def unchanged(self, call: Call) -> Answer | None:
        """The previous answer, where the source has not loaded the indicator since; None: the call must be made."""
        value = self.freshness.values.get(call.indicator)
        same_update = bool(value) and value == self.previous.manifest.signature.get(call.indicator)
        degraded = str(call.territory) in self.previous.manifest.degraded
        if not same_update or degraded or not self.previous.was_asked(call):
            return None
        return self.previous.answer(call, self._need(call), whole=True)

    def narrowed(self, call: Call) -> Call:
        """The call for the periods worth asking; the same call where that is all of them."""
        if call.latest_only or self.catalogue.is_forecast(call.indicator):  # forecasts are revised each time
            return call
        rows = self.previous.answer(call, self._need(call)).observations
        periods = sorted({row.period for row in rows}, key=Period.parse)
        if not periods:
            return call
        return replace(call, periods=_periods_to_ask(periods, self.freshness.periods.get(call.indicator, "")))

    def merged(self, call: Call, fresh: Answer) -> Answer | None:
        """The whole answer, from the previous one and `fresh`, that of the narrowed call; None: the series was revised."""
        before, asked = self.previous.answer(call, self._need(call)), self.narrowed(call).periods
        if any(row.period not in asked for row in fresh.observations):
            return fresh  # the source does not choose periods: this is the whole history
        start = _window_start(before, fresh, asked)
        if start is None:
            return None
        rows = tuple(r for r in before.observations if r.period not in asked and Period.parse(r.period) > start)
        used = {f"nomenclature/{call.indicator}/{row.nomenclature_code}" for row in rows}
        labels = {n: label for n, label in before.presumed.items() if n in used or n.startswith("activite/")}
        periods = {row.period for row in rows}
        aside = (*(one for one in before.set_aside if one.period in periods), *fresh.set_aside)
        return Answer((*rows, *fresh.observations), fresh.labels, fresh.updated_at, presumed=labels, set_aside=aside)

    def report(self, answers: Iterable[tuple[Call, Answer]]) -> Iterator[str]:
        """How many calls and rows the previous edition saved: one French sentence, none where it saved nothing."""
        reused = shortened = rows = whole = 0
        for call, answer in answers:
            if self.unchanged(call) is not None:
                reused += 1
                rows += len(answer.observations)
            elif (narrowed := self.narrowed(call)) is not call and answer.presumed:
                shortened += 1
                rows += sum(1 for row in answer.observations if row.period not in narrowed.periods)
            elif narrowed is not call:
                whole += 1
        if reused or shortened or whole:
            yield (
                f"Repris de l’édition {self.previous.manifest.edition}\u00a0: {reused} réponses sans appel, {shortened} séries"
                f" demandées pour leurs seules périodes nouvelles, {whole} relues en entier\u202f; {rows} observations"
                " épargnées."
            )

    def _need(self, call: Call) -> Need:
        return self.needs[call.indicator, call.activity_type]


def _periods_to_ask(periods: list[str], newest: str) -> tuple[str, ...]:
    """The latest of `periods` and all after it up to `newest`; and as many of the first ones as these may have replaced."""
    last = periods[-1]
    later = between(last, newest) if newest and Period.parse(newest) > Period.parse(last) else [last]
    return tuple(dict.fromkeys((*periods[: len(later)], *later)))


def _window_start(before: Answer, fresh: Answer, asked: Collection[str]) -> Period | None:
    """The period after which the previous rows still stand; `Period(0, 0)`: all of them; None: the series was revised."""
    old, new = _by_period(before), _by_period(fresh)
    latest = max(old, key=Period.parse)
    early = sorted((p for p in old if p in asked and p != latest), key=Period.parse)
    gone = [p for p in early if p not in new]
    if old[latest] != new.get(latest) or any(old[p] != new[p] for p in early if p in new):
        return None
    if gone != early[: len(gone)] or (gone and len(gone) == len(early) and len(old) > len(early) + 1):
        return None
    return Period.parse(gone[-1]) if gone else Period(0, 0)


def _by_period(answer: Answer) -> dict[str, set[Observation]]:
    rows: dict[str, set[Observation]] = {}
    for row in answer.observations:
        rows.setdefault(row.period, set()).add(row)
    return rows
