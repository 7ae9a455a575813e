"""Sums, parts of a whole and containing territories hold to the rounding; each cell that breaks one is named."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fiches.editions.store import sorted_frame
from fiches.harvest.gate.identities import breaches
from fiches.keys import TerritoryKey
from fiches.territories import ListedTerritory
from tests.support.frames import BRETAGNE, FRANCE, ILLE, PARENTS, RENNES, Row, key, line, watched
from tests.support.source import spaces

LISTED = tuple(ListedTerritory(k, str(k), p[0] if p else None) for k, p in PARENTS.items())


def found(rows: Sequence[Row], listed: Sequence[ListedTerritory] = LISTED) -> list[str]:
    frame = sorted_frame(rows)
    return [spaces(text) for text in breaches(frame, watched(), listed)]


@pytest.mark.parametrize(
    ("values", "holds"),
    [((560, 300, 200, 60), True), ((575, 300, 200, 60), True), ((580, 300, 200, 60), False), ((540, 300, 200, 60), False)],
)  # fmt: skip
def test_abc_is_a_b_and_c_to_the_rounding(values: Sequence[float], holds: bool) -> None:
    rows = [line(key(code=code), value) for code, value in zip(("ABC", "A", "B", "C"), values, strict=True)]
    broken = found(rows)
    assert bool(broken) is not holds
    if not holds:
        assert broken == [
            f"DE_1 DEP 35 CUMUL CUMUL 2026T1 : ABC = A + B + C ne tient pas, {values[0]} contre 300 + 200 + 60.",
        ]


@pytest.mark.parametrize(("part", "holds"), [(560, True), (570, True), (580, False)])
def test_a_code_that_is_part_of_another_does_not_exceed_it(part: float, holds: bool) -> None:
    assert (found([line(key(code="A"), part), line(key(code="ABC"), 560)]) == []) is holds


def test_an_identity_of_which_a_term_is_missing_says_nothing() -> None:
    assert found([line(key(code="ABC"), 9000), line(key(code="A"), 10), line(key(code="B"), None)]) == []


@pytest.mark.parametrize(("men", "holds"), [(260, True), (270, True), (280, False), (240, False)])
def test_a_breakdown_declared_whole_adds_up(men: float, holds: bool) -> None:
    rows = [line(key(), 560), line(key(characteristic="GENRE/F"), 300), line(key(characteristic="GENRE/H"), men)]
    assert (found(rows) == []) is holds


def test_a_breakdown_with_a_secret_category_is_not_summed() -> None:
    """Its other parts are less than the total, and nothing is wrong."""
    rows = [line(key(), 560), line(key(characteristic="GENRE/F"), None, "s"), line(key(characteristic="GENRE/H"), 260)]
    assert found(rows) == []


def test_no_category_exceeds_its_total() -> None:
    (broken,) = found([line(key(), 560), line(key(characteristic="AGE/AGE1"), 600)])
    assert broken == "DE_1 DEP 35 CUMUL CUMUL ABC AGE AGE1 2026T1 nombre : 600, plus que le total (560)."


def test_a_departement_does_not_exceed_its_region_nor_a_region_the_country() -> None:
    rows = [line(key(ILLE), 1000), line(key(BRETAGNE), 900), line(key(FRANCE), 890)]
    assert found(rows) == [
        "DE_1 DEP 35 CUMUL CUMUL ABC 2026T1 nombre : 1000, plus que le territoire qui le contient (900).",
    ]
    assert len(found([*rows[:2], line(key(FRANCE), 500)])) == 2


def test_parents_that_are_only_parts_of_the_country_stand_for_it() -> None:
    """`NAT-FMO` has no figure of its own: the country's bound what it contains."""
    mainland = [ListedTerritory(BRETAGNE, "BRETAGNE", TerritoryKey("NAT", "FMO"))]
    rows = [line(key(BRETAGNE), 900), line(key(FRANCE), 500)]
    assert found(rows, mainland) == [
        "DE_1 REG 53 CUMUL CUMUL ABC 2026T1 nombre : 900, plus que le territoire qui le contient (500)."
    ]


def test_an_epci_may_exceed_its_departement_since_it_may_lie_across_two() -> None:
    assert found([line(key(RENNES), 9000), line(key(ILLE), 500)]) == []


def test_nothing_to_check_breaks_nothing() -> None:
    assert found([]) == []
