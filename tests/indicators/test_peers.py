"""A grade among those of its level, and the extremes of a territory's parts."""

from __future__ import annotations

import pytest

from fiches.indicators.annual_change import annual_change
from fiches.indicators.computing import standing
from fiches.indicators.model.numbers import Observed
from fiches.indicators.peers import change_rank, grade_position
from fiches.keys import TerritoryKey
from tests.support.frames import edition_data, key, line

DEPARTEMENTS = tuple(TerritoryKey("DEP", f"{number:02d}") for number in range(1, 8))
GRADE = {"indicator": "PERSP_2", "code": "PERSPECTIVE", "period": "2025", "measure": "niveau"}


def graded(*grades: float | None, levels: tuple[str, ...] = ("DEP",)):
    rows = [line(key(place, **GRADE), grade) for place, grade in zip(DEPARTEMENTS, grades, strict=False)]
    found = key(DEPARTEMENTS[0], **GRADE)
    return grade_position(edition_data(rows, levels=levels), Observed(found, grades[0]))


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ((3, 3, 3, 4, 5, 1), (2, 2, 1)),
        ((5, 5, 5, 5, 5), (0, 4, 0)),
        ((1, 2, 3, 4, 5), (4, 0, 0)),
        ((3, None, 3, 4, 2, 1), (1, 1, 2)),
    ],
    ids=["usual", "all the same", "the lowest", "a missing one does not count"],
)
def test_a_grade_is_counted_among_its_level(grades, expected: tuple[int, int, int]) -> None:
    found = graded(*grades)
    assert (found.higher.value, found.equal.value, found.lower.value) == expected
    assert found.size == sum(expected) + 1
    assert found.equal.mark(DEPARTEMENTS[0]) == "egaux(PERSP_2.CUMUL.CUMUL.PERSPECTIVE...2025.niveau;DEP)"


@pytest.mark.parametrize(
    ("grades", "levels"),
    [((None, 3, 3, 4, 5, 1), ("DEP",)), ((3, 3, 4, 5), ("DEP",)), ((3, 3, 3, 4, 5, 1), ("REG",))],
    ids=["no value", "too few", "level not whole"],
)
def test_no_count_where_it_says_nothing(grades, levels: tuple[str, ...]) -> None:
    assert graded(*grades, levels=levels) is None


def changed(*values: tuple[float | None, float | None], levels: tuple[str, ...] = ("DEP",), period: str = "2026T1"):
    """The place of the first département's change."""
    before = f"{int(period[:4]) - 1}{period[4:]}"
    rows = []
    for place, (first, last) in zip(DEPARTEMENTS, values, strict=False):
        rows += [line(key(place, period=before), first), line(key(place, period=period), last)]
    known = edition_data(rows, levels=levels)
    return change_rank(known, annual_change(known, Observed(key(DEPARTEMENTS[0], period=period), values[0][1])))


OTHERS = ((20_000, 24_000), (20_000, 18_000), (40_000, 42_000), (10_000, 10_500), (20_000, 26_000))


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ((20_000, 22_000), (3, 3, 6)),
        ((20_000, 21_000), (3, 5, 6)),
        ((20_000, 16_000), (6, 6, 6)),
        ((100_000, 130_010), (1, 2, 6)),
        ((1_500, 1_960), (1, 2, 6)),  # from 29.9 to 31.4 %
    ],
    ids=["usual", "tied", "last", "tied within rounding", "a small one"],
)
def test_a_change_has_its_places_among_those_of_the_level(own, expected: tuple[int, int, int]) -> None:
    found = changed(own, *OTHERS)
    assert (found.first, found.last, found.size, found.claim.name) == (*expected, "rang_evolution")
    assert found.number.mark(DEPARTEMENTS[0]).startswith("rang_evolution(DE_1.CUMUL.CUMUL.ABC...2025T1.nombre;DE_1.")


def test_changes_from_a_small_base_do_not_count_and_those_not_printed_do() -> None:
    assert changed((20_000, 22_000), *OTHERS, (90, 900)).size == 6
    assert changed((20_000, 22_000), *OTHERS, (None, 900)).size == 6
    assert changed((20_000, 22_000), *OTHERS, (900, None)).size == 6
    assert changed((20_000, 22_000), *OTHERS[:-1], (1_000, 1_900)).size == 6


@pytest.mark.parametrize(
    ("own", "others", "settings"),
    [
        ((20_000, 20_000), [(20_000, 20_000)] * 5, {}),
        ((90, 200), OTHERS, {}),
        ((None, 1000), OTHERS, {}),
        ((20_000, 22_000), OTHERS[:3], {}),
        ((20_000, 22_000), OTHERS, {"levels": ("REG",)}),
        ((20_000, 22_000), OTHERS, {"period": "2025T1"}),
    ],
    ids=["any place", "small base", "missing", "too few", "level not whole", "break"],
)
def test_no_place_for_a_change_that_says_nothing(own, others, settings) -> None:
    assert changed(own, *others, **settings) is None


def test_a_collectivite_is_no_peer_of_the_departements() -> None:
    """« 22e sur 103 »: the source lists Saint-Barthélemy and Saint-Martin among the 101 départements."""
    codes = ("01", "02", "03", "04", "35", "977")
    rows = [line(key(TerritoryKey("DEP", code)), 1_000.0 * place) for place, code in enumerate(codes, start=1)]
    data = edition_data(rows, levels=("DEP",))
    found = standing(data, data.table(TerritoryKey("DEP", "35")).get(key()))
    assert found is not None
    assert (found.first, found.size) == (1, 5)
    apart = TerritoryKey("DEP", "977")
    assert standing(data, data.table(apart).get(key(apart))) is None
