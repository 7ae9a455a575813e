"""Emulators are slow to make (a quarter of a second): one of each vintage for the whole run."""

from __future__ import annotations

import pytest

from fiches.source.emulator.service import Emulator, Settings
from tests.support.emulator import Client


@pytest.fixture(scope="session")
def client() -> Client:
    return Client(Emulator(Settings(rate_limit=None)))


@pytest.fixture(scope="session")
def older() -> Client:
    return Client(Emulator(Settings(vintage="2022", rate_limit=None)))


@pytest.fixture(scope="session")
def france() -> Client:
    return Client(Emulator(Settings(territories="france", rate_limit=None)))
