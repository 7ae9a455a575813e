"""What the whole run shares: one thread for linear algebra, one small demo, and the order of the long files."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

# Before anything imports numpy. The emulator's products are small: more threads wait for each other more than they work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from hypothesis import settings

from tests.support.demo import Demo, make_demo
from tests.support.shared import made_once
from tests.support.site_folder import fingerprint

# A busy machine is no fault: no example is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

LONGEST_FIRST = (
    "tests/faults/test_faults.py",
    "tests/whole/test_bretagne.py",
    "tests/whole/test_place.py",
    "tests/whole/test_extremes.py",
    "tests/source/test_fuzz.py",
    "tests/browser/",
    "tests/docs/",
    "tests/whole/test_follow.py",
    "tests/whole/test_incremental.py",
    "tests/harvest/test_incremental.py",
)
"""Long files, each run by one process from end to end: the longest begin, so that none is alone at the end."""


@pytest.fixture(scope="session")
def demo() -> Iterator[Demo]:
    """The one small site that tests read, made once for all processes; at the end of the run it must be as it was made."""
    folder = made_once("demonstration", make_demo, lambda folder: _state(Demo.of(folder)))
    made = Demo.of(folder)
    before = _state(made)
    yield made
    assert _state(made) == before


def _state(made: Demo) -> list[dict[str, str]]:
    return [fingerprint(made.site), fingerprint(made.editions)]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((at for at, name in enumerate(LONGEST_FIRST) if item.nodeid.startswith(name)), 99))
