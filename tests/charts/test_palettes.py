"""The two palettes of the page and that of the drawings: contrasts computed, as seen by all eyes.

Deficiencies are simulated in linear light by Machado, Oliveira and Fernandes' matrices (2009), at their full severity.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from fiches.charts import theme

CSS = (Path(__file__).parents[2] / "templates" / "assets" / "site.css").read_text(encoding="utf-8")
Colour = tuple[float, float, float]

EYES: dict[str, tuple[Colour, Colour, Colour]] = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
GREY: Colour = (0.2126, 0.7152, 0.0722)


def _palettes() -> dict[str, dict[str, str]]:
    """The custom properties of the sheet's first two blocks, light then dark, and those of the drawings alone."""
    blocks = re.findall(r":root\{(.*?)\}", CSS, re.DOTALL)[:2]
    light, dark = (dict(re.findall(r"(--[a-z0-9-]+): ?(#[0-9a-f]{6})", block)) for block in blocks)
    return {"light": light, "dark": {**light, **dark}, "drawing": dict(theme.COLOURS)}


PALETTES = _palettes()
BOTH = pytest.mark.parametrize("palette", PALETTES)
SEEN = pytest.mark.parametrize("eyes", EYES)


def linear(value: str) -> Colour:
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(value: str, eyes: str = "all") -> float:
    """What that eye sees, as a share of white's light."""
    parts = linear(value)
    seen = [min(max(sum(k * part for k, part in zip(row, parts, strict=True)), 0), 1) for row in EYES[eyes]]
    return sum(weight * part for weight, part in zip(GREY, seen, strict=True))


def contrast(one: str, other: str, eyes: str = "all") -> float:
    light, dark = sorted((luminance(one, eyes), luminance(other, eyes)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_palettes_are_read() -> None:
    """The dark one differs from the light one wherever a drawing takes a colour."""
    assert all(set(theme.COLOURS) <= set(palette) for palette in PALETTES.values())
    assert all(PALETTES["light"][name] != PALETTES["dark"][name] for name in ("--papier", "--accent", "--grade-1"))
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ff0000", "#00ff00", "deuteranopia") < contrast("#ff0000", "#00ff00")


@BOTH
@SEEN
@pytest.mark.parametrize("name", ["encre", "sourdine", "accent", "alerte"])
def test_words_stand_out_on_the_paper(palette: str, eyes: str, name: str) -> None:
    colours = PALETTES[palette]
    assert contrast(colours[f"--{name}"], colours["--papier"], eyes) >= 4.5


@BOTH
@SEEN
@pytest.mark.parametrize("name", ["accent", "parent", "pays", "alerte"])
def test_marks_stand_out_on_the_paper(palette: str, eyes: str, name: str) -> None:
    colours = PALETTES[palette]
    assert contrast(colours[f"--{name}"], colours["--papier"], eyes) >= 3


@BOTH
@pytest.mark.parametrize("grade", range(1, 6))
def test_numbers_can_be_read_on_their_grade(palette: str, grade: int) -> None:
    colours = PALETTES[palette]
    words = "--sur-grade-fonce" if theme.on_grade(grade) == theme.ON_DARK else "--sur-grade-clair"
    assert contrast(colours[words], colours[f"--grade-{grade}"]) >= 4.5


@BOTH
@SEEN
def test_grades_are_told_apart_by_lightness(palette: str, eyes: str) -> None:
    """From the paper's own towards the ink, each step a fifth further than the one before at least."""
    colours = PALETTES[palette]
    steps = [colours[f"--grade-{grade}"] for grade in range(1, 6)]
    lights = [luminance(step, eyes) for step in steps]
    assert lights in (sorted(lights), sorted(lights, reverse=True))
    assert min(contrast(one, other, eyes) for one, other in pairwise(steps)) >= 1.2


@BOTH
@SEEN
def test_the_edge_of_a_grade_stands_out(palette: str, eyes: str) -> None:
    """A step pale as the paper is seen by its outline, in ink."""
    colours = PALETTES[palette]
    assert contrast(colours["--encre"], colours["--papier"], eyes) >= 3


@BOTH
@SEEN
def test_a_country_is_lighter_on_its_paper_than_a_parent(palette: str, eyes: str) -> None:
    colours = PALETTES[palette]
    assert contrast(colours["--parent"], colours["--papier"], eyes) > 1.4 * contrast(
        colours["--pays"], colours["--papier"], eyes
    )


@BOTH
@SEEN
def test_gridlines_are_lighter_than_any_datum(palette: str, eyes: str) -> None:
    colours = PALETTES[palette]
    assert contrast(colours["--grille"], colours["--papier"], eyes) < 1.6


def test_roles_have_a_second_cue() -> None:
    """Accent and parent may meet in lightness: dash, thickness and shape tell them apart too."""
    from fiches.charts.kinds.comparaison import SHAPES

    assert len({tuple(dash) for dash in theme.DASHES.values()}) == len(theme.ROLES)
    assert theme.THICKNESS["territoire"] > max(theme.THICKNESS[role] for role in ("parent", "pays", "autre"))
    assert len(set(SHAPES.values())) == len(theme.ROLES)
