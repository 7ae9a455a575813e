"""The command itself: a line for each thing, an exit status for the worst, nothing written."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from fiches.commands.cli import main
from tests.support.site_folder import make_content
from tests.support.source import spaces


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    """No credentials, no `.env`; `main` takes SIGTERM for the whole process: given back after each test."""
    for name in ("FT_CLIENT_ID", "FT_CLIENT_SECRET", "FT_TOKEN_URL", "FT_API_URL", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    former = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, former)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(tmp_path, territories='niveaux = ["REG"]\n', metiers=("A1203",))


def run(content: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str], str]:
    status = main(["doctor", "--content", str(content), "--no-pdf", *options])
    printed = capsys.readouterr()
    return status, spaces(printed.out).splitlines(), spaces(printed.err)


def test_a_demo_lacks_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines, said = run(content, capsys, "--demo")
    assert (status, said) == (0, "")
    assert all(line.startswith(("bien  ", "à savoir  ")) for line in lines)
    assert any("Récolte : 18 fiches, 1 métier " in line for line in lines)
    assert not (content / ".cache").exists()


def test_without_credentials_the_status_is_the_source_s(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines, said = run(content, capsys)
    assert (status, said) == (3, "FMT-301 1 point à corriger.\nVoir docs/erreurs.md#fmt-301\n")
    assert next(line for line in lines if line.startswith("à corriger")).startswith(
        "à corriger  Identifiants : FT_CLIENT"
    )
    assert any(line.startswith("bien        Récolte") and "estimé sans réseau" in line for line in lines)


def test_offline_asks_nothing_and_blames_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines, _ = run(content, capsys, "--offline")
    assert status == 0
    assert "à savoir    Appel : non fait (--offline)." in lines


def test_every_finding_of_the_content_comes_at_once(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "site.toml").write_text('titre = "x"\nediteur = 3\n', encoding="utf-8")
    (content / "territoires.toml").write_text('niveaux = ["REG", "REG"]\n', encoding="utf-8")
    (content / "ruptures.toml").write_text("ruptures = 3\n", encoding="utf-8")
    (content / "textes" / "methode.md").unlink()
    status, lines, said = run(content, capsys)
    wrong = [line for line in lines if line.startswith("à corriger")]
    assert (status, said) == (2, "FMT-216 4 points à corriger.\nVoir docs/erreurs.md#fmt-216\n")
    for line, name in zip(wrong, ("site.toml", "territoires.toml", "ruptures.toml", "methode.md"), strict=True):
        assert name in line
    assert lines[-1] == "à savoir    Source : non examinée : les réglages ou le catalogue ne se lisent pas."


def test_a_foreign_output_folder_is_told_and_left_alone(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "photo.jpg").touch()
    status, lines, _ = run(content, capsys, "--demo", "--output", str(tmp_path / "site"))
    assert status == 2
    assert any("Dossier de sortie" in line and line.startswith("à corriger") for line in lines)
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["photo.jpg"]


def test_an_unknown_territory_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "territoires.toml").write_text('[[territoires]]\ntype = "DEP"\ncode = "20"\n', encoding="utf-8")
    status, lines, _ = run(content, capsys, "--demo")
    assert status == 2
    assert any("Récolte" in line and "territoire inconnu DEP-20" in line for line in lines)
    assert run(content, capsys, "--offline")[0] == 0


def test_the_probe_prints_its_report_on_standard_output(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines, said = run(content, capsys, "--sonde", "--demo")
    assert (status, said) == (0, "")
    assert lines[0] == "# Sonde de l’API « Marché du travail »"


@pytest.mark.parametrize("arguments", [("plan", "--sonde"), ("doctor", "--sonde", "--offline")])
def test_the_probe_goes_with_doctor_and_asks_the_source(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "--sonde va avec doctor" in capsys.readouterr().err


def test_the_probe_without_credentials_is_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, said = run(content, capsys, "--sonde")
    assert status == 3
    assert "Identifiants absents" in said
