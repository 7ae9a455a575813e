"""The signals that ask a run to stop, put off from the moment when its site takes the place of the former one."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_STOPS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def stops_put_off() -> Iterator[Callable[[], None]]:
    """What to call just before the switch: from then to the end of the block, no signal stops the run.

    A run that ends with any other status than 0 leaves the former site, and a few seconds of traces follow the switch.
    """
    former = {number: signal.getsignal(number) for number in _STOPS}

    def put_off() -> None:
        for number in _STOPS:
            signal.signal(number, signal.SIG_IGN)

    try:
        yield put_off
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
