"""A steady pace below the API's limit, shared by every connection, with every wait bounded and interruptible."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

Clock = Callable[[], float]


class Stop(Exception):
    """Raised in a waiting worker when the harvest is being ended."""


class Pace:
    """Lets calls leave `1 / rate` seconds apart at least; `rate` None means no pacing (in-process emulator)."""

    def __init__(self, rate: float | None, *, clock: Clock = time.monotonic) -> None:
        self._interval = 1.0 / rate if rate else 0.0
        self._clock = clock
        self._turn = threading.Lock()
        self._lock = threading.Lock()
        self._next = 0.0
        self._stopped = threading.Event()

    def wait_turn(self) -> None:
        """Returns when this call may leave. Raises Stop when the run is ended meanwhile."""
        with self._turn:  # one by one: threads that a busy machine kept waiting do not leave together
            while not self._stopped.is_set():
                delay = self._delay()
                if delay <= 0:
                    return
                self.sleep(delay)
        raise Stop

    def _delay(self) -> float:
        """Seconds to the next departure; none left, it is taken."""
        with self._lock:
            now = self._clock()
            if now >= self._next:
                self._next = now + self._interval
                return 0.0
            return self._next - now

    def hold(self, seconds: float) -> None:
        """No call leaves during the next `seconds`: the source asked for a pause."""
        with self._lock:
            self._next = max(self._next, self._clock() + seconds)

    def sleep(self, seconds: float) -> None:
        """An interruptible sleep. Raises Stop when the run is ended meanwhile."""
        if seconds > 0 and self._stopped.wait(seconds):
            raise Stop

    def stop(self) -> None:
        """Wakes and ends every waiting worker."""
        self._stopped.set()
