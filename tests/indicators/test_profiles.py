"""What the territories of a level are like: the algebra of distances, the variables used, the profiles of a level."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fiches.content.similarity import SimilaritySettings, Variable
from fiches.editions.store import sorted_frame
from fiches.indicators.dataset import Dataset
from fiches.indicators.profiles import Matrix, distances, profiles, standardised
from fiches.keys import TerritoryKey
from tests.support.frames import key, line

NAN = float("nan")


@st.composite
def tables(draw: st.DrawFn, holes: bool = True) -> Matrix:
    """Values of a level, published as whole percentages; every column varies."""
    rows, columns = draw(st.integers(3, 12)), draw(st.integers(1, 6))
    cell = st.one_of(st.integers(0, 100).map(float), st.just(NAN)) if holes else st.integers(0, 100).map(float)
    found = np.array(draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=rows, max_size=rows)))
    for column in found.T:
        known = column[~np.isnan(column)]
        assume(len(known) > 1 and known.min() < known.max())
    return found


def matrix(values: Matrix, part_min: float = 75) -> Matrix:
    return distances(standardised(values), np.ones(values.shape[1]), part_min=part_min)


@given(tables())
def test_the_distance_is_the_same_both_ways(values: Matrix) -> None:
    found = matrix(values)
    assert np.array_equal(found, found.T, equal_nan=True)


@given(tables())
def test_a_territory_is_at_no_distance_from_itself(values: Matrix) -> None:
    own = np.diag(matrix(values))
    known = (~np.isnan(values)).sum(axis=1) * 100 >= 75 * values.shape[1]
    assert np.array_equal(own[known], np.zeros(known.sum()))
    assert np.isnan(own[~known]).all()


@given(tables(), st.lists(st.tuples(st.floats(0.01, 1000), st.floats(-500, 500)), min_size=6, max_size=6))
def test_units_change_nothing(values: Matrix, units: list[tuple[float, float]]) -> None:
    """In per mille, in thousands, from another origin: what counts is how far apart within the level."""
    scale, shift = (np.array(column[: values.shape[1]]) for column in zip(*units, strict=True))
    assert np.allclose(matrix(values * scale + shift), matrix(values), equal_nan=True, atol=1e-6)


@given(tables(), st.randoms(use_true_random=False))
def test_order_changes_nothing(values: Matrix, random) -> None:
    rows, columns = list(range(len(values))), list(range(values.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    expected = matrix(values)[np.ix_(rows, rows)]
    assert np.allclose(matrix(values[np.ix_(rows, columns)]), expected, equal_nan=True)


@given(tables(holes=False))
def test_two_at_random_are_at_the_square_root_of_two(values: Matrix) -> None:
    """What the pages say of the distance: the mean of its squares over all pairs, itself included, is two."""
    assert np.mean(matrix(values) ** 2) == pytest.approx(2)


@given(tables(), st.floats(50, 100))
def test_too_little_in_common_is_no_distance(values: Matrix, part_min: float) -> None:
    found = matrix(values, part_min)
    known = (~np.isnan(values)).astype(int)
    shared = known @ known.T
    assert np.array_equal(np.isnan(found), shared * 100 < part_min * values.shape[1])


def test_weights_count() -> None:
    scores = np.array([[0.0, 0.0], [1.0, 3.0]])
    assert distances(scores, np.array([1.0, 1.0]), part_min=75)[0, 1] == pytest.approx(5**0.5)
    assert distances(scores, np.array([3.0, 1.0]), part_min=75)[0, 1] == pytest.approx(3**0.5)


def test_a_column_has_no_mean_and_one_deviation_missing_values_left_out() -> None:
    scores = standardised(np.array([[1.0, NAN], [3.0, 0.0], [NAN, 10.0]]))
    assert np.array_equal(scores, np.array([[-1.0, NAN], [1.0, -1.0], [NAN, 1.0]]), equal_nan=True)
    assert standardised(np.empty((3, 0))).shape == (3, 0)


def test_a_level_is_read_by_code_at_each_variable_s_latest_period() -> None:
    women, young = (
        Variable(id=name, libelle=name, indicateur="DE_1", code="ABC", caracteristique=kind, modalite=name)
        for kind, name in (("GENRE", "F"), ("AGE", "AGE1"))
    )
    places = [TerritoryKey("DEP", code) for code in ("35", "22", "29")]

    def share(place: TerritoryKey, value: float, feature: str, period: str = "2026T1") -> tuple[object, ...]:
        return line(key(place, characteristic=feature, measure="pourcentage", period=period), value)

    rows = [share(place, 50.0 + rank, "GENRE/F") for rank, place in enumerate(places)]
    rows += [share(places[0], 99.0, "GENRE/F", "2025T4"), share(TerritoryKey("REG", "53"), 1.0, "GENRE/F")]
    rows += [share(place, 30.0, "AGE/AGE1") for place in places]  # does not vary: tells nobody from another
    found = profiles(Dataset(sorted_frame(rows)), "DEP", SimilaritySettings(variables=(women, young)))
    assert [place.code for place in found.territories] == ["22", "29", "35"]
    assert (found.variables, found.periods) == ((women,), ("2026T1",))
    assert found.values.tolist() == [[51.0], [52.0], [50.0]]
    assert found.eligible.all()
    assert np.isnan(np.diag(found.distances)).all()
