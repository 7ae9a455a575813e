"""Identifiers of editions: their shape, their order, the next one."""

from __future__ import annotations

import pytest

from fiches.editions.ids import is_edition_id, next_id, order_of


@pytest.mark.parametrize(
    ("base", "existing", "expected"),
    [
        ("2026T1", [], "2026T1"),
        ("2026T1", ["2026T1"], "2026T1.2"),
        ("2026T1", ["2026T1", "2026T1.2"], "2026T1.3"),
        ("2026T1", ["2026T1.9", "2026T1.10"], "2026T1.11"),
        ("2026T2", ["2026T1", "2026T1.2"], "2026T2"),
        ("2025", ["2025T4"], "2025"),
    ],
)
def test_a_quarter_that_changes_gets_the_next_number(base: str, existing: list[str], expected: str) -> None:
    assert next_id(base, existing) == expected


@pytest.mark.parametrize("name", ["2026T1", "2025", "2026T1.2", "2026T4.10", "2025.3"])
def test_a_quarter_or_a_year_and_a_number_name_an_edition(name: str) -> None:
    assert is_edition_id(name)


@pytest.mark.parametrize(
    "name",
    [
        "", "2026T5", "2026T1.1", "2026T1.0", "2026T1.02", "26T1", "2026t1", "2026T1 ", "2026T1\n", "../2026T1",
        "2026T1/../../fiches", "٢٠٢٦T1", "2026T1.", "~root", ".edition-x",
    ],
)  # fmt: skip
def test_nothing_else_does(name: str) -> None:
    assert not is_edition_id(name)


def test_the_tenth_comes_after_the_second() -> None:
    names = ["2026T1.10", "2026T2", "2026T1", "2025T4", "2026T1.2"]
    assert sorted(names, key=order_of) == ["2025T4", "2026T1", "2026T1.2", "2026T1.10", "2026T2"]
