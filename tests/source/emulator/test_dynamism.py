"""The levels of dynamism: smooth, different between places, a whole among its parts."""

from __future__ import annotations

import numpy as np

from fiches.source.emulator.quarters import SPAN
from tests.support.emulator import Client


def test_levels_move_slowly_around_three(client: Client) -> None:
    """From one quarter to the next less than between départements."""
    dynamism, places = client.emulator.answers.grades._dynamism, client.emulator.geography.places
    levels = np.stack([dynamism.levels(place) for key, place in places.items() if key[0] == "DEP"])
    assert levels.shape == (103, SPAN)
    assert 2.5 < levels.mean() < 3.6
    assert np.abs(np.diff(levels, axis=1)).mean() < 0.6 * levels.std(axis=0).mean()


def test_the_only_zone_of_a_departement_has_its_levels(client: Client) -> None:
    """The basin of Creuse is the whole of it."""
    dynamism, geography = client.emulator.answers.grades._dynamism, client.emulator.geography
    (basin,) = [place for key, place in geography.places.items() if key[0] == "BASBMO" and place.parent_code == "23"]
    assert np.allclose(dynamism.levels(basin), dynamism.levels(geography.places["DEP", "23"]))
