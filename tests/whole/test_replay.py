"""Real answers, replayed over HTTP through the whole pipeline: their figures must come out, and nothing else."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from fiches.commands.cli import main
from tests.support.replay import Replay, listed, serving

ROOT = Path(__file__).parents[2]
RECORDED = ROOT.parent / "shared/api/recorded"
FILES = {
    ("DE_1", "NAT", "FR", "ROME", "A1203"): "DE_1-NAT-FR-A1203-2025T4.json",
    ("OFF_1", "NAT", "FR", "ROME", "A1203"): "OFF_1-NAT-FR-A1203-2025T4.json",
    ("PERSP_2", "NAT", "FR", "ROME", "A1203"): "PERSP_2-NAT-FR-A1203-2024.json",
    ("SAL_3", "NAT", "FR", "ROME", "A1203"): "SAL_3-NAT-FR-A1Z41-2022.json",
}
pytestmark = pytest.mark.skipif(not RECORDED.is_dir(), reason="réponses enregistrées absentes (../shared/api/recorded)")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The project's own content, with one métier and a few territories."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder, ignore=shutil.ignore_patterns(".cache", "editions"))
    site = (folder / "site.toml").read_text(encoding="utf-8")
    head = site[: site.index("[metiers]")]
    (folder / "site.toml").write_text(f'{head}[metiers]\nliste = ["A1203"]\n', encoding="utf-8")
    (folder / "territoires.toml").write_text('niveaux = ["NAT", "REG", "DEP"]\n', encoding="utf-8")
    return folder


def build(content: Path, output: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return main(["build", "--content", str(content), "--output", str(output), "--jobs", "1", "--quiet", *more])


@pytest.fixture
def replay() -> Replay:
    answers = {place: json.loads((RECORDED / name).read_text(encoding="utf-8")) for place, name in FILES.items()}
    return Replay(
        answers,
        {
            "NAT": [listed("NAT", "FR", "France", ("", ""))],
            "REG": [listed("REG", "53", "BRETAGNE", ("NAT", "FMO"))],
            "DEP": [listed("DEP", "35", "ILLE-ET-VILAINE", ("REG", "53"))],
        },
    )


def test_recorded_figures_reach_edition_csv_and_page(
    replay: Replay, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """41,000 category A seekers, 3,420 offers and a grade of 1 are the real answers' own figures."""
    site = tmp_path / "site"
    with serving(replay) as environment:
        assert build(content, site, environment, monkeypatch) == 0
    frame = pd.read_parquet(content / "editions/2025T4/observations.parquet")
    chosen = frame[
        (frame["indicator"] == "DE_1") & (frame["nomenclature_code"] == "ABC") & (frame["measure"] == "nombre")
    ]
    published = next(
        row["valeurPrincipaleNombre"]
        for row in replay.answers["DE_1", "NAT", "FR", "ROME", "A1203"]["listeValeursParPeriode"]  # type: ignore[index]
        if row["codeNomenclature"] == "ABC"
    )
    assert chosen["value"].tolist() == [published]
    rows = list(csv.DictReader((site / "france/donnees.csv").read_text(encoding="utf-8").splitlines()))
    values = {
        (r["indicateur"], r["code_nomenclature"], r["type_caracteristique"], r["mesure"]): r["valeur"] for r in rows
    }
    assert values["DE_1", "ABC", "", "nombre"] == str(published)
    assert values["PERSP_2", "MAIN_OEUVRE", "", "niveau"] == "1"
    assert ("PERSP_2", "ATTR_SALARIALE", "", "score") not in values  # shown by no fiche: in the edition alone
    scores = frame[(frame["nomenclature_code"] == "ATTR_SALARIALE") & (frame["measure"] == "score")]
    assert scores["value"].tolist() == [0.87]
    page = (site / "france/index.html").read_text(encoding="utf-8")
    assert f'<data value="{published}" data-cle="DE_1.ROME.A1203.ABC...2025T4.nombre">' in page
    assert "Agent / Agente d’entretien des espaces verts" in page


def test_what_the_server_lacks_is_said_and_never_zero(
    replay: Replay, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A département without any answer has a page that says so."""
    site = tmp_path / "site"
    with serving(replay) as environment:
        assert build(content, site, environment, monkeypatch) == 0
    folder = site / "departements/35-ille-et-vilaine"
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "Ille-et-Vilaine" in page
    assert 'data-statut="nd"' in page
    assert "data-demo" not in page
    rows = list(csv.DictReader((folder / "donnees.csv").read_text(encoding="utf-8").splitlines()))
    own = [row for row in rows if row["code_territoire"] == "35"]
    assert own
    assert {(row["valeur"], row["statut"]) for row in own} == {("", "nd")}
    assert not re.search(r"\bnan\b|\bNone\b", page)


@pytest.mark.long
def test_a_second_build_without_national_totals_asks_again(
    replay: Replay, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the country has no row, nothing tells one update from the next: answers are not reused."""
    with serving(replay) as environment:
        assert build(content, tmp_path / "site", environment, monkeypatch) == 0
        first = len(replay.calls)
        assert build(content, tmp_path / "site", environment, monkeypatch) == 0
    assert set(replay.calls[first:]) == set(
        replay.calls[:first]
    )  # what dates an indicator is looked for in fewer places
    assert [p.name for p in (content / "editions").iterdir()] == ["2025T4"]
