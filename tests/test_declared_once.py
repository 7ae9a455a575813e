"""Levels, totals and the rounding of the source stand in one table each: no other module writes them again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiches.keys import COUNT_STEP, HALF_STEP, SMALLEST_BASE, TOTALS
from fiches.territories import LEVELS
from tests.support.modules import name_of, of_each_module

TABLES = {"keys", "territories"}
CODES = {*LEVELS, *TOTALS}
STEPS = {COUNT_STEP, HALF_STEP, SMALLEST_BASE}


def codes_in(tree: ast.AST) -> Iterator[str]:
    """The codes of levels and totals that a module writes as text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in CODES:
            yield f"line {node.lineno}: {node.value}"


def steps_in(tree: ast.Module) -> Iterator[str]:
    """Its constants that have the value of a step of the rounding: `_ROUNDING = 10.0`."""
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.Constant) and isinstance(value.value, float) and value.value in STEPS:
            yield f"line {node.lineno}: {value.value}"


@of_each_module
def test_codes_and_steps_are_imported(path: Path) -> None:
    """The emulator stands for the outside: it has its own tables on purpose."""
    if name_of(path) in TABLES or "emulator" in path.parts:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    steps = () if "charts" in path.parts else steps_in(tree)  # there, numbers are pixels
    assert [*codes_in(tree), *steps] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('LEVELS = ("NAT", "REG")', 2), ('def f(key): return key.type == "DEP"', 1), ('TOTALS = {"CUMUL": "x"}', 1),
        ("_ROUNDING = 10.0", 1), ("HALF: float = 5.0", 1), ("SIZE = 10", 0), ('x = "REG-53"', 0),
    ],
)  # fmt: skip
def test_a_second_table_is_seen(text: str, count: int) -> None:
    tree = ast.parse(text)
    assert len([*codes_in(tree), *steps_in(tree)]) == count
