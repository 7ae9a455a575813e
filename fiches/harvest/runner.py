"""Runs the calls of a harvest: several at once, through the journal, and with what a former edition spares or stands for."""

from __future__ import annotations

import hashlib
import json
import queue
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import TypeVar

from fiches.errors import HarvestPaused
from fiches.harvest.cache import Journal
from fiches.harvest.failures import BORNE, Tolerance
from fiches.harvest.incremental import Renewal
from fiches.harvest.plan import Need
from fiches.keys import FRANCE, TerritoryKey
from fiches.progress import Reporter, Step
from fiches.source.answers import NO_DATA, Answer
from fiches.source.api import Api, Call
from fiches.source.pacing import Stop

Done = TypeVar("Done")
Kept = Mapping[tuple[str, str], Need]


class Harvester:
    """Runs calls through the journal: each is made once, whatever happens in between.

    With a `renewal`, calls that a former edition answers are not made, and histories are asked for their new periods
    only. With a `tolerance`, the source may fail for some territories: what the former edition holds stands for them.
    """

    def __init__(
        self,
        api: Api,
        journal: Journal,
        reporter: Reporter,
        *,
        workers: int,
        renewal: Renewal | None = None,
        tolerance: Tolerance | None = None,
    ) -> None:
        self._api = api
        self._journal = journal
        self._reporter = reporter
        self._workers = workers
        self._renewal = renewal
        self._tolerance = tolerance

    def run(self, calls: Sequence[Call], kept: Kept, *, title: str) -> None:
        """Answers every call that the journal lacks.

        Raises the first SourceError that is not borne, or HarvestPaused when the client is told to stop; everything
        answered is kept.
        """
        done = self._journal.names()
        missing = [call for call in calls if self._is_missing(call, kept, done)]
        try:
            with (
                self._reporter.step(title, len(missing)) as step,
                ThreadPoolExecutor(max_workers=self._workers, thread_name_prefix="harvest") as pool,
            ):
                for batch in self._batches(missing):
                    waiting: queue.SimpleQueue[Call] = queue.SimpleQueue()
                    for call in batch:
                        waiting.put(call)
                    self._ended([pool.submit(self._drain, waiting, kept, step) for _ in range(self._workers)])
        except Stop:
            done = self._journal.names()
            raise paused(sum(self._is_missing(call, kept, done) for call in missing), title) from None

    def _is_missing(self, call: Call, kept: Kept, done: Collection[str]) -> bool:
        return journal_name(call, kept) not in done and self._spared(call, kept) is None

    def _batches(self, calls: Sequence[Call]) -> list[Sequence[Call]]:
        """The country's first where its revisions foretell the others'; one call of each territory after another, so
        that one which fails holds nobody up."""
        if self._renewal is None and self._tolerance is None:
            return [calls]
        turns: Counter[TerritoryKey] = Counter()
        turned = []
        for call in calls:
            turned.append((turns[call.territory], call))
            turns[call.territory] += 1
        ordered = [call for _, call in sorted(turned, key=lambda one: one[0])]
        if self._renewal is None:
            return [ordered]
        return [[c for c in ordered if c.territory == FRANCE], [c for c in ordered if c.territory != FRANCE]]

    def _ended(self, futures: Sequence[Future[Done]]) -> None:
        """Waits for all, or for the first to fail: the others are then stopped. Raises the cause."""
        try:
            wait(futures, return_when=FIRST_EXCEPTION)
        finally:
            if any(not future.done() for future in futures) or any(future.exception() for future in futures):
                self._api.client.stop()
        failures = [e for future in futures if (e := future.exception()) is not None]
        for failure in sorted(failures, key=lambda e: isinstance(e, Stop)):
            raise failure

    @contextmanager
    def rounds(self, kept: Kept) -> Iterator[Callable[[Sequence[Call]], list[Answer]]]:
        """Something that answers calls a few at a time, for who must know some answers before the next call."""
        if self._workers == 1:
            yield lambda calls: [self._answer(call, kept) for call in calls]
            return
        with ThreadPoolExecutor(max_workers=self._workers, thread_name_prefix="harvest") as pool:

            def answered(calls: Sequence[Call]) -> list[Answer]:
                futures = [pool.submit(self._answer, call, kept) for call in calls]
                self._ended(futures)
                return [future.result() for future in futures]

            yield answered

    def _answer(self, call: Call, kept: Kept) -> Answer:
        """What is held already, or else what the source says, written down."""
        if self._tolerance is None:
            return self._answered(call, kept)
        if not self._tolerance.has_failed(call.territory):
            try:
                return self._answered(call, kept)
            except BORNE as error:
                self._tolerance.bear(call.territory, error)
        return self._carried(call, kept)

    def _answered(self, call: Call, kept: Kept) -> Answer:
        """Asks for what is new, and for the whole where that is not enough."""
        answer = self._held(call, kept)
        if answer is None and self._renewal is not None and not self._foretold(call, kept):
            shorter = self._renewal.narrowed(call)
            if shorter is not call:
                answer = self._renewal.renewed(call, self._asked(shorter, kept))
        return self._asked(call, kept) if answer is None else answer

    def _asked(self, call: Call, kept: Kept) -> Answer:
        name = journal_name(call, kept)
        answer = self._journal.read(name)
        if answer is None:
            answer = reduced(self._api.observations(call), kept[call.indicator, call.activity_type])
            self._journal.write(name, answer)
            if self._tolerance is not None:
                self._tolerance.heard()
        return answer

    def _held(self, call: Call, kept: Kept) -> Answer | None:
        """What the journal and the former edition know of a call; None when the source must be asked."""
        answer = self._journal.read(journal_name(call, kept))
        return self._spared(call, kept) if answer is None else answer

    def _spared(self, call: Call, kept: Kept) -> Answer | None:
        """What the former edition makes of a call, with what was answered of its new periods."""
        if self._renewal is None:
            return None
        if (answer := self._renewal.known(call)) is not None:
            return answer
        shorter = self._renewal.narrowed(call)
        fresh = self._journal.read(journal_name(shorter, kept)) if shorter is not call else None
        return None if fresh is None else self._renewal.renewed(call, fresh)

    def _foretold(self, call: Call, kept: Kept) -> bool:
        """Whether the country's history was revised: its parts' are then asked whole at once."""
        country = replace(call, territory=FRANCE)
        return call != country and self._journal.read(journal_name(country, kept)) is not None

    def _carried(self, call: Call, kept: Kept) -> Answer:
        former = self._tolerance.former if self._tolerance else None
        if former is None:
            return NO_DATA
        return replace(former.answer(call, kept[call.indicator, call.activity_type]), carried=True)

    def has_failed(self, territory: TerritoryKey) -> bool:
        """Whether the source failed for a territory: what is told of it is of a former edition, or nothing."""
        return self._tolerance is not None and self._tolerance.has_failed(territory)

    def _drain(self, waiting: queue.SimpleQueue[Call], kept: Kept, step: Step) -> None:
        while True:
            try:
                call = waiting.get_nowait()
            except queue.Empty:
                return
            self._answer(call, kept)
            step.advance()

    def answers(self, calls: Iterable[Call], kept: Kept) -> Iterable[tuple[Call, Answer]]:
        """The calls with what was answered, in their order."""
        for call in calls:
            if self._tolerance is not None and self._tolerance.has_failed(call.territory):
                yield call, self._carried(call, kept)
            else:
                yield call, self._held(call, kept) or NO_DATA


def paused(left: int, title: str) -> HarvestPaused:
    """The time is over, with so many calls `left` of this step (0: not known)."""
    count = f" Étape « {title} » : il reste {left} appel{'s' if left > 1 else ''}." if left else ""
    return HarvestPaused(
        f"Récolte suspendue au bout du temps accordé (--max-seconds).{count} Rien n’est publié ; ce qui est répondu est"
        " gardé, et la prochaine récolte reprendra où celle-ci s’arrête."
    )


def reduced(answer: Answer, need: Need) -> Answer:
    """The answer without the rows that the catalogue does not want."""
    rows = tuple(o for o in answer.observations if need.keeps(o.nomenclature_code, o.characteristic_type))
    return Answer(rows, answer.labels, answer.updated_at)


def journal_name(call: Call, kept: Kept) -> str:
    """The call, and what is kept of its answer: a wider catalogue asks again only what it needs."""
    text = need_text(kept[call.indicator, call.activity_type])
    return f"{call.name}#{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def need_text(need: Need) -> str:
    return json.dumps({**asdict(need), "characteristics": sorted(need.characteristics), "levels": sorted(need.levels)})
