"""A small site that passes every check, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.good_site import good_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return good_site(tmp_path / "site")
