"""PDFs from the command line: asked for, refused, or impossible on this machine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from fiches.commands import publication
from fiches.commands.cli import main
from tests.support.demo import Demo
from tests.support.pdf import opened
from tests.support.site_folder import fingerprint

PLACES = 'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "DEP"\ncode = "976"\n'


@pytest.fixture(scope="module")
def content(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's content and editions, two of its territories published."""
    copied = Path(shutil.copytree(demo.content, tmp_path_factory.mktemp("pdf") / "content"))
    (copied / "territoires.toml").write_text(PLACES, encoding="utf-8")
    return copied


def run(content: Path, output: Path, *options: str, command: str = "render") -> int:
    return main(
        [command, "--demo", "--content", str(content), "--output", str(output), "--jobs", "1", "--quiet", *options]
    )


@pytest.fixture(scope="module")
def site(content: Path) -> Path:
    output = content.parent / "site"
    assert run(content, output) == 0
    return output


def listed(site: Path) -> dict[str, str | None]:
    entries = json.loads((site / "api/v1/territoires.json").read_text(encoding="utf-8"))["territoires"]
    return {entry["nom"]: entry["pdf"] for entry in entries}


def test_each_fiche_has_its_pdf_announced_linked_and_counted(site: Path) -> None:
    assert listed(site) == {"France": "france/fiche.pdf", "Mayotte": "departements/976-mayotte/fiche.pdf"}
    assert json.loads((site / "api/v1/build.json").read_text(encoding="utf-8"))["pdf"] == 2
    page = (site / "departements/976-mayotte/index.html").read_text(encoding="utf-8")
    assert 'Télécharger cette fiche&#160;: <a href="fiche.pdf">la fiche (PDF, <span' in page


def test_the_pdf_holds_the_fiche_s_own_data(site: Path) -> None:
    folder = site / "departements/976-mayotte"
    with opened((folder / "fiche.pdf").read_bytes()) as found:
        (name,) = found.attachments
        assert found.attachments[name].get_file().read_bytes() == (folder / "donnees.csv").read_bytes()


@pytest.mark.long
def test_without_pdf_nothing_speaks_of_one(site: Path, content: Path, tmp_path: Path) -> None:
    output = tmp_path / "sans"
    assert run(content, output, "--no-pdf") == 0
    assert list(output.rglob("*.pdf")) == []
    assert set(listed(output).values()) == {None}
    assert "PDF" not in (output / "france/index.html").read_text(encoding="utf-8")


@pytest.mark.long
def test_only_with_no_pdf_leaves_the_others_theirs(site: Path, content: Path) -> None:
    """The fiche made again loses its PDF; the next run gives it back, byte for byte."""
    before = fingerprint(site)
    assert run(content, site, "--no-pdf", "--only", "DEP-976") == 0
    assert listed(site) == {"France": "france/fiche.pdf", "Mayotte": None}
    assert run(content, site, "--pdf", "--only", "DEP-976") == 0
    assert fingerprint(site) == before


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Pango."""
    monkeypatch.setattr(publication, "libraries_found", lambda: False)


def test_without_libraries_the_site_is_built_after_a_warning(
    site: Path, content: Path, tmp_path: Path, bare: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(content, tmp_path / "s") == 0
    said = capsys.readouterr().err
    assert said.startswith("Attention\u00a0: PDF\u00a0: WeasyPrint ne trouve pas les bibliothèques du système")
    assert "bash .ci/setup" in said
    assert set(listed(tmp_path / "s").values()) == {None}


@pytest.mark.parametrize("command", ["build", "render"])
def test_without_libraries_pdf_asked_for_by_name_is_status_5(
    command: str, site: Path, content: Path, tmp_path: Path, bare: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(content, tmp_path / "s", "--pdf", command=command) == 5
    assert "libharfbuzz-subset0" in capsys.readouterr().err
    assert not (tmp_path / "s").exists()


@pytest.mark.long
def test_without_libraries_no_pdf_says_nothing(
    site: Path, content: Path, tmp_path: Path, bare: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(content, tmp_path / "s", "--no-pdf") == 0
    assert capsys.readouterr().err == ""
