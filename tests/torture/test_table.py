"""docs/securite.md: each row is held by a test or an attack that exists, and each attack has its row."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.torture.attacks import ATTACKS, KINDS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/securite.md").read_text(encoding="utf-8")
Row = tuple[str, str, str]


def rows() -> list[Row]:
    """The rows of every table: attack, what it gets, what holds it."""
    found = [line.strip("|").split(" | ") for line in PAGE.splitlines() if line.startswith("| ")]
    return [(cells[0].strip(), cells[1], cells[2].strip()) for cells in found if cells[0].strip() != "attack"]


@cache
def known() -> frozenset[str]:
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return frozenset(name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0][:40])
def test_a_row_is_held_by_what_exists(row: Row) -> None:
    names = re.findall(r"`([^`]+)`", row[2])
    assert names
    assert [name for name in names if name not in known() and name not in ATTACKS] == []


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_has_its_row(name: str) -> None:
    attack = ATTACKS[name]
    assert (attack.what, attack.gets, f"`{name}`") in rows()


def test_each_class_has_its_table() -> None:
    heads = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    assert {kind.capitalize() for kind in KINDS} <= set(heads)
