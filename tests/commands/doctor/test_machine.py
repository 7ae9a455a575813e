"""What a machine may lack, and the cure that is told."""

from __future__ import annotations

import tempfile
from importlib import metadata
from pathlib import Path

import pytest

from fiches.commands.doctor import machine
from fiches.commands.doctor.finding import Finding
from tests.support.source import spaces

PROJECT = """[project]
name = "essai"
dependencies = ["Altair>=6.3,<7", "lxml>=6", "fonttools[woff]>=4.60"]
"""
LOCK = """[[package]]
name = "essai"
source = { virtual = "." }
[package.metadata]
requires-dist = [
    { name = "altair", specifier = ">=6.3,<7" },
    { name = "fonttools", extras = ["woff"], specifier = ">=4.60" },
    { name = "lxml", specifier = ">=6" },
]
[[package]]
name = "altair"
version = "6.3.0"
[[package]]
name = "lxml"
version = "6.0.1"
[[package]]
name = "fonttools"
version = "4.60.1"
[[package]]
name = "colorama"
version = "0.4.6"
"""
INSTALLED = {"altair": "6.3.0", "lxml": "6.0.1", "fonttools": "4.60.1"}


def line(finding: Finding) -> str:
    return spaces(str(finding))


@pytest.mark.parametrize(("version", "state"), [((3, 10), "à corriger"), ((3, 11), "bien"), ((3, 13), "bien")])
def test_an_old_python_is_told(version: tuple[int, int], state: str) -> None:
    found = machine.python(version)
    assert (found.state, found.exit_status) == (state, 5 if state == "à corriger" else 0)


def installed(tmp_path: Path, project: str = PROJECT, lock: str = LOCK, **versions: str) -> Finding:
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    (tmp_path / "uv.lock").write_text(lock, encoding="utf-8")
    known = {name: version for name, version in (INSTALLED | versions).items() if version}

    def version_of(name: str) -> str:
        if name not in known:
            raise metadata.PackageNotFoundError(name)
        return known[name]

    return machine.dependencies(tmp_path, version_of)


def test_dependencies_in_step_are_well_even_where_one_is_of_another_system(tmp_path: Path) -> None:
    assert line(installed(tmp_path)) == "bien        Dépendances : installées comme uv.lock le dit"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"lxml": ""}, "lxml absent. Lancer : uv sync --frozen."),
        ({"lxml": "5.0"}, "lxml 5.0 au lieu de 6.0.1. Lancer : uv sync --frozen."),
        ({"project": PROJECT.replace("lxml>=6", "lxml>=7")}, "uv.lock ne suit pas pyproject.toml. Lancer : uv lock, puis uv sync."),
        ({"project": PROJECT.replace('"lxml>=6", ', "")}, "uv.lock ne suit pas pyproject.toml. Lancer : uv lock, puis uv sync."),
        ({"lock": "non"}, "pyproject.toml ou uv.lock illisible. Les rétablir depuis le dépôt."),
    ],
)  # fmt: skip
def test_dependencies_out_of_step_are_told_with_the_command_to_run(
    tmp_path: Path, settings: dict[str, str], words: str
) -> None:
    found = installed(tmp_path, **settings)
    assert line(found) == f"à corriger  Dépendances : {words} Voir docs/erreurs.md#fmt-501"
    assert found.exit_status == 5


def test_this_project_s_own_lock_is_read() -> None:
    """Whatever is installed here, the lock itself must follow pyproject.toml."""
    assert "uv.lock ne suit pas" not in line(machine.dependencies())


def test_libraries_are_missed_only_where_pdfs_are_made() -> None:
    assert machine.libraries(wanted=False, found=lambda: False).state == "bien"
    lacking = machine.libraries(wanted=True, found=lambda: False)
    assert (lacking.state, lacking.exit_status) == ("à corriger", 5)
    assert "bash .ci/setup" in lacking.words


def test_fonts_that_the_sheets_name_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "site.css").write_text("src:url(fonts/a.woff2);src:url(fonts/b.woff2)", encoding="utf-8")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.woff2").touch()
    assert "fonts/b.woff2" in machine.fonts(tmp_path).words
    assert machine.fonts(tmp_path).exit_status == 5
    assert machine.fonts().state == "bien"


def test_a_folder_to_come_is_tried_where_it_will_be_made_and_leaves_nothing(tmp_path: Path) -> None:
    found = machine.folder("Cache", tmp_path / "a" / "b", cure="autre")
    assert found.words.endswith("b, à créer")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    found = machine.folder("Cache", tmp_path / "cache" / "demo", cure="choisir un autre dossier")
    assert found.exit_status == 5
    assert found.words.endswith("Vérifier les droits et la place, ou choisir un autre dossier")


def test_a_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_options: object) -> object:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert "Read-only file system" in machine.folder("Cache", tmp_path, cure="autre").words


def test_room_is_held_against_the_number_of_fiches(tmp_path: Path) -> None:
    def free(_place: Path) -> int:
        return 400_000_000

    assert line(machine.room(tmp_path, 100, free)) == "bien        Place : 0,4 Go libres, 0,3 Go utiles pour 100 fiches"
    assert machine.room(tmp_path, 1400, free).exit_status == 5


def test_uv_is_not_needed_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert (machine.tools().state, machine.tools().exit_status) == ("à savoir", 0)
