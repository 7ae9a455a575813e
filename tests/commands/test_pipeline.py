"""Commands that refuse before they touch anything; work spread over processes or not, in order."""
# ruff: noqa: E501

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fiches.commands import pipeline, render
from fiches.commands.pipeline import COMMANDS, Options, run
from fiches.commands.render import Order, crew
from fiches.content.config import TerritoryList
from fiches.editions.store import write_edition
from fiches.errors import ContentError, SourceUnavailable, UsageError
from fiches.progress import Reporter
from fiches.site.publish import write_file
from tests.support.frames import BRETAGNE, COTES, FRANCE, ILLE, RENNES, SAINT_MALO, edition
from tests.support.source import spaces

ROOT = Path(__file__).parents[2]
QUIET = Reporter("quiet")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository's own content, without its editions or cache."""
    monkeypatch.chdir(tmp_path)
    for name in ("FT_CLIENT_ID", "FT_CLIENT_SECRET", "FT_API_URL", "FT_TOKEN_URL", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder, ignore=shutil.ignore_patterns("editions", ".cache"))
    return folder


@pytest.fixture
def unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        pytest.fail("nothing may be harvested")

    monkeypatch.setattr(pipeline, "bring_up_to_date", refuse)


def fails(command: str, error: type[Exception], **options: object) -> str:
    with pytest.raises(error) as caught:
        run(command, Options(**options), QUIET)
    return spaces(str(caught.value))


@pytest.mark.parametrize("command", ["build", "render"])
@pytest.mark.usefixtures("unreachable")
def test_a_foreign_output_is_refused_before_anything_else(content: Path, tmp_path: Path, command: str) -> None:
    write_file(tmp_path, "site/notes.txt", b"x")
    assert "rien n’y a été touché" in fails(command, ContentError)
    assert [p.name for p in (tmp_path / "site").iterdir()] == ["notes.txt"]


@pytest.mark.usefixtures("unreachable")
def test_rendering_without_edition_says_to_harvest_first(content: Path) -> None:
    for command, options in (("render", {}), ("build", {"offline": True}), ("build", {"edition": "2026T1"})):
        assert "aucune édition récoltée. Lancer d’abord la récolte" in fails(command, SourceUnavailable, **options)


@pytest.mark.usefixtures("content", "unreachable")
def test_a_harvest_offline_makes_no_sense() -> None:
    assert "harvest interroge la source" in fails("harvest", UsageError, offline=True)


def test_there_is_nothing_to_check_in_a_folder_that_is_not_ours(content: Path) -> None:
    assert "aucun site à contrôler" in fails("check", ContentError)


def test_the_content_is_read_before_the_source_is_asked(content: Path) -> None:
    (content / "territoires.toml").write_text('niveaux = ["PAYS"]', encoding="utf-8")
    for command in ("build", "harvest", "render", "plan"):
        assert "« niveaux », entrée 1" in fails(command, ContentError)


@pytest.mark.parametrize(
    ("options", "name"),
    [(Options(), "content/territoires.toml"), (Options(content=Path("/a/b")), "b/territoires.toml"), (Options(territories=Path("x/y.toml")), "x/y.toml")],
)  # fmt: skip
def test_the_list_of_territories_is_named_without_its_whole_path(options: Options, name: str) -> None:
    assert options.territories_name == name


def test_every_command_of_the_table_is_a_function() -> None:
    assert all(callable(command) for command in COMMANDS.values())


# The workshop


def order(folder: Path, content: Path, **wanted: object) -> Order:
    return Order(
        edition=write_edition(folder, edition()), content=content, title="Essai", publisher="Nous", contact="", url="",
        licence="", pdf=False, excel=None, wanted=TerritoryList(**wanted), place="content/territoires.toml",
    )  # fmt: skip


def test_the_workshop_publishes_what_the_list_asks_by_level_then_code(content: Path, tmp_path: Path) -> None:
    found = render.workshop(
        order(tmp_path / "e", content, niveaux=["DEP", "NAT"], territoires=[{"type": "EPCI", "code": "243500139"}])
    )
    assert found.published == [FRANCE, COTES, ILLE, RENNES]
    assert found.reader.ranked_levels == {"DEP", "NAT"}
    assert found.context.territories[SAINT_MALO].parents == (BRETAGNE, FRANCE)


def test_a_territory_that_the_edition_lacks_is_told(content: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailable) as caught:
        render.workshop(order(tmp_path / "e", content, territoires=[{"type": "DEP", "code": "29"}]))
    assert spaces(str(caught.value)) == (
        "content/territoires.toml : DEP-29 absent de l’édition 2026T1. Récolter d’abord ce territoire : python build.py harvest."
    )


def test_one_job_is_this_very_process() -> None:
    with crew(1) as mapped:
        assert list(mapped(lambda n: n * n, [3, 1, 2])) == [9, 1, 4]


def test_several_jobs_give_the_same_in_the_same_order() -> None:
    with crew(2) as mapped:
        assert list(mapped(abs, [-3, 1, -2])) == [3, 1, 2]


def test_a_fault_in_another_process_is_the_fault_of_the_run() -> None:
    with pytest.raises(ValueError, match="invalid literal"), crew(2) as mapped:
        list(mapped(int, ["1", "x"]))
