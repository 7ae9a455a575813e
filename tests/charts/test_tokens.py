"""The palettes of screens and paper: contrasts computed, as seen by all eyes; one table that the sheets are given."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from fiches.charts import theme
from fiches.charts.tokens import DARK, LIGHT, PALETTES, PAPER, TOKENS, colour, on_paper, with_palettes
from fiches.site.lengths import with_lengths
from tests.support.colours import EYES, contrast, luminance

TEMPLATES = Path(__file__).parents[2] / "templates"
SHEETS = sorted(TEMPLATES.rglob("*.css"))
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")

BOTH = pytest.mark.parametrize("palette", PALETTES)
SEEN = pytest.mark.parametrize("eyes", EYES)


def test_the_dark_palette_differs_wherever_a_drawing_takes_a_colour() -> None:
    assert all(re.fullmatch("#[0-9a-f]{6}", value) for palette in PALETTES.values() for value in palette.values())
    assert all(LIGHT[name] != DARK[name] for name in ("papier", "accent", "grade-1"))
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ff0000", "#00ff00", "deuteranopia") < contrast("#ff0000", "#00ff00")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_sheet_writes_a_colour_of_its_own(sheet: Path) -> None:
    assert HEX.findall(sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "path", [TEMPLATES / "assets" / "favicon.svg", TEMPLATES / "parts" / "_tete.html"], ids=lambda path: path.name
)
def test_colours_outside_of_sheets_are_of_the_table(path: Path) -> None:
    """The icon and the browser's own bar take no custom property."""
    known = {value for token in TOKENS for value in (token.light, token.dark)}
    found = HEX.findall(path.read_text(encoding="utf-8"))
    assert found
    assert set(found) <= known


def test_a_sheet_uses_no_colour_that_is_not_declared() -> None:
    """What is not a colour (fonts, spaces, lengths of bars) is declared in the sheet itself."""
    for sheet in SHEETS:
        text = with_lengths(sheet.read_text(encoding="utf-8")) + (TEMPLATES / "assets" / "site.css").read_text(
            encoding="utf-8"
        )
        declared = set(LIGHT) | set(re.findall(r"--([a-z0-9-]+):", text))
        assert set(re.findall(r"var\(--([a-z0-9-]+)\)", sheet.read_text(encoding="utf-8"))) <= declared, sheet.name


def test_a_marker_becomes_a_palette() -> None:
    sheet = ":root{/* couleurs : clair */}@media x{:root{/* couleurs : sombre */}}p{color:var(--encre)}"
    own = with_palettes(sheet, of_drawings=False)
    assert own == ":root{--encre:#1c1917}@media x{:root{--encre:#f2ede4}}p{color:var(--encre)}"
    assert all(f"--{name}:{value}" in with_palettes(sheet) for name, value in LIGHT.items())
    with pytest.raises(KeyError):
        with_palettes("/* couleurs : fluo */")


def test_paper_has_bare_colours() -> None:
    assert on_paper(f'fill="{colour("accent")}" stroke="{colour("encre")}"') == 'fill="#9a3412" stroke="#000000"'
    assert on_paper("color:var(--sourdine);gap:var(--e1)") == f"color:{PAPER['sourdine']};gap:var(--e1)"


@BOTH
@SEEN
@pytest.mark.parametrize("name", ["encre", "sourdine", "accent", "alerte", "lien"])
def test_words_stand_out_on_the_paper(palette: str, eyes: str, name: str) -> None:
    colours = PALETTES[palette]
    assert contrast(colours[name], colours["papier"], eyes) >= 4.5


@BOTH
def test_words_stand_out_on_the_ground_of_alerts(palette: str) -> None:
    assert contrast(PALETTES[palette]["encre"], PALETTES[palette]["fond-alerte"]) >= 4.5


@BOTH
@SEEN
@pytest.mark.parametrize("name", ["accent", "parent", "pays", "alerte"])
def test_marks_stand_out_on_the_paper(palette: str, eyes: str, name: str) -> None:
    colours = PALETTES[palette]
    assert contrast(colours[name], colours["papier"], eyes) >= 3


@BOTH
@pytest.mark.parametrize("grade", range(1, 6))
def test_numbers_can_be_read_on_their_grade(palette: str, grade: int) -> None:
    colours = PALETTES[palette]
    words = "sur-grade-fonce" if grade >= 4 else "sur-grade-clair"
    assert contrast(colours[words], colours[f"grade-{grade}"]) >= 4.5


@BOTH
@SEEN
def test_grades_are_told_apart_by_lightness(palette: str, eyes: str) -> None:
    """From the paper's own towards the ink, each step a fifth further than the one before at least."""
    colours = PALETTES[palette]
    steps = [colours[f"grade-{grade}"] for grade in range(1, 6)]
    lights = [luminance(step, eyes) for step in steps]
    assert lights in (sorted(lights), sorted(lights, reverse=True))
    assert min(contrast(one, other, eyes) for one, other in pairwise(steps)) >= 1.2


@BOTH
@SEEN
def test_the_edge_of_a_grade_stands_out(palette: str, eyes: str) -> None:
    """A step pale as the paper is seen by its outline, in ink."""
    colours = PALETTES[palette]
    assert contrast(colours["encre"], colours["papier"], eyes) >= 3


@BOTH
@SEEN
def test_a_country_is_lighter_on_its_paper_than_a_parent(palette: str, eyes: str) -> None:
    colours = PALETTES[palette]
    assert contrast(colours["parent"], colours["papier"], eyes) > 1.4 * contrast(
        colours["pays"], colours["papier"], eyes
    )


@BOTH
@SEEN
def test_gridlines_are_lighter_than_any_datum(palette: str, eyes: str) -> None:
    colours = PALETTES[palette]
    assert contrast(colours["grille"], colours["papier"], eyes) < 1.6


def test_roles_have_a_second_cue() -> None:
    """Accent and parent may meet in lightness: dash and thickness tell them apart too."""
    assert len({tuple(dash) for dash in theme.DASHES.values()}) == len(theme.ROLES)
    assert theme.THICKNESS["territoire"] > max(theme.THICKNESS[role] for role in ("parent", "pays", "autre"))
