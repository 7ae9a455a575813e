"""Rate limiter shared by every connection; every wait can be interrupted."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

Clock = Callable[[], float]


class Stop(Exception):
    """Raised in a waiting thread when the harvest is being stopped."""


class Pace:
    """Lets calls start at least `1 / rate` seconds apart; `rate` None: no limit (in-process emulator)."""

    def __init__(self, rate: float | None, *, clock: Clock = time.monotonic) -> None:
        self._interval = 1.0 / rate if rate else 0.0
        self._clock = clock
        self._turn = threading.Lock()
        self._lock = threading.Lock()
        self._next = 0.0
        self._stopped = threading.Event()

    def wait_turn(self) -> None:
        """Returns when this call may start. Raises Stop when the run is stopped meanwhile."""
        with self._turn:  # one by one: threads that a busy machine delayed do not start together
            while not self._stopped.is_set():
                delay = self._delay()
                if delay <= 0:
                    return
                self.sleep(delay)
        raise Stop

    def _delay(self) -> float:
        """Seconds to wait before the next call may start; 0: this call takes that turn."""
        with self._lock:
            now = self._clock()
            if now >= self._next:
                self._next = now + self._interval
                return 0.0
            return self._next - now

    def hold(self, seconds: float) -> None:
        """No call starts during the next `seconds`: the source asked for a pause."""
        with self._lock:
            self._next = max(self._next, self._clock() + seconds)

    def sleep(self, seconds: float) -> None:
        """An interruptible sleep. Raises Stop when the run is stopped meanwhile."""
        if seconds > 0 and self._stopped.wait(seconds):
            raise Stop

    def stop(self) -> None:
        """Ends every wait, now and later, with Stop."""
        self._stopped.set()
