"""Formulas and breaks: what the program needs of them, and what an editor may get wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.formulas import RATIOS, REQUIRED_FORMULAS, Break
from tests.support.content import copied_catalogue
from tests.support.content import findings_once_changed as changed
from tests.support.frames import REFORM


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied_catalogue(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "rang"', 'id = "place"', "content/formules.toml : la formule « rang » manque. La rétablir."),
        (
            "arguments = 1",
            "arguments = 2",
            "content/formules.toml, « rang » : lu 2 arguments, attendu 1. Corriger la formule.",
        ),
    ],
)
def test_a_formula_that_the_program_needs_may_not_go(content: Path, old: str, new: str, expected: str) -> None:
    assert expected in changed(content, "formules.toml", old, new)


def test_a_formula_that_the_program_does_not_know_is_refused(content: Path) -> None:
    found = changed(content, "formules.toml", 'id = "rang"', 'id = "place"')
    assert f"content/formules.toml : formule inconnue « place » (connues : {', '.join(REQUIRED_FORMULAS)})." in found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'indicateur = "DE_1"',
            'indicateur = "DE_9"',
            "content/ruptures.toml, entrée 1 : indicateur inconnu « DE_9 » (connus : ",
        ),
        (
            'periode = "2025T1"',
            'periode = "janvier 2025"',
            "content/ruptures.toml, entrée 1 : période « janvier 2025 » illisible",
        ),
    ],
)
def test_a_break_at_fault_is_told(content: Path, old: str, new: str, expected: str) -> None:
    assert changed(content, "ruptures.toml", old, new)[0].startswith(expected)


def test_a_ratio_to_less_than_a_hundred_is_refused(content: Path) -> None:
    """Counts are rounded to the ten: five of a hundred is five points already; of a change, both counts are."""
    assert RATIOS.keys() <= REQUIRED_FORMULAS.keys()
    assert changed(content, "formules.toml", "base_min = 1000", "base_min = 500") == [
        "content/formules.toml, « evolution » : base_min = 500, attendu 1000 ou plus : en dessous, l’arrondi de la source à la"
        " dizaine pèse trop. Relever base_min."
    ]


@pytest.mark.parametrize(
    ("codes", "indicator", "code", "concerned"),
    [((), "DE_1", "ABC", True), (("A",), "DE_1", "A", True), (("A",), "DE_1", "ABC", False), ((), "OFF_1", "A", False)],
)
def test_a_break_concerns_the_codes_that_it_names_or_all(
    codes: tuple[str, ...], indicator: str, code: str, concerned: bool
) -> None:
    declared: Break = REFORM.model_copy(update={"codes": codes})
    assert declared.concerns(indicator, code) is concerned
