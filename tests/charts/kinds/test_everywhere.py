"""Every drawing of the demo, read back: no words over others, none cut, none small."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.charts.reading import collisions, inks, parsed
from tests.support.site_folder import ROOT

LEAST = 4000


@pytest.fixture(scope="module")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The charts of all fiches of the demo, drawn from nothing."""
    folder = tmp_path_factory.mktemp("partout")
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns(".cache", "editions"))
    command = [sys.executable, str(ROOT / "build.py"), "--demo", "--no-pdf", "--quiet"]
    places = ["--content", str(folder / "content"), "--output", str(folder / "site")]
    subprocess.run([*command, *places], check=True, cwd=ROOT)
    return sorted(folder.glob("site/**/graphiques/*.svg"))


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_no_drawing_of_the_demo_hides_its_words(drawings: list[Path]) -> None:
    assert len(drawings) > LEAST
    faults = {path.name: fault for path in drawings if (fault := _fault(path))}
    assert faults == {}


def _fault(path: Path) -> list[object]:
    svg = path.read_text(encoding="utf-8").partition("\n")[2]
    _, _, wide, high = (float(size) for size in (parsed(svg).get("viewBox") or "").split(" "))
    out = [ink.words for ink in inks(svg) if ink.x < 0 or ink.x2 > wide or ink.y < 0 or ink.y2 > high or ink.size < 12]
    return [*collisions(svg), *out]
