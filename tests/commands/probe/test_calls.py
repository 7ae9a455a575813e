"""The probe's calls: which, where, and what a fault does."""

from __future__ import annotations

import json

import httpx
import pytest

from fiches.content.config import TerritoryEntry, TerritoryList
from fiches.errors import SourceRefused, SourceUnavailable
from fiches.keys import TerritoryKey
from tests.support.probe import Ran, catalogue, run
from tests.support.source import fault


@pytest.fixture(scope="module")
def plain() -> Ran:
    return run()


def test_every_indicator_is_asked_once_at_each_level(plain: Ran) -> None:
    assert len(plain.recorder.calls) <= 65
    assert {len(levels) for levels in plain.result.levels.values()} == {5}
    assert list(plain.result.levels) == list(catalogue().sources)


def test_the_publisher_s_own_territories_are_asked_first(plain: Ran) -> None:
    own = TerritoryList(territoires=(TerritoryEntry(type="DEP", code="35"),))
    assert run(wanted=own).result.sample["DEP"] == TerritoryKey("DEP", "35")
    assert set(plain.result.sample) == {"NAT", "REG", "DEP", "BASBMO", "EPCI"}


@pytest.mark.parametrize(
    ("answer", "words"),
    [(fault("Erreur technique"), "faute (HTTP 500)"), (fault("non", 400), "refus (HTTP 400)"),
     (httpx.Response(200, content="<html></html>"), "réponse illisible (HTTP 200)"),
     (httpx.Response(404), "sans donnée (HTTP 404)")],
)  # fmt: skip
def test_one_call_that_fails_does_not_end_the_probe(answer: httpx.Response, words: str) -> None:
    ran = run(instead=lambda r: answer if r.method == "POST" and json.loads(r.content).get("codeTerritoire") == "FR"
              and "stat-offres" in r.url.path and b"TRIMESTRE" in r.content else None)  # fmt: skip
    assert f"| OFF_1 | {words} (catalogue\u00a0: oui, annoncé) |" in ran.report


@pytest.mark.parametrize(
    ("answer", "error"),
    [(httpx.Response(403), SourceRefused), (httpx.Response(401), SourceRefused), (httpx.Response(503), SourceUnavailable),
     (fault("Erreur technique"), SourceUnavailable)],
)  # fmt: skip
def test_a_service_that_does_not_work_ends_the_probe(answer: httpx.Response, error: type[Exception]) -> None:
    with pytest.raises(error):
        run(instead=lambda _request: answer)
