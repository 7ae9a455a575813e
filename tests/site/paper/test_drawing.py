"""Our drawings in a PDF page: every kind is drawn, and what is not in their vocabulary is a fault."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest

from fiches.charts.engine.render import draw
from fiches.charts.maps.drawing import Alternatives, Area, Map, draw_map
from fiches.charts.maps.legend import LegendLine
from fiches.charts.maps.locator import draw_locator
from fiches.charts.maps.outlines import locator, national
from fiches.charts.model import Marked
from fiches.errors import RenderError
from fiches.site.paper.drawing import _painted, _path
from fiches.site.paper.model import Paper
from fiches.site.paper.pdf import make_pdf
from fiches.site.paper.unmarked import printed
from tests.support.charts.samples import SAMPLES
from tests.support.pdf import DATA, opened

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def page_of(pictures: dict[str, str]) -> Paper:
    images = "".join(f'<p><img src="dessin:{name}" alt="{name}"/></p>' for name in pictures)
    head = '<!DOCTYPE html><html lang="fr"><head><title>Essai</title></head>'
    return Paper(f"{head}<body><h1>Essai</h1>{images}</body></html>", pictures, "")


def drawn(body: str) -> bytes:
    return make_pdf(page_of({"a": f'<svg {NAMESPACE} viewBox="0 0 100 100">{body}</svg>'}), DATA)


def test_every_kind_and_every_awkward_case_is_drawn() -> None:
    """The page's own drawings, then the same set closer."""
    pictures = {}
    for index, (kind, rows, options) in enumerate(SAMPLES.values()):
        for dense in (False, True):
            drawn_options = replace(options, dense=dense)
            svg = draw(kind, rows, identifier="g", title="Titre", description="Description", options=drawn_options)
            pictures[f"g{index}.{dense}"] = printed(svg)
    with opened(make_pdf(page_of(pictures), DATA)) as found:
        assert sum(len(page.Contents.read_bytes()) for page in found.pages) > 20_000


@pytest.mark.parametrize(
    ("outline", "operators"),
    [
        ("M1,2L3,4", "1 2 m 3 4 l"),
        ("M1,2h3v-4Z", "1 2 m 4 2 l 4 -2 l h"),
        ("M1,2H3V4", "1 2 m 3 2 l 3 4 l"),
        ("M0,0h1ZM5,5h.5", "0 0 m 1 0 l h 5 5 m 5.5 5 l"),
        ("M0,0 5,5", "0 0 m 5 5 l"),
        ("M1,1m2,2l3,3z", "1 1 m 3 3 m 6 6 l h"),
        ("M9 8l3-2-4 1zM1 1l1 0z", "9 8 m 12 6 l 8 7 l h 1 1 m 2 1 l h"),
    ],
)
def test_outlines_become_absolute(outline: str, operators: str) -> None:
    assert " ".join(_path(outline)) == operators


def test_a_drawing_whose_corner_is_not_zero_is_moved_to_its_place() -> None:
    """A plot counts from its own corner, its labels stand before."""
    made = make_pdf(page_of({"a": f'<svg {NAMESPACE} viewBox="-20 -8 100 50"><path d="M0,0h9"/></svg>'}), DATA)
    with opened(made) as found:
        assert b"1 0 0 1 20 8 cm" in found.pages[0].Contents.read_bytes()


@pytest.mark.parametrize(
    ("look", "operators"),
    [
        ({"fill": "#ff0000"}, ["1 0 0 rg", "0 0 5 5 re", "f"]),
        ({"fill": "none", "stroke": "#000000", "stroke-dasharray": "4,2"}, ["0 0 0 RG 1 w [4 2] 0 d", "0 J", "0 0 5 5 re", "S"]),
        ({"fill": "none"}, ["0 0 5 5 re", "n"]),
        ({"fill": "#000000", "stroke": "#ffffff", "stroke-linecap": "round"},
         ["0 0 0 rg", "1 1 1 RG 1 w [] 0 d", "1 J", "0 0 5 5 re", "B"]),
    ],
)  # fmt: skip
def test_a_shape_says_its_whole_look(look: dict[str, str], operators: list[str]) -> None:
    box = fromstring('<rect x="0" y="0" width="5" height="5"/>')
    assert list(_painted("rect", box, look)) == operators


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<ellipse fill="#000000"/>', "forme inconnue"),
        ('<path d="M0,0C1,1,2,2,3,3"/>', "tracé inconnu"),
        ('<path d="M0,0" fill="red"/>', "couleur inconnue"),
        ('<path d="M0,0" opacity=".5"/>', "attribut inconnu"),
    ],
)
def test_what_is_not_in_the_vocabulary_is_a_fault(body: str, said: str) -> None:
    with pytest.raises(RenderError, match=said):
        drawn(body)


def test_maps_and_locators_are_drawn() -> None:
    sheet = national("DEP")
    areas = [Area(code, "baisse-1", "x", "", "1") for code in sheet.outlines]
    title = Marked("Titre")
    drawn_map = Map.of(sheet, areas, Alternatives("c", title, title), prefix="a")
    whole = draw_map(drawn_map, legend=[LegendLine("absent", "sans valeur", "1")])
    pictures = {
        "carte": printed(whole),
        "lieu": printed(draw_locator(locator("DEP"), "75", title="Là", description="Ici")),
    }
    with opened(make_pdf(page_of(pictures), DATA)) as found:
        assert sum(len(page.Contents.read_bytes()) for page in found.pages) > 10_000


def test_a_scaled_group_is_scaled_and_no_more() -> None:
    """What follows the group is at its own size again."""
    box = '<rect x="0" y="0" width="7" height="7" fill="#000000"/>'
    with opened(drawn(f'<g transform="scale(0.5)">{box}</g>{box}')) as found:
        content = found.pages[0].Contents.read_bytes().decode("latin-1")
    scaled = re.search(r"q\s+0?\.5 0 0 0?\.5 0 0 cm\s.*?0 0 7 7 re\s.*?Q\s.*?0 0 7 7 re", content, re.S)
    assert scaled, content


def test_another_transformation_is_a_fault() -> None:
    with pytest.raises(RenderError, match="transformation inconnue"):
        drawn('<g transform="rotate(3)"/>')
