"""What a build did, in a few French lines."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fiches.commands.build_summary import Stages, told
from fiches.commands.fiche_work import FicheResult
from fiches.indicators.reads import Reads
from fiches.site.context import FicheSummary
from fiches.site.incremental.fate import Decision, Fate
from fiches.wording.marks import file_size
from tests.support.frames import BRETAGNE, ILLE
from tests.support.source import spaces


def result(place: object, seconds: float, process: int, memory: int) -> FicheResult:
    return FicheResult(FicheSummary(place, ()), Reads(), "", True, seconds, process, memory)  # type: ignore[arg-type]


def test_what_was_made_and_used_again(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x" * 2_500_000)
    (tmp_path / "b.csv").write_bytes(b"x" * 3_200)
    stages = Stages()
    stages.seconds = {"lecture": 1.04, "fiches": 60.5}
    fates = [Decision(Fate.MADE, ""), Decision(Fate.MADE, ""), Decision(Fate.KEPT, ""), Decision(Fate.SAME, "")]
    results = [result(ILLE, 0.54, 1, 1000), result(BRETAGNE, 2.0, 1, 3000), result(ILLE, 0.1, os.getpid(), 10**9)]
    lines = [spaces(line) for line in told(stages, fates, results, tmp_path, ["a.csv", "b.csv"], 1)]
    assert lines == [
        "2 fiches composées, 2 réemployées, dont 1 après calcul.",
        "Temps : 61,5 s (lecture 1,0 s, fiches 60,5 s).",
        "Fiches les plus lentes : REG-53 2,0 s, DEP-35 0,5 s, DEP-35 0,1 s.",
        "Fichiers les plus lourds : a.csv 2,5 Mo, b.csv 3 ko.",
        "Mémoire, tous processus, au plus : 1 024 003,1 Mo.",
    ]


def test_nothing_made_has_no_slowest_fiche(tmp_path: Path) -> None:
    lines = list(told(Stages(), [Decision(Fate.KEPT, "")], [], tmp_path, [], 2))
    assert lines[0] == "0 fiche composée, 1 réemployée."
    assert len(lines) == 3


@pytest.mark.parametrize(("workers", "peak"), [(1, 4), (2, 7), (5, 10)])
def test_processes_that_follow_one_another_are_not_added(workers: int, peak: int, tmp_path: Path) -> None:
    """A thousand million kilobytes each, beside which this process's own are nothing."""
    own = 10**9
    results = [result(ILLE, 0.1, os.getpid(), own)]
    results += [result(ILLE, 0.1, process, size * own) for process, size in ((1, 3), (2, 3), (3, 2), (4, 1))]
    *_, last = told(Stages(), [Decision(Fate.MADE, "")], results, tmp_path, [], workers)
    assert spaces(last) == f"Mémoire, tous processus, au plus : {spaces(str(file_size(peak * own * 1024)))}."


def test_a_stage_is_timed_even_where_it_fails() -> None:
    stages = Stages()
    try:
        with stages.stage("contrôle"):
            raise ValueError
    except ValueError:
        pass
    assert stages.seconds["contrôle"] >= 0
