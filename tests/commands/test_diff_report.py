"""What `diff` prints: a summary, then the cells, bounded; and the command itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from fiches.commands.cli import main
from fiches.commands.diff_report import MOST_CELLS, report
from fiches.editions.diff import Followed, compare
from fiches.editions.store import sorted_frame, write_edition
from tests.support.frames import COTES, FRANCE, Row, edition, key, line
from tests.support.source import spaces

ROOT = Path(__file__).parents[2]


def lines(former: Sequence[Row], later: Sequence[Row], *, same_request: bool = True) -> list[str]:
    found = compare(sorted_frame(former), sorted_frame(later), names=("2026T1", "2026T2"), same_request=same_request)
    return [spaces(text) for text in report(found)]


def test_no_difference_is_said_in_two_lines() -> None:
    assert lines([line(key(), 1)], [line(key(), 1)]) == ["De l’édition 2026T1 à l’édition 2026T2", "Aucune différence."]


def test_the_summary_then_the_cells_old_and_new() -> None:
    former = [line(key(), 41230), line(key(code="A"), None, "s"), line(key(COTES), 12.5)]
    later = [line(key(), 41240), line(key(code="A"), 0), line(key(period="2026T2"), 7)]
    found = lines(former, later)
    assert found[1] == "DE_1 : nouvelle période 2026T2."
    total = next(text for text in found if text.startswith("Total"))
    assert total.split() == ["Total", "2", "1", "0", "1", "0"]
    assert "  DE_1 DEP-35 CUMUL CUMUL ABC 2026T1 nombre : 41 230 → 41 240" in found
    assert "  DE_1 DEP-35 CUMUL CUMUL A 2026T1 nombre : s → 0 (a)" in found
    assert "  DE_1 DEP-22 CUMUL CUMUL ABC 2026T1 nombre : 12,5" in found
    assert not any("pas demandé la même chose" in text for text in found)


def test_another_request_is_said_before_the_numbers() -> None:
    assert "pas demandé la même chose" in " ".join(lines([line(key(), 1)], [line(key(), 2)], same_request=False)[:3])


def test_the_cells_are_bounded_with_a_count_of_the_rest() -> None:
    places = [key(activity=f"A{number:04}") for number in range(MOST_CELLS + 3)]
    found = lines([line(k, 10) for k in places], [line(k, 20) for k in places])
    assert found[-1] == "… et 3 autres (--format csv ou json pour la liste entière)."
    assert sum("→" in text for text in found) == MOST_CELLS


def test_metiers_that_come_and_go_are_named_rather_than_another_request() -> None:
    found = compare(
        sorted_frame([line(key(), 1)]), sorted_frame([line(key(), 2)]), names=("2026T1", "2026T2"), same_request=False
    )
    told = " ".join(report(replace(found, metiers=Followed(entered=("K1302",), left=("A1203", "J1501")))))
    assert "Métiers suivis : entrés K1302 ; sortis A1203, J1501. Leurs valeurs" in spaces(told)
    assert "pas demandé la même chose" not in told
    assert "Métiers suivis : sortis A1203." in spaces(
        " ".join(report(replace(found, metiers=Followed(left=("A1203",)))))
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The project's content with two editions."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder, ignore=shutil.ignore_patterns("editions", ".cache"))
    for place in (folder / "editions", folder / ".cache/demo/editions"):
        write_edition(place, edition([line(key(), 10), line(key(FRANCE), 5)]))
        write_edition(place, edition([line(key(), 20), line(key(FRANCE), 6)], "2026T1.2"))
    return folder


@pytest.mark.parametrize("more", [[], ["--demo"]])
def test_the_command_prints_the_report(content: Path, capsys: pytest.CaptureFixture[str], more: list[str]) -> None:
    assert main(["diff", "2026T1", "2026T1.2", "--content", str(content), *more]) == 0
    assert "DEP-35 CUMUL CUMUL ABC 2026T1 nombre : 10 → 20" in spaces(capsys.readouterr().out)


def test_the_command_writes_every_cell_as_csv_and_json(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "2026T1", "2026T1.2", "--content", str(content), "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1].endswith("2026T1,nombre,revisee,10,,20,")
    arguments = ["diff", "2026T1", "2026T1.2", "--content", str(content), "--format", "json", "--only", "NAT-FR"]
    assert main(arguments) == 0
    assert [row[11] for row in json.loads(capsys.readouterr().out)["valeurs"]] == [5]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["diff", "2026T1", "2024T4"], "Édition inconnue « 2024T4 » (connues : 2026T1, 2026T1.2)."),
        (["diff"], "diff compare deux éditions : python build.py diff 2026T1 2026T2."),
        (["diff", "2026T1"], "diff compare deux éditions"),
        (["diff", "2026T1", "2026T1.2", "x"], "diff compare deux éditions"),
        (["diff", "2026T1", "2026T1.2", "--format", "xml"], "--format : valeur refusée."),
        (["diff", "2026T1", "2026T1.2", "--only", "35"], "--only : lu « 35 », attendu TYPE-CODE"),
    ],
)
def test_what_cannot_be_compared_is_said(
    content: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main([*arguments, "--content", str(content)]) == 2
    captured = capsys.readouterr()
    assert message in spaces(captured.err)
    assert captured.out == ""
