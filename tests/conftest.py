"""What the whole run shares: one thread for linear algebra, and one small demo."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

# Before anything imports numpy. The emulator's products are small: more threads wait for each other more than they work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tests.support.demo import Demo, make_demo
from tests.support.site_folder import fingerprint


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The one small site that tests read; at the end of the run it must be as it was made."""
    made = make_demo(tmp_path_factory.mktemp("demo"))
    before = fingerprint(made.site), fingerprint(made.editions)
    yield made
    assert (fingerprint(made.site), fingerprint(made.editions)) == before
