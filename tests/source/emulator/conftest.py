"""Emulators are slow to make (a quarter of a second): one of each sort for the whole run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fiches.source.emulator.faults import Faults
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


@pytest.fixture(scope="session")
def emulator() -> Emulator:
    """The one whose faults tests change, and reset."""
    return Emulator(Settings(rate_limit=None))


@pytest.fixture
def troubled(emulator: Emulator, request: pytest.FixtureRequest) -> Iterator[Client]:
    """A client of an emulator whose faults are the test's parameter."""
    client = Client(emulator)
    emulator.faults = Faults.parse(request.param)
    yield client
    emulator.faults = Faults()
