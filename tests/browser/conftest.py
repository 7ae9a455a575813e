"""The demo as `.ci/run` has built it, served on 127.0.0.1, and one Chromium for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.driver import Browser, opened
from tests.support.serving import served
from tests.support.site_folder import ROOT


@pytest.fixture(scope="session")
def site() -> Path:
    """The demo, all its pages; building it here would take a minute more."""
    folder = ROOT / "site"
    assert (folder / "index.html").is_file(), "construire d’abord la démonstration : python build.py --demo"
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with opened() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The demo under a prefix, as a project's own pages are."""
    with served(site, "/depot/") as url:
        yield url
