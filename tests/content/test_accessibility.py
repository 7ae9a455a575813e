"""The criteria of the RGAA: all of them, once each, and no claim without what proves it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from fiches.content.accessibility import Criterion, load_criteria
from fiches.errors import ContentError
from tests.support.figures import CONTENT

ROOT = CONTENT.parent
SIZES = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
"""Criteria by theme in RGAA 4.1."""


def criteria() -> list[Criterion]:
    return [criterion for theme in load_criteria(CONTENT / "textes", name="textes") for criterion in theme.criteres]


def test_the_106_criteria_are_there_once_each() -> None:
    expected = [f"{theme}.{number}" for theme, size in enumerate(SIZES, start=1) for number in range(1, size + 1)]
    assert len(expected) == 106
    assert [criterion.numero for criterion in criteria()] == expected


@pytest.mark.parametrize("test", sorted({test for criterion in criteria() for test in criterion.tests}))
def test_every_test_that_is_named_exists(test: str) -> None:
    path, _, name = test.partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('statut = "machine"', "sans test"),
        ('statut = "oeil"', "sans « vu »"),
        ('statut = "non-etabli"', "sans « vu »"),
        ('statut = "conforme"', "statut"),
        ('statut = "oeil", vu = "x", note = "y"', "note"),
    ],
)
def test_a_claim_without_its_proof_is_refused(tmp_path: Path, entry: str, said: str) -> None:
    line = f'{{ numero = "1.1", intitule = "Une image", {entry} }}'
    text = f'[[themes]]\nnumero = 1\ntitre = "Images"\ncriteres = [\n{line},\n]\n'
    (tmp_path / "accessibilite.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        load_criteria(tmp_path, name="textes")
