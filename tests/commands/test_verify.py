"""`verify`: each proof on its own, all of them, what they print, what they refuse."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from fiches.commands.options import Options
from fiches.commands.verify import run
from fiches.commands.verify_names import WHAT
from fiches.errors import CheckFailed, ContentError
from fiches.progress import Reporter
from fiches.site.proofs.model import PROOFS
from tests.support.commands import QUIET
from tests.support.demo import Demo
from tests.support.good_site import CONTENT, FICHE, FOLDER, good_site, write
from tests.support.source import spaces

PAGE = f"{FOLDER}index.html"


def told(site: Path, what: str) -> str:
    printed = io.StringIO()
    run(Options(output=site, content=CONTENT, jobs=1, editions=(what,)), Reporter("normal", printed))
    return spaces(printed.getvalue())


@pytest.mark.parametrize("what", [*PROOFS, "all"])
def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path, what: str) -> None:
    with pytest.raises(ContentError, match="aucun site à contrôler"):
        run(Options(output=tmp_path, editions=(what,)), QUIET)


@pytest.mark.parametrize(
    ("what", "line"),
    [
        (
            "numbers",
            "numbers : 0 orphelin sur 12 nombres (HTML 4, CSV 2, JSON 2, SVG 2, SVG seuls 2, XLSX 2, flux 0).",
        ),
        ("same", "same : 0 différence sur 3 pages"),
        ("links", "links : 0 défaut sur 7 liens."),
        ("data", "data : 0 défaut sur"),
        ("pdf", "pdf : 0 écart sur 0 PDF."),
    ],
)
def test_each_proof_says_what_it_examined(tmp_path: Path, what: str, line: str) -> None:
    printed = told(good_site(tmp_path), what)
    assert line.split(" sur ")[0] in printed
    assert not [name for name in PROOFS if name != what and f"{name} : " in printed]


def test_all_tells_every_proof_in_order(tmp_path: Path) -> None:
    lines = told(good_site(tmp_path), "all").splitlines()
    assert [name for name in PROOFS if any(line.startswith(f"{name} : 0 ") for line in lines)] == list(PROOFS)


@pytest.mark.parametrize(
    ("what", "old", "new"),
    [
        ("numbers", "41\u202f230\u00a0personnes", "41\u202f240\u00a0personnes"),
        ("same", 'datetime="2025-03">T1 2025', 'datetime="2024-03">T1 2024'),
        ("links", 'href="donnees.csv"', 'href="absent.csv"'),
    ],
)
def test_a_fault_is_of_one_proof(tmp_path: Path, what: str, old: str, new: str) -> None:
    """The others stay green: each says what it is for."""
    site = good_site(tmp_path)
    assert old in FICHE
    write(site, PAGE, FICHE.replace(old, new, 1))
    for name in ("numbers", "same", "data"):
        if name != what:
            told(site, name)
    for name in (what, "all"):
        with pytest.raises(CheckFailed) as caught:
            told(site, name)
        assert any(finding.startswith(PAGE) for finding in caught.value.findings)


def test_what_fell_short_is_counted(tmp_path: Path) -> None:
    site = good_site(tmp_path)
    write(site, PAGE, FICHE.replace("41\u202f230\u00a0personnes", "41\u202f240\u00a0personnes", 1))
    printed = io.StringIO()
    with pytest.raises(CheckFailed):
        run(Options(output=site, content=CONTENT, jobs=1, editions=("numbers",)), Reporter("normal", printed))
    assert "numbers : 1 orphelin sur " in spaces(printed.getvalue())
    assert "numbers : par format, HTML 1." in spaces(printed.getvalue())


def test_two_folders_are_compared(tmp_path: Path) -> None:
    one, other = good_site(tmp_path / "un"), good_site(tmp_path / "autre")
    run(Options(output=one, editions=("reproducible", str(other))), QUIET)
    write(other, "robots.txt", "autre")
    with pytest.raises(CheckFailed, match=r"robots\.txt"):
        run(Options(output=one, editions=("reproducible", str(other))), QUIET)


def test_every_proof_may_be_asked() -> None:
    assert (*PROOFS, "all", "reproducible") == WHAT


def test_the_demo_has_no_orphan_in_any_format(demo: Demo) -> None:
    """A région, départements, Mayotte, an intercommunalité and a basin, with their PDFs."""
    printed = io.StringIO()
    options = Options(output=demo.site, content=demo.content, jobs=1, editions=("all",))
    run(options, Reporter("normal", printed))
    text = spaces(printed.getvalue())
    assert "numbers : 0 orphelin sur " in text
    assert all(f"{name} " in text for name in ("HTML", "SVG", "SVG seuls", "CSV", "JSON", "XLSX", "PDF", "attributs"))
