"""A publisher who harvests from the emulator."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.source.emulator.service import Emulator
from tests.support.publisher import Publisher, Served


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path, Served(Emulator()))
