"""Every drawing of the demo, read back: no words over others, none cut, none small."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.charts.reading import collisions, inks, parsed
from tests.support.site_folder import ROOT

LEAST = 600


@pytest.fixture(scope="module")
def drawings() -> list[Path]:
    """The charts of all fiches of the demo, as `.ci/run` has built it."""
    assert (ROOT / "site/index.html").is_file(), "construire d’abord la démonstration : python build.py --demo"
    return sorted(ROOT.glob("site/**/graphiques/*.svg"))


@pytest.mark.long
def test_no_drawing_of_the_demo_hides_its_words(drawings: list[Path]) -> None:
    assert len(drawings) > LEAST
    faults = {path.name: fault for path in drawings if (fault := _fault(path))}
    assert faults == {}


def _fault(path: Path) -> list[object]:
    svg = path.read_text(encoding="utf-8").partition("\n")[2]
    _, _, wide, high = (float(size) for size in (parsed(svg).get("viewBox") or "").split(" "))
    out = [ink.words for ink in inks(svg) if ink.x < 0 or ink.x2 > wide or ink.y < 0 or ink.y2 > high or ink.size < 12]
    return [*collisions(svg), *out]
