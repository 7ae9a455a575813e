"""Shapes written as an inline SVG: alternatives, marks, groups of one style."""

from __future__ import annotations

import pytest

from fiches.charts.engine.compose import HOVER, Heading, alternative_marks, compose, escape, mark_attributes
from fiches.charts.engine.flatten import Shape
from fiches.charts.model import Marked

RED = (("fill", "red"),)
HEADING = Heading("evolution", "g", Marked("Titre"), Marked("Description"), 344, 20.5)


def path(outline: str, style: tuple[tuple[str, str], ...] = RED, datum: str = "") -> Shape:
    return Shape("path", (("d", outline),), style, "", datum)


def body(*shapes: Shape, marks: dict[str, tuple[str, str]] | None = None) -> str:
    return compose(HEADING, shapes, marks or {}).partition("</desc>")[2].removesuffix("</svg>")


def test_words_that_look_like_markup_are_escaped() -> None:
    assert escape('<a & "b">') == "&lt;a &amp; &quot;b&quot;&gt;"


@pytest.mark.parametrize(
    ("marks", "written"),
    [
        ([], ""),
        (["A", "B"], ' data-cle="A B"'),
        (["formule:f(A;B)"], ' data-formule="f(A;B)"'),
        (["A", "formule:f(A)", ""], ' data-cle="A" data-formule="f(A)"'),
    ],
)
def test_keys_and_formulas_have_attributes_of_their_own(marks: list[str], written: str) -> None:
    assert mark_attributes(marks) == written


@pytest.mark.parametrize(
    ("marked", "written"),
    [
        (Marked("Sans chiffre"), ""),
        (Marked("T1 2026"), ' data-constante="libellé"'),
        (Marked("10", ("K",)), ' data-cle="K"'),
    ],
)
def test_digits_of_an_alternative_are_marked_or_constants(marked: Marked, written: str) -> None:
    assert alternative_marks(marked) == written


def test_the_drawing_has_its_size_its_class_and_its_alternatives() -> None:
    svg = compose(HEADING, [], {})
    assert 'class="graphique graphique-evolution" viewBox="0 0 344 20.5" width="344" height="20.5"' in svg
    assert 'aria-labelledby="g-titre g-desc"' in svg
    assert '<title id="g-titre">Titre</title><desc id="g-desc">Description</desc>' in svg


def test_unmarked_paths_of_one_style_are_one() -> None:
    assert body(path("M0,0h1"), path("M0,5h2")) == '<path d="M0,0h1M0,5h2" fill="red"/>'


def test_shapes_of_one_style_stand_in_one_group() -> None:
    found = body(path("M0,0h1", datum="d0"), path("M0,5h2"), marks={"d0": ("K", "")})
    assert found == '<g fill="red"><path d="M0,0h1" data-cle="K"/><path d="M0,5h2"/></g>'


def test_a_shape_that_says_something_has_room_for_the_pointer() -> None:
    found = body(path("M0,0h1", datum="d0"), marks={"d0": ("K", "10 personnes")})
    assert found == f'<path d="M0,0h1" fill="red"{HOVER} data-cle="K"><title>10 personnes</title></path>'


def test_labels_stand_in_a_group_of_their_axis() -> None:
    label = Shape("text", (("x", "1"), ("y", "2")), RED, "2026", "x")
    assert body(label) == '<g fill="red" data-axe="x"><text x="1" y="2">2026</text></g>'
