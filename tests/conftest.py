"""What the whole run shares."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.demo import Demo, make_demo
from tests.support.site_folder import fingerprint


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The one small site that tests read; at the end of the run it must be as it was made."""
    found = make_demo(tmp_path_factory.mktemp("demo"))
    before = fingerprint(found.site), fingerprint(found.editions)
    yield found
    assert (fingerprint(found.site), fingerprint(found.editions)) == before
