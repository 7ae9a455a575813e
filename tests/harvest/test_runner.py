"""Running calls through the answer cache, several at once; the first failure ends the others and loses nothing."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiches.content.catalogue import Indicator
from fiches.errors import Code, SourceRefused
from fiches.harvest.cache import AnswerCache
from fiches.harvest.needs import Need, needs_by_key
from fiches.harvest.reuse import Reuse
from fiches.harvest.runner import CallRunner, cache_key
from fiches.keys import TerritoryKey
from fiches.periods import between
from fiches.progress import Reporter
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call
from fiches.source.pacing import Pace
from tests.support.frames import ILLE, catalogue, entry

NEEDS = needs_by_key(catalogue())
NEED = NEEDS["DE_1", "CUMUL"]


def need_of(one: Indicator) -> Need:
    return needs_by_key(catalogue(one))["DE_1", "CUMUL"]


def calls(number: int) -> list[Call]:
    places = [TerritoryKey("DEP", f"{n:02}") for n in range(number)]
    return [Call("DE_1", place, "CUMUL", "CUMUL", (), True, False) for place in places]


class Client:
    """Stops as the true one does: every wait ends."""

    def __init__(self) -> None:
        self.pace = Pace(None)

    def stop(self) -> None:
        self.pace.stop()


class Api:
    """Answers each call with its territory's code; one of them fails, once all the others wait."""

    def __init__(self, failing: str = "") -> None:
        self.client = Client()
        self.failing = failing
        self.asked: list[str] = []
        self.lock = threading.Lock()

    def observations(self, call: Call) -> Answer:
        with self.lock:
            self.asked.append(call.territory.code)
        if call.territory.code == self.failing:
            raise SourceRefused("refusé", code=Code.TOKEN)
        if self.failing and len(self.asked) > 4:
            self.client.pace.sleep(30)
        value = float(call.territory.code)
        return Answer((Observation("CUMUL", "CUMUL", "ABC", "", "", "2026T1", "nombre", value, "", ""),), {})


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[AnswerCache]:
    with AnswerCache(tmp_path / "journal.sqlite", identity={}) as opened:
        yield opened


def runner(api: Api, cache: AnswerCache, workers: int = 4) -> CallRunner:
    return CallRunner(api, cache, Reporter("quiet", io.StringIO()), NEEDS, workers=workers)


@pytest.mark.parametrize("workers", [1, 4])
def test_each_call_is_made_once_and_answers_come_in_their_order(cache: AnswerCache, workers: int) -> None:
    api, asked = Api(), calls(30)
    runner(api, cache, workers).run(asked, title="x")
    assert sorted(api.asked) == [call.territory.code for call in asked]
    found = list(runner(api, cache).answers(asked))
    assert [answer.observations[0].value for _, answer in found] == [float(n) for n in range(30)]


def test_a_second_run_asks_nothing(cache: AnswerCache) -> None:
    api, asked = Api(), calls(5)
    runner(api, cache).run(asked, title="x")
    api.asked.clear()
    runner(api, cache).run(asked, title="x")
    assert api.asked == []


def test_one_failure_ends_the_others_at_once_and_is_the_one_told(cache: AnswerCache) -> None:
    """Workers that wait end with Stop: the cause is what is raised, not its consequences."""
    api = Api(failing="03")
    with pytest.raises(SourceRefused, match="refusé"):
        runner(api, cache).run(calls(30), title="x")
    assert len(api.asked) < 30
    assert len(cache.names()) >= 1


def test_what_was_answered_before_a_failure_is_not_asked_again(cache: AnswerCache) -> None:
    with pytest.raises(SourceRefused):
        runner(Api(failing="03"), cache, workers=1).run(calls(10), title="x")
    api = Api()
    runner(api, cache, workers=1).run(calls(10), title="x")
    assert api.asked == [f"{n:02}" for n in range(3, 10)]


def test_a_wider_catalogue_asks_again_what_was_reduced_for_a_narrower_one() -> None:
    wider = need_of(entry(codes=("ABC", "A")))
    call = calls(1)[0]
    assert cache_key(call, wider) != cache_key(call, NEED)
    assert cache_key(call, need_of(entry(titre="autre"))) == cache_key(call, NEED)


class Quarters:
    """Answers a métier's quarters that a call asks, up to `last`."""

    def __init__(self, last: str) -> None:
        self.client = Client()
        self.known = [period for period in between("2024T1", "2026T1") if period <= last]
        self.asked: list[tuple[str, ...]] = []

    def observations(self, call: Call) -> Answer:
        self.asked.append(call.periods)
        chosen = [period for period in self.known if not call.periods or period in call.periods]
        rows = [Observation("ROME", "J1501", "ABC", "", "", period, "nombre", 10.0, "", "") for period in chosen]
        return Answer(tuple(rows), {})


@pytest.mark.parametrize(
    ("last", "asked", "kept"),
    [
        ("2026T1", [("2025T1", "2026T1")], ["2025T1", "2026T1"]),
        ("2025T4", [("2025T1", "2026T1"), ()], ["2024T4", "2025T4"]),
    ],
    ids=["up to date", "late"],
)
def test_two_periods_are_asked_and_all_of_them_where_the_latest_is_lacking(
    cache: AnswerCache, last: str, asked: list[tuple[str, ...]], kept: list[str]
) -> None:
    wanted = needs_by_key(catalogue(entry(activite="ROME", un_an_avant=True)))
    api, call = Quarters(last), Call("DE_1", ILLE, "ROME", "J1501", ("ABC",), latest_only=False, characteristics=False)
    reuse = Reuse(latest={"DE_1": "2026T1"})
    one = CallRunner(api, cache, Reporter("quiet", io.StringIO()), wanted, workers=1, reuse=reuse)
    one.run([call], title="x")
    assert api.asked == asked
    assert [row.period for _, answer in one.answers([call]) for row in answer.observations] == kept
