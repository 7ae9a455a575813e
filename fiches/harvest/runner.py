"""Runs the calls of a harvest, several at once: from the answer cache, the previous edition, or the source, in that order."""

from __future__ import annotations

import hashlib
import queue
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from fiches.errors import Code, HarvestPaused
from fiches.harvest.cache import AnswerCache
from fiches.harvest.failures import TOLERATED
from fiches.harvest.needs import Need, Needs, need_text
from fiches.harvest.reduction import for_two_periods, reduced
from fiches.harvest.reuse import Reuse
from fiches.keys import FRANCE, TerritoryKey
from fiches.progress import Reporter, Step
from fiches.source.answers import NO_DATA, Answer
from fiches.source.api import Api
from fiches.source.calls import Call
from fiches.source.pacing import Stop

Done = TypeVar("Done")


class CallRunner:
    """Makes each call once, whatever interrupts the harvest in between: an answer is cached as soon as it arrives.

    `needs`: which rows of an answer are kept. `reuse`: what the previous edition saves, how many territories may fail, and
    the latest periods; none by default.
    """

    def __init__(
        self,
        api: Api,
        cache: AnswerCache,
        reporter: Reporter,
        needs: Needs,
        *,
        workers: int,
        reuse: Reuse | None = None,
    ) -> None:
        reuse = reuse or Reuse()
        self.needs = needs
        self.reporter = reporter
        self._api = api
        self._cache = cache
        self._workers = workers
        self._incremental = reuse.incremental
        self._failures = reuse.failures
        self._latest = reuse.latest

    def run(self, calls: Sequence[Call], *, title: str) -> None:
        """Answers every call that has no answer yet; `title` names the step of progress.

        Raises the first SourceError that is not tolerated, or HarvestPaused when the client is told to stop; every
        answer received stays cached.
        """
        done = self._cache.names()
        missing = [call for call in calls if self._is_missing(call, done)]
        try:
            with (
                self.reporter.step(title, len(missing)) as step,
                ThreadPoolExecutor(max_workers=self._workers, thread_name_prefix="harvest") as pool,
            ):
                for batch in self._batches(missing):
                    waiting: queue.SimpleQueue[Call] = queue.SimpleQueue()
                    for call in batch:
                        waiting.put(call)
                    self._wait_for([pool.submit(self._drain, waiting, step) for _ in range(self._workers)])
        except Stop:
            done = self._cache.names()
            raise paused(sum(self._is_missing(call, done) for call in missing), title) from None

    @contextmanager
    def rounds(self) -> Iterator[Callable[[Sequence[Call]], list[Answer]]]:
        """A function that answers a few calls at a time: for a caller whose next calls depend on these answers."""
        if self._workers == 1:
            yield lambda calls: [self._answer(call) for call in calls]
            return
        with ThreadPoolExecutor(max_workers=self._workers, thread_name_prefix="harvest") as pool:

            def answer_all(calls: Sequence[Call]) -> list[Answer]:
                futures = [pool.submit(self._answer, call) for call in calls]
                self._wait_for(futures)
                return [future.result() for future in futures]

            yield answer_all

    def answers(self, calls: Iterable[Call]) -> Iterable[tuple[Call, Answer]]:
        """The calls with their answers, in the order of the calls; without any request."""
        for call in calls:
            if self.has_failed(call.territory):
                yield call, self._previous_answer(call)
            else:
                yield call, self._without_request(call) or NO_DATA

    def has_failed(self, territory: TerritoryKey) -> bool:
        """Whether the source failed for a territory: its answers are then the previous edition's, or empty."""
        return self._failures is not None and self._failures.has_failed(territory)

    def _is_missing(self, call: Call, done: Collection[str]) -> bool:
        return self._name(call) not in done and self._from_previous(call) is None

    def _batches(self, calls: Sequence[Call]) -> list[Sequence[Call]]:
        """One call of each territory in turn, so that a failing one delays no other; with incremental calls, the
        country's first, since its revisions announce the others'."""
        if self._incremental is None and self._failures is None:
            return [calls]
        turns: Counter[TerritoryKey] = Counter()
        numbered = []
        for call in calls:
            numbered.append((turns[call.territory], call))
            turns[call.territory] += 1
        ordered = [call for _, call in sorted(numbered, key=lambda one: one[0])]
        if self._incremental is None:
            return [ordered]
        return [[c for c in ordered if c.territory == FRANCE], [c for c in ordered if c.territory != FRANCE]]

    def _drain(self, waiting: queue.SimpleQueue[Call], step: Step) -> None:
        while True:
            try:
                call = waiting.get_nowait()
            except queue.Empty:
                return
            self._answer(call)
            step.advance()

    def _wait_for(self, futures: Sequence[Future[Done]]) -> None:
        """Waits for all, or for the first failure, which stops the others. Raises the cause."""
        try:
            wait(futures, return_when=FIRST_EXCEPTION)
        finally:
            if any(not future.done() for future in futures) or any(future.exception() for future in futures):
                self._api.client.stop()
        failures = [e for future in futures if (e := future.exception()) is not None]
        for failure in sorted(failures, key=lambda e: isinstance(e, Stop)):
            raise failure

    def _answer(self, call: Call) -> Answer:
        """The answer, or the previous edition's for a territory that fails within the budget."""
        if self._failures is None:
            return self._own_answer(call)
        if not self._failures.has_failed(call.territory):
            try:
                return self._own_answer(call)
            except TOLERATED as error:
                self._failures.spend(call.territory, error)
        return self._previous_answer(call)

    def _own_answer(self, call: Call) -> Answer:
        """Without a request where possible; else by the narrowed call; else by the whole one."""
        answer = self._without_request(call)
        if answer is None and self._incremental is not None and not self._is_revised_in_country(call):
            narrowed = self._incremental.narrowed(call)
            if narrowed is not call:
                answer = self._incremental.merged(call, self._requested(narrowed))
        return self._requested(call) if answer is None else answer

    def _requested(self, call: Call) -> Answer:
        """The cached answer, or that of the source, reduced to the rows needed and cached."""
        name = self._name(call)
        answer = self._cache.read(name)
        if answer is None:
            answer = reduced(self._fetched(call), call, self._need(call))
            self._cache.write(name, answer)
            if self._failures is not None:
                self._failures.note_answer()
        return answer

    def _fetched(self, call: Call) -> Answer:
        """The source's answer; where two of its periods are kept, these alone, if it has the latest."""
        newest = self._latest.get(call.indicator, "")
        short = for_two_periods(call, self._need(call), newest)
        if short is not None:
            answer = self._api.observations(short)
            if any(row.period == newest for row in answer.observations):
                return answer
        return self._api.observations(call)

    def _without_request(self, call: Call) -> Answer | None:
        """The answer that the cache or the previous edition gives; None: the source must be asked."""
        answer = self._cache.read(self._name(call))
        return self._from_previous(call) if answer is None else answer

    def _from_previous(self, call: Call) -> Answer | None:
        """The previous answer where nothing changed, or merged with the cached answer of the narrowed call."""
        if self._incremental is None:
            return None
        if (answer := self._incremental.unchanged(call)) is not None:
            return answer
        narrowed = self._incremental.narrowed(call)
        fresh = self._cache.read(self._name(narrowed)) if narrowed is not call else None
        return None if fresh is None else self._incremental.merged(call, fresh)

    def _is_revised_in_country(self, call: Call) -> bool:
        """Whether the country's history had to be fetched in full: so will its parts', without a narrowed call first."""
        country = replace(call, territory=FRANCE)
        return call != country and self._cache.read(self._name(country)) is not None

    def _previous_answer(self, call: Call) -> Answer:
        previous = self._failures.previous if self._failures else None
        if previous is None:
            return NO_DATA
        return replace(previous.answer(call, self._need(call)), carried=True)

    def _name(self, call: Call) -> str:
        return cache_key(call, self._need(call))

    def _need(self, call: Call) -> Need:
        return self.needs[call.indicator, call.activity_type]


def paused(left: int, title: str) -> HarvestPaused:
    """The error of a harvest out of time, with `left` calls of the step `title` to make (0: not known)."""
    count = f" Étape « {title} » : il reste {left} appel{'s' if left > 1 else ''}." if left else ""
    return HarvestPaused(
        f"Récolte suspendue au bout du temps accordé (--max-seconds).{count} Rien n’est publié ; ce qui est répondu est"
        " gardé, et la prochaine récolte reprendra où celle-ci s’arrête.",
        code=Code.PAUSED,
    )


def cache_key(call: Call, need: Need) -> str:
    """The call's name and a digest of the rows kept: a wider catalogue fetches again only what it lacks."""
    return f"{call.name}#{_digest(need)}"


@lru_cache(maxsize=128)
def _digest(need: Need) -> str:
    return hashlib.sha256(need_text(need).encode()).hexdigest()[:8]
