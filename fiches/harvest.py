"""One harvest: what is new, the calls that it takes, their answers in the journal, and the edition that they make."""

from __future__ import annotations

import hashlib
import json
import queue
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TypeVar

from fiches.answers import NO_DATA, Answer, Observation
from fiches.api import Api, Call, ListedTerritory
from fiches.catalogue import Catalogue
from fiches.config import Config
from fiches.errors import HarvestPaused
from fiches.journal import Journal
from fiches.pacing import Stop
from fiches.periods import latest
from fiches.plan import Crossings, Need, activity_types, calls_of, needs, plan
from fiches.progress import Reporter, Step
from fiches.ranking import RANKED, best
from fiches.schemas import FRANCE, TerritoryKey
from fiches.scope import listed_territories, names_of, published, with_parents

_TOTAL_OF = {"MOYENNE": "MOYENNE"}
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Scope:
    """What the API lists and what is asked of it: known before any indicator is called for good."""

    listed: tuple[ListedTerritory, ...]
    published: tuple[TerritoryKey, ...]
    asked: tuple[TerritoryKey, ...]  # published, and the parents they are compared with
    crossings: Crossings
    activities: Mapping[str, tuple[str, ...]]  # all the codes of each activity type that the API lists

    def listed_needed(self) -> tuple[ListedTerritory, ...]:
        keys = set(self.asked)
        return tuple(t for t in self.listed if t.key in keys)


@dataclass(frozen=True, slots=True)
class Signature:
    """Which update of the source this is: latest period and loading date of each indicator, for the country."""

    values: Mapping[str, str]
    updated: Mapping[str, str]

    @property
    def complete(self) -> bool:
        """Whether it tells every update from the next; not so where the country has no row."""
        return all(self.values.values())


def survey(api: Api, catalogue: Catalogue, config: Config, *, place: str) -> Scope:
    """The referential calls. Raises ContentError for an unknown territory."""
    listed = listed_territories(api, config.territories)
    chosen = published(config.territories, (t.key for t in listed), place=place)
    asked = with_parents(chosen, names_of(listed, config.territories))
    metiers = config.site.metiers
    types = [t for t in activity_types(catalogue) if t != "ROME" or metiers.classement or not metiers.liste]
    return Scope(
        listed=tuple(listed),
        published=tuple(chosen),
        asked=tuple(asked),
        crossings=api.crossings(),
        activities={kind: tuple(api.activities(kind)) for kind in types},
    )


def signature_calls(catalogue: Catalogue) -> list[Call]:
    """The smallest call that dates each indicator: its total, for the country; none where it has no total."""
    found = []
    for need in {n.indicator: n for n in reversed(needs(catalogue))}.values():
        total = _TOTAL_OF.get(need.activity_type, "CUMUL")
        if total in catalogue.sources[need.indicator].activites:
            found.append(Call(need.indicator, FRANCE, total, total, (), latest_only=True, characteristics=False))
    return found


def sign(api: Api, catalogue: Catalogue) -> Signature:
    """One call an indicator, on the country: is this the update that we know?"""
    values, updated = {}, {}
    for call in signature_calls(catalogue):
        answer = api.observations(call)
        period = latest([o.period for o in answer.observations]) or ""
        loaded = max((answer.updated_at, *(o.updated_at for o in answer.observations)), default="")
        values[call.indicator] = f"{period} {loaded}".strip() if period else ""
        updated[call.indicator] = answer.updated_at
    return Signature(dict(sorted(values.items())), dict(sorted(updated.items())))


def request_digest(catalogue: Catalogue, scope: Scope, config: Config) -> str:
    """Names all that decides which calls are made and what is kept of them."""
    metiers = config.site.metiers.model_dump(mode="json")
    asked = {
        "needs": [_need_text(need) for need in needs(catalogue)],
        "territories": [str(key) for key in scope.asked],
        "metiers": {name: value for name, value in metiers.items() if value or name != "classement"},
        "activities": {kind: len(codes) for kind, codes in scope.activities.items()},
        "ignored": sorted(config.site.source.champs_ignores),
    }
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def _need_text(need: Need) -> str:
    return json.dumps({**asdict(need), "characteristics": sorted(need.characteristics), "levels": sorted(need.levels)})


