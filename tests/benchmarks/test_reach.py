"""What the benchmark of builds reads, says and keeps; no time is judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import reach
from tests.benchmarks.reach import Result, keep, kept, line, told

NOW = Result(processor=90.0, seconds=70.0, memory=812.5, made=122)


def test_memory_and_fiches_are_read_from_what_a_build_tells() -> None:
    said = "122 fiches composées, 0 réemployée.\nMémoire, tous processus, au plus\u00a0: 2\u202f067,9\u00a0Mo.\n"
    assert told(said) == (2067.9, 122)
    assert told("1 fiche composée, 121 réemployées.") == (0.0, 1)
    assert told("Rien n’a changé.") == (0.0, 0)


def test_a_result_stands_beside_the_last_release_s() -> None:
    assert line("tout", NOW, Result(60.0, 50.0, 800.0, 122)) == (
        "tout : 122 fiches composées, 90.00 unités de processeur (dernière version : × 1.50), 70.0 s, 812 Mo"
    )
    assert "dernière version" not in line("tout", NOW, None)


def test_a_release_s_results_are_kept_and_the_last_ones_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = tmp_path / "results.json"
    results.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(reach, "RESULTS", results)
    keep("0.9.0", "demo", {"tout": NOW})
    keep("0.10.0", "demo", {"tout": Result(1.0, 1.0, 1.0, 1)})
    keep("0.11.0", "france", {"tout": NOW})
    document = json.loads(results.read_text(encoding="utf-8"))
    assert kept(document, "demo") == {"tout": Result(1.0, 1.0, 1.0, 1)}
    assert kept(document, "france") == {"tout": NOW}
    assert kept(document, "bretagne") == {}


def test_the_file_of_results_has_this_shape() -> None:
    document = json.loads(reach.RESULTS.read_text(encoding="utf-8"))
    for site in {site for sites in document.values() for site in sites}:
        assert set(kept(document, site)) <= set(reach.CHANGES)
