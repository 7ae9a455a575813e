"""What a harvest takes from the previous edition: its answers for the same request, its figures for failures."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from fiches.errors import Code, SourceUnavailable
from fiches.harvest.model import Freshness, Origin
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.reuse import Reuse, reuse_of
from fiches.harvest.run import HarvestOptions, Run
from fiches.progress import Reporter
from tests.support.frames import FRANCE, ILLE, catalogue, edition, key, line
from tests.support.world import access, config

ORIGIN = Origin("https://api.test", False, Freshness({"DE_1": "2026T1"}, {}), "la même")
ASKED = (FRANCE, ILLE)


def reuse(folder: Path, *, previous: bool = True, request: str = "la même", full: bool = False) -> Reuse:
    before = PreviousAnswers(edition([line(key(place), 5) for place in ASKED], "2025T4", request=request))
    settings = config(folder, source={"echecs_max_pct": 50})
    run = Run(settings, catalogue(), access(folder), Reporter("quiet", io.StringIO()), "x", HarvestOptions(full=full))
    return reuse_of(run, ORIGIN, before if previous else None, ASKED)


def test_the_same_request_is_harvested_incrementally(tmp_path: Path) -> None:
    found = reuse(tmp_path).incremental
    assert found is not None
    assert found.previous.manifest.edition == "2025T4"
    assert found.freshness is ORIGIN.freshness
    assert list(found.needs) == [("DE_1", "CUMUL")]


@pytest.mark.parametrize(
    "case", [{"request": "autre"}, {"full": True}, {"previous": False}], ids=["another request", "full", "first one"]
)
def test_otherwise_every_call_is_made(tmp_path: Path, case: dict[str, object]) -> None:
    assert reuse(tmp_path, **case).incremental is None  # type: ignore[arg-type]


def test_previous_figures_replace_failures_whatever_the_request(tmp_path: Path) -> None:
    for case in ({}, {"full": True}, {"request": "autre"}):
        failures = reuse(tmp_path, **case).failures  # type: ignore[arg-type]
        assert failures is not None
        failures.spend(ILLE, SourceUnavailable("x", code=Code.NO_ANSWER))
        assert failures.has_failed(ILLE)
    first = reuse(tmp_path, previous=False).failures
    assert first is not None
    with pytest.raises(SourceUnavailable):
        first.spend(ILLE, SourceUnavailable("x", code=Code.NO_ANSWER))
