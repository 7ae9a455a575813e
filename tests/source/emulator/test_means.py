"""Means of parts, and zones around a middle."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.source.emulator.geography import COLLECTIVITES, Geography
from fiches.source.emulator.means import Regions, around, shares_of

GEOGRAPHY = Geography()
REGIONS = Regions(GEOGRAPHY)
SCORES = st.lists(st.floats(-3, 3), min_size=1, max_size=8)


def test_every_departement_is_in_one_region_but_the_collectivites() -> None:
    """Both are listed under région 01, and counted in none."""
    inside = REGIONS.sums(np.ones(len(GEOGRAPHY.departements)))
    assert inside.sum() == len(GEOGRAPHY.departements) - len(COLLECTIVITES) == 101
    assert inside[REGIONS.row["01"]] == 1


def test_a_mean_is_over_the_chosen_departements_and_over_all_where_none_is() -> None:
    values = np.arange(103, dtype=float)[:, None]
    weights, chosen = np.ones(103), np.zeros(103, dtype=bool)
    brittany = [GEOGRAPHY.position[code] for code in ("22", "29", "35", "56")]
    chosen[brittany[0]] = True
    means = REGIONS.means(values, weights, chosen)
    assert means[REGIONS.row["53"], 0] == brittany[0]
    centre = [GEOGRAPHY.position[code] for code in ("18", "28", "36", "37", "41", "45")]
    assert means[REGIONS.row["24"], 0] == pytest.approx(np.mean(centre))
    assert means[REGIONS.row["04"], 0] == GEOGRAPHY.position["974"]


def test_zones_are_listed_under_their_parent() -> None:
    found = REGIONS.zones("BASBMO", "35")
    assert found
    assert {place.parent_code for place in found} == {"35"}
    assert REGIONS.zones("BASBMO", "977") == []


def test_an_empty_row_has_no_shares() -> None:
    assert shares_of(np.array([[1.0, 3.0], [0.0, 0.0]])).tolist() == [[0.25, 0.75], [0.0, 0.0]]


@given(gaps=SCORES, middle=st.floats(-3, 3), seed=st.integers(0, 99))
def test_a_middle_lies_among_the_zones_around_it(gaps: list[float], middle: float, seed: int) -> None:
    """Whatever their weights; a single zone is the middle itself."""
    weights = np.random.default_rng(seed).uniform(0.1, 9, len(gaps))
    zones = around(np.array([middle]), np.array(gaps)[:, None], weights)[:, 0]
    assert zones.min() - 1e-9 <= middle <= zones.max() + 1e-9
    assert shares_of(weights) @ zones == pytest.approx(middle)
