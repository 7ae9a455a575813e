"""`plan` prints the calls of a harvest."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.commands.cli import main
from tests.support.commands import bare_content
from tests.support.site_folder import make_content
from tests.support.source import spaces


def test_the_plan_of_a_demo_ends_with_its_total(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = make_content(tmp_path, metiers=("A1203",))
    assert main(["plan", "--demo", "--content", str(content)]) == 0
    lines = spaces(capsys.readouterr().out).splitlines()
    assert any(line.startswith("Total : ") and "appels" in line for line in lines)
    assert not (content / ".cache/demo/editions").exists()


EPCI = '[[territoires]]\ntype = "EPCI"\ncode = "243500139"\n'


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository's content for one EPCI, without credentials."""
    content = bare_content(tmp_path, monkeypatch)
    (content / "territoires.toml").write_text(EPCI, encoding="utf-8")
    return content


def test_without_a_key_a_plan_is_made_from_local_lists(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And a first try on one place follows the métiers of the shipped list: ranking the country's takes 4,752 calls."""
    assert main(["plan", "--content", str(few)]) == 0
    lines = spaces(capsys.readouterr().out).splitlines()
    total = next(line for line in lines if line.startswith("Total : "))
    assert int(total.split()[2]) < 2000
    assert any(line.startswith("Métiers : 50 (liste livrée : ") for line in lines)
    assert lines[-1].startswith("Estimation sans appel : listes locales")


def test_offline_with_a_key_says_whose_lists_are_read(
    few: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FT_CLIENT_ID", "FT_CLIENT_SECRET"):
        monkeypatch.setenv(name, "PAR_essai_0123456789")
    assert main(["plan", "--offline", "--content", str(few)]) == 0
    assert (
        spaces(capsys.readouterr().out)
        .splitlines()[-1]
        .startswith("Estimation sans appel (--offline) : listes locales")
    )


def test_what_a_selection_holds_is_listed(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Then what it costs: the calls, the time, the size of the site."""
    (few / "territoires.toml").write_text('[[selections]]\nniveau = "DEP"\ndans = "REG-94"\n', encoding="utf-8")
    assert main(["plan", "--content", str(few)]) == 0
    lines = spaces(capsys.readouterr().out).splitlines()
    assert lines[0] == "Sélection DEP dans REG-94 : 2 territoires (2A Corse-du-Sud, 2B Haute-Corse)."
    assert any(line.startswith("Total : ") for line in lines)
    assert any(line.startswith("Site : 2 fiches, environ") for line in lines)


def test_what_a_group_holds_is_listed(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    group = '[[groupes]]\nnom = "Corse"\nterritoires = ["DEP-2B", "REG-94"]\n'
    (few / "territoires.toml").write_text(group, encoding="utf-8")
    assert main(["plan", "--content", str(few)]) == 0
    lines = spaces(capsys.readouterr().out).splitlines()
    assert lines[0] == "Groupe « Corse » : 2 territoires (DEP-2B Haute-Corse, REG-94 Corse)."
    assert any(line.startswith("Site : 2 fiches, environ") for line in lines)


@pytest.mark.parametrize("empty", ["FT_CLIENT_ID", "FT_CLIENT_SECRET"])
def test_half_a_key_is_a_mistake(
    few: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], empty: str
) -> None:
    for name in {"FT_CLIENT_ID", "FT_CLIENT_SECRET"} - {empty}:
        monkeypatch.setenv(name, "x")
    assert main(["plan", "--content", str(few)]) == 3
    assert f"Identifiants absents : {empty} est vide" in spaces(capsys.readouterr().err)


@pytest.mark.parametrize(
    "command", [["plan"], ["plan", "--demo"], ["build", "--demo", "--no-pdf"], ["harvest", "--demo"]]
)
def test_an_unknown_metier_is_refused_with_the_nearest(
    few: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    site = (few / "site.toml").read_text(encoding="utf-8")
    (few / "site.toml").write_text(f'{site[: site.index("[metiers]")]}[metiers]\nliste = ["J1591"]\n', encoding="utf-8")
    assert main([*command, "--content", str(few), "--output", str(few.parent / "site")]) == 2
    said = spaces(capsys.readouterr().err)
    assert "content/site.toml, « metiers », « liste » : métier inconnu « J1591 »" in said
    assert "Vouliez-vous écrire « J1501 » (Aide-soignant / Aide-soignante) ?" in said
    assert not (few.parent / "site").exists()


def test_what_is_read_otherwise_than_written_is_said(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (few / "textes/bienvenue.md").write_text("Bonjour.\n", encoding="utf-8")
    (few / "site.toml").write_text('titre = " Emploi "\nediteur = "Nous"\n', encoding="utf-8")
    assert main(["plan", "--content", str(few)]) == 0
    said = spaces(capsys.readouterr().err)
    assert "Attention : content/site.toml, « titre » : des blancs autour de la valeur" in said
    assert "Attention : content/textes/bienvenue.md : fichier ignoré, que rien ne lit." in said
