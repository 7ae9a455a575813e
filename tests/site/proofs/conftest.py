"""The sound small site that each test breaks in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.good_site import good_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that passes every proof, in a folder of its own."""
    return good_site(tmp_path / "site")
