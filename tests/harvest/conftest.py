"""A publisher who harvests from the emulator."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.harvest import update
from fiches.source.emulator.service import Emulator
from tests.support.publisher import Publisher, Served


@pytest.fixture
def publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    served = Served(Emulator())
    monkeypatch.setattr(update, "opened", served.opened)
    return Publisher(tmp_path, served)
