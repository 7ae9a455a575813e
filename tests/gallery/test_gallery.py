"""The page of components shows every macro and every kind of chart, and keeps the promises of any page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fiches.charts.engine.registry import kind_names
from fiches.site.checks.page import check_page
from fiches.site.environment import TEMPLATES
from tests.gallery.__main__ import main
from tests.gallery.page import PATH, SIZES, SPACES
from tests.support.charts.samples import SAMPLES

MACRO = re.compile(r"\{% macro (\w+)\(")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("galerie")
    assert main([str(root)]) == 0
    return root


def test_every_macro_is_shown() -> None:
    """A component added without its sample turns this red."""
    shown = (Path(__file__).parent / "composants.html").read_text(encoding="utf-8")
    macros = [name for path in (TEMPLATES / "components").glob("*.html") for name in MACRO.findall(path.read_text())]
    assert macros
    nested = "".join(path.read_text() for path in (TEMPLATES / "components").glob("*.html"))
    screen = [name for name in macros if "imprime" not in name]  # the others are for paper
    absent = [name for name in screen if f"{name}(" not in shown and nested.count(f"{{{{ {name}(") == 0]
    assert not absent


def test_every_kind_of_chart_is_shown(folder: Path) -> None:
    page = (folder / PATH).read_text(encoding="utf-8")
    assert {kind for kind in kind_names() if f"graphique-{kind}" not in page} == set()


def test_the_page_keeps_the_promises_of_any_page(folder: Path) -> None:
    """But its weight: all samples are on one page."""
    report = check_page(folder, PATH)
    assert [finding for finding in report.findings if "octets" not in finding] == []
    assert report.charts >= len(SAMPLES)


def test_each_sample_has_its_style(folder: Path) -> None:
    sheet = (folder / "assets/site.css").read_text(encoding="utf-8")
    assert all(f".t{size}{{" in sheet for size in SIZES)
    assert all(f"--e{space}:" in sheet for space in SPACES)


def test_without_a_folder_the_command_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "DIR" in capsys.readouterr().out
