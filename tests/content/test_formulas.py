"""Formulas and breaks: what the program needs of them, and what an editor may get wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.catalogue_files import load_catalogue
from fiches.content.formulas import RATIOS, REQUIRED_FORMULAS, Break, Reserve
from tests.support.content import copied_catalogue
from tests.support.content import findings_once_changed as changed
from tests.support.figures import CONTENT
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
            "content/ruptures.toml, rupture 1 : indicateur inconnu « DE_9 » (connus : ",
        ),
        (
            'periode = "2025T1"',
            'periode = "janvier 2025"',
            "content/ruptures.toml, rupture 1 : période « janvier 2025 » illisible",
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


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('premiere = "2025T1"', 'premiere = "2025 T1"', "réserve 1 : période « 2025 T1 » illisible"),
        (
            'derniere = "2025T4"',
            'derniere = "2024T4"',
            "réserve 1 : « premiere » 2025T1 vient après « derniere » 2024T4",
        ),
        (
            '[[reserves]]\nindicateur = "DE_1"',
            '[[reserves]]\nindicateur = "DE_9"',
            "réserve 1 : indicateur inconnu « DE_9 »",
        ),
    ],
)
def test_a_reserve_at_fault_is_told(content: Path, old: str, new: str, expected: str) -> None:
    assert changed(content, "ruptures.toml", old, new)[0].startswith(f"content/ruptures.toml, {expected}")


@pytest.mark.parametrize(
    ("indicator", "start", "number"),
    [
        ("DE_1", "2024T4", 0),
        ("DE_1", "2025T1", 3),
        ("DE_1", "2025T4", 3),
        ("DE_1", "2026T1", 0),
        ("OFF_1", "2025T1", 0),
    ],
)
def test_changes_of_registered_job_seekers_that_start_in_2025_carry_the_three_reserves(
    indicator: str, start: str, number: int
) -> None:
    found = load_catalogue(CONTENT).reserves_of(indicator, "ABC", start)
    assert len(found) == number
    assert all(one.source and one.explication for one in found)


def test_a_reserve_concerns_the_codes_that_it_names() -> None:
    declared: Reserve = load_catalogue(CONTENT).reserves[0].model_copy(update={"codes": ("A",)})
    assert declared.concerns("DE_1", "A", "2025T2")
    assert not declared.concerns("DE_1", "ABC", "2025T2")
