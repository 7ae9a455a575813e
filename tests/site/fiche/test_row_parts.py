"""What every row of a chart has: a value, its mark, its hover text, the role of its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.keys import FEWER_THAN_FIVE, FRANCE, TerritoryKey
from fiches.site.fiche.row_parts import hover, role_of, value_cells
from tests.support import figures as build

ENTRY = build.indicator("demandeurs-abc")


@pytest.mark.parametrize(
    ("value", "status", "zero"),
    [(41_230.0, "", False), (0.0, FEWER_THAN_FIVE, True), (0.0, "", False), (None, "nd", False)],
)
def test_a_published_zero_is_told_from_another(value: float | None, status: str, zero: bool) -> None:
    cells = value_cells(replace(build.observed(ENTRY, value), status=status), build.wording())
    assert (cells["value"], cells["zero"]) == (value, zero)
    assert cells["mark"] == "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"


def test_the_value_may_stand_under_another_column() -> None:
    assert value_cells(build.observed(ENTRY, 3.0), build.wording(), "grade")["grade"] == 3.0


@pytest.mark.parametrize(
    ("value", "bare", "said"),
    [
        (41_230.0, False, "T1 2026\u00a0: 41\u202f230\u00a0personnes"),
        (41_230.0, True, "T1 2026\u00a0: 41\u202f230"),
        (None, False, "T1 2026\u00a0: non disponible"),
    ],
)
def test_hover_says_when_and_how_much(value: float | None, bare: bool, said: str) -> None:
    assert hover("T1 2026", build.observed(ENTRY, value), ENTRY, bare=bare) == said


@pytest.mark.parametrize(("place", "role"), [(build.ILLE, "territoire"), (build.BRETAGNE, "parent"), (FRANCE, "pays")])
def test_a_place_has_a_role(place: TerritoryKey, role: str) -> None:
    assert role_of(place, build.ILLE) == role
