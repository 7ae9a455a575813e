"""Outlines: every département and région that Insee knows, in few bytes; neighbours share their border."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from fiches.charts.maps.outlines import FOLDER, GRID, INSET, Outline, Sheet, locator, national, regional
from fiches.charts.maps.svg_paths import Point
from fiches.content.reference.tables import territoire_index

OFF_THE_MAP = {"977", "978"}
ALONE = {"01", "02", "03", "04", "06"}
PATH = re.compile(r"(?:M\d+ \d+l-?\d+(?:[ -]\d+| -\d+)*z)+")


def codes(kind: str) -> set[str]:
    return {code for found, code in territoire_index() if found == kind}


def members(region: str) -> set[str]:
    return {row.code for (kind, _), row in territoire_index().items() if kind == "DEP" and row.parent_code == region}


def points(path: str) -> list[list[Point]]:
    """Rings as absolute points."""
    rings = []
    for ring in path.rstrip("z").split("z"):
        x, y, *steps = map(int, re.findall(r"-?\d+", ring))
        found = [Point(x, y)]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            found.append(Point(found[-1].x + dx, found[-1].y + dy))
        rings.append(found)
    return rings


@pytest.mark.parametrize("read", [national, locator])
def test_every_departement_and_region_is_there(read: object) -> None:
    assert set(read("DEP").outlines) == codes("DEP") - OFF_THE_MAP  # type: ignore[operator]
    assert set(read("REG").outlines) == codes("REG")  # type: ignore[operator]
    assert (len(read("DEP").outlines), len(read("REG").outlines)) == (101, 18)  # type: ignore[operator]


@pytest.mark.parametrize("region", sorted(codes("REG")))
def test_a_region_has_its_departements_unless_it_has_but_one(region: str) -> None:
    sheet = regional(region)
    if region in ALONE:
        assert sheet is None
    else:
        assert sheet is not None
        assert set(sheet.outlines) == members(region)


def sheets() -> list[Sheet]:
    return [national("DEP"), national("REG"), *(s for r in sorted(codes("REG")) if (s := regional(r)) is not None)]


@pytest.mark.parametrize("sheet", sheets())
def test_outlines_are_whole_numbers_in_their_frame(sheet: Sheet) -> None:
    for found in sheet.outlines.values():
        assert PATH.fullmatch(found.path), found
        for point in (p for ring in points(found.path) for p in ring):
            assert 0 <= point.x <= sheet.width
            assert 0 <= point.y <= sheet.height
    assert sheet.width == GRID


@pytest.mark.parametrize("sheet", sheets())
def test_a_label_stands_inside_its_outline(sheet: Sheet) -> None:
    for found in sheet.outlines.values():
        assert any(_holds(ring, found) for ring in points(found.path)), found.code
        assert found.r >= 1


def _holds(ring: list[Point], found: Outline) -> bool:
    """Even-odd rule."""
    inside = False
    for a, b in pairwise([*ring, ring[0]]):
        if (a.y > found.y) != (b.y > found.y) and found.x < (b.x - a.x) * (found.y - a.y) / (b.y - a.y) + a.x:
            inside = not inside
    return inside


def _points(sheet: Sheet, code: str) -> set[Point]:
    return {point for ring in points(sheet.outlines[code].path) for point in ring}


@pytest.mark.parametrize(("one", "other"), [("35", "53"), ("01", "69"), ("2A", "2B"), ("75", "92"), ("84", "13")])
def test_neighbours_share_points_of_their_border(one: str, other: str) -> None:
    assert len(_points(national("DEP"), one) & _points(national("DEP"), other)) >= 2


def test_paris_and_its_neighbours_are_drawn_once_more_in_the_inset() -> None:
    sheet = national("DEP")
    (frame,) = [int(n) for n in re.findall(r"h(\d+)", sheet.beside)]
    for code in INSET:
        rings = points(sheet.outlines[code].path)
        assert len(rings) == 2
        assert sum(max(p.x for p in ring) < frame + 10 for ring in rings) == 1
    assert sheet.framed
    assert not national("REG").beside


def test_tables_say_where_they_come_from_and_weigh_little() -> None:
    for name in ("national", "regional", "locator"):
        text = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
        assert text.startswith("# source : Natural Earth (domaine public), par le paquet npm @superset-ui/")
        assert "0.20.3 (Apache-2.0)" in text
        assert len(text) < 35_000
