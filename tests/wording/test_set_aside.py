"""Rows that were impossible at the source are told to visitors of their territory."""

from __future__ import annotations

import pytest

from fiches.wording.phrase import plain_text
from fiches.wording.set_aside import set_aside_notice


@pytest.mark.parametrize(
    ("rows", "start"), [(1, "Une ligne de la source est impossible"), (3, "3 lignes de la source")]
)
def test_their_number_is_said(rows: int, start: str) -> None:
    said = plain_text(set_aside_notice(rows))
    assert said.startswith(start)
    assert "non disponibles" in said


def test_without_any_nothing_is_said() -> None:
    assert not set_aside_notice(0)
