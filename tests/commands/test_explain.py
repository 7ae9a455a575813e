"""`explain`: why a file was, or was not, rebuilt, and from what data."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.commands.cli import run_command
from fiches.commands.options import Options
from fiches.errors import ContentError, UsageError
from tests.support.commands import QUIET, fails
from tests.support.edited_site import BRETAGNE, ILLE, METIER, EditedSite, make_edited_site
from tests.support.frames import key
from tests.support.source import spaces

pytestmark = pytest.mark.timeout(600)
ILLE_PAGE = "departements/35-ille-et-vilaine/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> EditedSite:
    """Built, then built again with another métier in the région, and another in the département."""
    folder = tmp_path_factory.mktemp("explain")
    with pytest.MonkeyPatch.context() as patch:
        made = make_edited_site(folder, patch)
        made.build()
        for place in (BRETAGNE, ILLE):
            one = key(place, activity=METIER)
            made.values[one] = (made.values[one] or 0) + 10
        made.write()
        made.build()
    return made


def said(site: EditedSite, path: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    run_command("explain", Options(content=site.content, output=site.output, editions=(path,)), QUIET)
    return spaces(capsys.readouterr().out).splitlines()


@pytest.mark.long
def test_a_fiche_that_was_made_again(site: EditedSite, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (ILLE_PAGE, ILLE_PAGE.removesuffix("/index.html"), str(site.output / ILLE_PAGE)):
        lines = said(site, path, capsys)
        assert lines[:2] == [
            f"{ILLE_PAGE} : fiche DEP-35, composée.",
            "Pourquoi : des lignes qu’elle lit ont changé.",
        ]
        assert set(lines[2:4]) == {
            f"  a changé : REG-53, DE_1.ROME.{METIER}.ABC...nombre",
            f"  a changé : DEP-35, DE_1.ROME.{METIER}.ABC...nombre",
        }
        assert lines[4] == "De quoi : de toutes les lignes de DEP-35"
        assert "REG-53 (" in lines[5]
        assert "le programme, les bibliothèques installées, le catalogue ou les textes" in lines[-1]


def test_a_chart_is_of_its_fiche_and_one_that_did_not_change_says_so(
    site: EditedSite, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = next(site.output.glob("regions/84-*"))
    chart = next(folder.glob("graphiques/*.svg")).relative_to(site.output).as_posix()
    lines = said(site, chart, capsys)
    assert lines[0].startswith(f"{chart} : fiche REG-84, réemployée")
    assert any("dans tout un niveau" in line and "REG (" in line for line in lines)


def test_a_file_of_the_site(site: EditedSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(site, "methode/index.html", capsys) == [
        "methode/index.html : refait, et ses octets n’ont pas changé.",
        "Pourquoi : les listes et les fichiers du site entier sont refaits dès que quelque chose a changé.",
        "De quoi : de toutes les fiches et de l’édition 2026T1. Fiches composées : DEP-35, REG-53.",
    ]
    assert "ses octets ont changé" in said(site, "donnees/fiches-2026T1.parquet", capsys)[0]


def test_what_is_no_file_of_the_site_is_refused(site: EditedSite, tmp_path: Path) -> None:
    message = fails("explain", ContentError, content=site.content, output=site.output, editions=("methode/index.htm",))
    assert "ce n’est pas un fichier du site" in message
    assert "Vouliez-vous écrire « methode/index.html »" in message
    message = fails("explain", ContentError, content=site.content, output=tmp_path, editions=("index.html",))
    assert "aucune trace de la construction" in message


def test_a_path_is_wanted() -> None:
    from fiches.commands import cli

    with pytest.raises(UsageError, match="explain prend le chemin"):
        cli._refuse_misuse("explain", Options())


def test_a_run_that_found_nothing_to_do_is_said(site: EditedSite, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(site.folder)
        site.build()
    assert said(site, ILLE_PAGE, capsys)[0].startswith("La dernière commande n’a rien refait")
