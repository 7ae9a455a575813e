"""Incremental harvest: calls to skip, to narrow to new periods, or to fetch again in full.

A new period narrows the calls: they ask for it, for the latest one of the previous edition, for enough of the first ones
to see how far the source's window has moved, and for those that the country's total shows to be loaded again. Any
difference on periods that both have means that the source has revised the series: it is then fetched in full. So is every
series of an indicator that was loaded again without a new period: nothing tells which periods were revised.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from fiches.content.catalogue import Catalogue
from fiches.harvest.model import Freshness
from fiches.harvest.needs import Need, Needs
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.signs import by_key, same_sign
from fiches.keys import FRANCE
from fiches.periods import Period, between
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call


@dataclass(frozen=True, slots=True)
class Incremental:
    """The previous edition of the same source and request, beside the source's freshness today.

    `reloaded`: by indicator, the periods that the country's total shows to be loaded again. `settled`: the source says
    that it has loaded nothing since, and what is not in the answer cache is as the edition has it.
    """

    previous: PreviousAnswers
    freshness: Freshness
    catalogue: Catalogue
    needs: Needs
    reloaded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settled: bool = False

    def unchanged(self, call: Call) -> Answer | None:
        """The previous answer, where the source has not loaded the indicator since; None: the call must be made."""
        degraded = str(call.territory) in self.previous.manifest.degraded
        known = self.is_same_update(call.indicator) and not degraded and self.previous.was_asked(call)
        if not (known or self.settled):
            return None
        return self.previous.answer(call, self._need(call), whole=True)

    def narrowed(self, call: Call) -> Call:
        """The call for the periods worth asking; the same call where that is all of them."""
        if not self._need(call).keeps_series(call) or self.catalogue.is_forecast(call.indicator):
            return call  # one or two periods alone are kept; forecasts are revised each time
        newest = self.freshness.periods.get(call.indicator, "")
        if not _is_later(newest, self.previous.manifest.periods.get(call.indicator, "")):
            return call
        rows = self.previous.answer(call, self._need(call)).observations
        periods = sorted({row.period for row in rows}, key=Period.parse)
        if not periods:
            return call
        return replace(call, periods=_periods_to_ask(periods, newest, self.reloaded.get(call.indicator, ())))

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

    def is_same_update(self, indicator: str) -> bool:
        """Whether the source says that it has loaded nothing of an indicator since the previous edition."""
        today = self.freshness.values.get(indicator, "")
        return bool(today) and same_sign(self.previous.manifest.signature.get(indicator, ""), today)

    def _need(self, call: Call) -> Need:
        return self.needs[call.indicator, call.activity_type]


def reloaded_periods(freshness: Freshness, previous: PreviousAnswers, needs: Needs) -> dict[str, tuple[str, ...]]:
    """By indicator, the periods of the country's total that the source has loaded again, or that it did not give before."""
    found = {}
    for indicator, rows in freshness.rows.items():
        first = rows[0]
        need = needs.get((indicator, first.activity_type))
        if need is None or not need.history:
            continue  # the edition has no history to compare with
        call = Call(indicator, FRANCE, first.activity_type, first.activity_code, (), False, False)
        kept = [row for row in rows if need.keeps(row.nomenclature_code, row.characteristic_type)]
        held, today = by_key(previous.answer(call, need).observations), by_key(kept)
        found[indicator] = tuple(sorted({key[5] for key in today if held.get(key) != today[key]}, key=Period.parse))
    return found


def _is_later(newest: str, held: str) -> bool:
    return bool(newest) and (not held or Period.parse(newest) > Period.parse(held))


def _periods_to_ask(periods: list[str], newest: str, reloaded: Iterable[str]) -> tuple[str, ...]:
    """The latest of `periods`, all after it up to `newest`, those `reloaded`, and as many of the first ones as the later
    ones may have replaced."""
    last = Period.parse(periods[-1])
    later = between(periods[-1], newest) if Period.parse(newest) > last else [periods[-1]]
    again = (period for period in reloaded if Period.parse(period) < last)
    return tuple(dict.fromkeys((*periods[: len(later)], *again, *later)))


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
