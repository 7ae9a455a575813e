"""Asking only what is new: which calls a former edition spares, which it shortens, and when it can no longer be trusted.

A series is asked again for its latest known period, those after it, and enough of its first ones to see how far its
window has moved. Any difference with what is known of these means that the source has revised it: it is read whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fiches.content.catalogue import Catalogue
from fiches.harvest.freshness import Signature
from fiches.harvest.plan import Need
from fiches.harvest.previous import FormerAnswers
from fiches.periods import Period, between
from fiches.source.answers import Answer, Observation
from fiches.source.api import Call

Kept = Mapping[tuple[str, str], Need]


@dataclass(frozen=True, slots=True)
class Renewal:
    """What is known from the latest edition of the same source and the same request."""

    former: FormerAnswers
    signature: Signature
    catalogue: Catalogue
    kept: Kept

    def known(self, call: Call) -> Answer | None:
        """The whole answer, where the source says that the indicator has not been loaded again; None: to be asked."""
        signed = self.signature.values.get(call.indicator)
        unchanged = bool(signed) and signed == self.former.manifest.signature.get(call.indicator)
        if not unchanged or str(call.territory) in self.former.manifest.degraded or not self.former.was_asked(call):
            return None
        return self.former.answer(call, self._need(call), whole=True)

    def narrowed(self, call: Call) -> Call:
        """The call for the periods worth asking; itself when all are."""
        if call.latest_only or self.catalogue.is_forecast(call.indicator):  # forecasts are revised each time
            return call
        known = self._known_periods(self.former.answer(call, self._need(call)))
        return replace(call, periods=_asked(known, self.signature.periods.get(call.indicator, ""))) if known else call

    def renewed(self, call: Call, fresh: Answer) -> Answer | None:
        """The whole answer, from the former one and the one of the narrowed call; None: the series was revised."""
        held, asked = self.former.answer(call, self._need(call)), self.narrowed(call).periods
        if any(row.period not in asked for row in fresh.observations):
            return fresh  # the source does not choose periods: this is the whole history
        start = _window(held, fresh, asked)
        if start is None:
            return None
        rows = tuple(r for r in held.observations if r.period not in asked and Period.parse(r.period) > start)
        kept = {f"nomenclature/{call.indicator}/{row.nomenclature_code}" for row in rows}
        labels = {name: label for name, label in held.presumed.items() if name in kept or name.startswith("activite/")}
        return Answer((*rows, *fresh.observations), fresh.labels, fresh.updated_at, presumed=labels)

    def report(self, answers: Iterable[tuple[Call, Answer]]) -> Iterator[str]:
        """What the former edition spared; a French sentence, none where it spared nothing."""
        reused = shortened = rows = whole = 0
        for call, answer in answers:
            if self.known(call) is not None:
                reused += 1
                rows += len(answer.observations)
            elif (asked := self.narrowed(call)) is not call and answer.presumed:
                shortened += 1
                rows += sum(1 for row in answer.observations if row.period not in asked.periods)
            elif asked is not call:
                whole += 1
        if reused or shortened or whole:
            yield (
                f"Repris de l’édition {self.former.manifest.edition}\u00a0: {reused} réponses sans appel, {shortened} séries"
                f" demandées pour leurs seules périodes nouvelles, {whole} relues en entier\u202f; {rows} observations"
                " épargnées."
            )

    def _need(self, call: Call) -> Need:
        return self.kept[call.indicator, call.activity_type]

    @staticmethod
    def _known_periods(held: Answer) -> list[str]:
        return sorted({row.period for row in held.observations}, key=Period.parse)


def _asked(known: list[str], newest: str) -> tuple[str, ...]:
    """The latest known period and all after it; and, of the first ones, one more than the new ones may have driven out."""
    last = known[-1]
    later = between(last, newest) if newest and Period.parse(newest) > Period.parse(last) else [last]
    return tuple(dict.fromkeys((*known[: len(later)], *later)))


def _window(held: Answer, fresh: Answer, asked: Collection[str]) -> Period | None:
    """The period after which the former rows still stand (the earliest possible: all of them); None where they do not."""
    before, now = _by_period(held), _by_period(fresh)
    latest = max(before, key=Period.parse)
    early = sorted((p for p in before if p in asked and p != latest), key=Period.parse)
    gone = [p for p in early if p not in now]
    if before[latest] != now.get(latest) or any(before[p] != now[p] for p in early if p in now):
        return None
    if gone != early[: len(gone)] or (gone and len(gone) == len(early) and len(before) > len(early) + 1):
        return None
    return Period.parse(gone[-1]) if gone else Period(0, 0)


def _by_period(answer: Answer) -> dict[str, set[Observation]]:
    found: dict[str, set[Observation]] = {}
    for row in answer.observations:
        found.setdefault(row.period, set()).add(row)
    return found