class Harvester:
    """Runs calls through the journal: each is made once, whatever happens in between."""

    def __init__(self, api: Api, journal: Journal, reporter: Reporter, *, workers: int) -> None:
        self._api = api
        self._journal = journal
        self._reporter = reporter
        self._workers = workers

    def run(self, calls: Sequence[Call], kept: Mapping[tuple[str, str], Need], *, title: str) -> None:
        """Answers every call that the journal lacks.

        Raises the first SourceError, or HarvestPaused when the client is told to stop; everything answered is kept.
        """
        done = self._journal.names()
        missing = [call for call in calls if journal_name(call, kept) not in done]
        waiting: queue.SimpleQueue[Call] = queue.SimpleQueue()
        for call in missing:
            waiting.put(call)
        try:
            with (
                self._reporter.step(title, len(missing)) as step,
                ThreadPoolExecutor(max_workers=self._workers, thread_name_prefix="harvest") as pool,
            ):
                self._ended([pool.submit(self._drain, waiting, kept, step) for _ in range(self._workers)])
        except Stop:
            done = self._journal.names()
            raise paused(sum(journal_name(call, kept) not in done for call in missing), title) from None

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
    def rounds(self, kept: Mapping[tuple[str, str], Need]) -> Iterator[Callable[[Sequence[Call]], list[Answer]]]:
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

    def _answer(self, call: Call, kept: Mapping[tuple[str, str], Need]) -> Answer:
        """What the journal holds, or else what the source says, written down."""
        name = journal_name(call, kept)
        answer = self._journal.read(name)
        if answer is None:
            answer = reduced(self._api.observations(call), kept[call.indicator, call.activity_type])
            self._journal.write(name, answer)
        return answer

    def _drain(self, waiting: queue.SimpleQueue[Call], kept: Mapping[tuple[str, str], Need], step: Step) -> None:
        while True:
            try:
                call = waiting.get_nowait()
            except queue.Empty:
                return
            answer = reduced(self._api.observations(call), kept[call.indicator, call.activity_type])
            self._journal.write(journal_name(call, kept), answer)
            step.advance()

    def answers(self, calls: Iterable[Call], kept: Mapping[tuple[str, str], Need]) -> Iterable[tuple[Call, Answer]]:
        """The calls with what was answered, in their order."""
        for call in calls:
            yield call, self._journal.read(journal_name(call, kept)) or NO_DATA


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


def journal_name(call: Call, kept: Mapping[tuple[str, str], Need]) -> str:
    """The call, and what is kept of its answer: a wider catalogue asks again only what it needs."""
    text = _need_text(kept[call.indicator, call.activity_type])
    return f"{call.name}#{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def needs_by_key(catalogue: Catalogue) -> dict[tuple[str, str], Need]:
    return {(need.indicator, need.activity_type): need for need in needs(catalogue)}


def chosen_metiers(harvester: Harvester, catalogue: Catalogue, scope: Scope, config: Config) -> tuple[str, ...]:
    """The métiers of the settings: those listed, or the best of the country, which takes asking them all once."""
    if config.site.metiers.liste or not config.site.metiers.nombre:
        return config.site.metiers.liste
    kept = needs_by_key(catalogue)
    counts = []
    for (indicator, activity_type), need in kept.items():
        if activity_type != "ROME" or indicator not in RANKED:
            continue
        calls = calls_of(need, [FRANCE], scope.activities["ROME"], scope.crossings)
        harvester.run(calls, kept, title=f"Classement des métiers de France, {indicator}")
        counts.append(latest_counts(harvester.answers(calls, kept), RANKED[indicator])[1])
    return best(counts, config.site.metiers.nombre)


def latest_counts(answers: Iterable[tuple[Call, Answer]], code: str) -> tuple[str, dict[str, float]]:
    """The latest period met, empty for none, and the count of each activity then: one with only an older row has none."""
    rows = [(call.activity_code, o.period, o.value) for call, answer in answers for o in counted(answer, code)]
    newest = latest([period for _, period, _ in rows]) or ""
    return newest, {activity: value for activity, period, value in rows if period == newest and value is not None}


def counted(answer: Answer, code: str) -> Iterator[Observation]:
    """The rows of an answer that hold the count of one code, breakdowns aside."""
    for o in answer.observations:
        if o.nomenclature_code == code and o.measure == "nombre" and o.value is not None and not o.characteristic_type:
            yield o


def full_plan(catalogue: Catalogue, scope: Scope, metiers: Sequence[str]) -> list[Call]:
    """Every call of the harvest, once the métiers are known."""
    activities = {**scope.activities, "ROME": tuple(metiers)}
    return plan(catalogue, scope.asked, activities, scope.crossings)
