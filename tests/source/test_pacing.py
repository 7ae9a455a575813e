"""The pace stays under the API's limit of ten calls a second, loses little of it, and never outlives the run."""

from __future__ import annotations

import itertools
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.source.pacing import Pace, Stop
from tests.support.source import Clock, Unhurried

LIMIT = 10  # calls in any sliding second (contract, section 1.2)


def departures(rate: float, works: list[float]) -> list[float]:
    """When calls leave, each after a moment of other work."""
    clock = Clock()
    pace = Unhurried(rate, clock)
    found = []
    for work in works:
        clock.now += work
        pace.wait_turn()
        found.append(clock.now)
    return found


def most_in_a_second(moments: list[float]) -> int:
    return max(sum(1 for other in moments if 0 <= other - moment < 1) for moment in moments)


@given(
    st.floats(0.5, 9.5),
    st.lists(st.one_of(st.just(0.0), st.floats(0, 0.2), st.floats(0, 5)), min_size=1, max_size=60),
)
@settings(max_examples=150)
def test_never_more_than_ten_calls_in_a_sliding_second(rate: float, works: list[float]) -> None:
    assert most_in_a_second(departures(rate, works)) <= LIMIT


def test_at_rate_nine_it_makes_eight_calls_a_second_at_least() -> None:
    moments = departures(9.0, [0.0] * 200)
    assert 8 <= len(moments) / (moments[-1] - moments[0]) <= 9.1


def test_a_pause_gives_no_credit_for_a_burst() -> None:
    assert most_in_a_second(departures(9.0, [0.0] * 5 + [60.0] + [0.0] * 40)) <= LIMIT


def test_a_hold_delays_every_later_call_and_never_shortens_a_wait() -> None:
    clock = Clock()
    pace = Unhurried(9.0, clock)
    pace.hold(5)
    pace.hold(1)
    pace.wait_turn()
    assert clock.now == 5


def test_without_a_rate_nothing_waits() -> None:
    clock = Clock()
    pace = Unhurried(None, clock)
    for _ in range(100):
        pace.wait_turn()
    assert clock.now == 0


def test_calls_of_several_threads_leave_one_by_one() -> None:
    """Eight threads that all ask at the same instant leave at distinct moments."""
    clock = Clock()
    pace = Unhurried(9.0, clock)
    threads = [threading.Thread(target=pace.wait_turn) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(pace.slept) == pytest.approx(7 / 9)


def test_a_thread_that_the_machine_kept_waiting_delays_those_behind_it() -> None:
    """A sleep of a second instead of a ninth: the next calls still leave a ninth of a second apart."""
    clock = Clock()

    class Slow(Unhurried):
        def sleep(self, seconds: float) -> None:
            super().sleep(1.0 if not self.slept else seconds)

    pace, found = Slow(9.0, clock), []
    for _ in range(12):
        pace.wait_turn()
        found.append(clock.now)
    assert min(b - a for a, b in itertools.pairwise(found)) >= 1 / 9 - 1e-9


def test_a_hold_delays_those_who_already_wait() -> None:
    clock = Clock()

    class Held(Unhurried):
        def sleep(self, seconds: float) -> None:
            if not self.slept:
                self.hold(5)
            super().sleep(seconds)

    pace = Held(9.0, clock)
    pace.wait_turn()
    pace.wait_turn()
    assert clock.now == 5


def test_stop_ends_a_wait_at_once() -> None:
    pace = Pace(9.0)
    started = threading.Event()
    caught: list[type[BaseException]] = []

    def wait() -> None:
        started.set()
        try:
            pace.sleep(60)
        except Stop:
            caught.append(Stop)

    thread = threading.Thread(target=wait)
    thread.start()
    started.wait(5)
    pace.stop()
    thread.join(5)
    assert caught == [Stop]
    assert not thread.is_alive()


def test_a_stopped_pace_lets_nothing_leave() -> None:
    pace = Pace(None)
    pace.stop()
    with pytest.raises(Stop):
        pace.wait_turn()
