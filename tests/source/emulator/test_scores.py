"""Scores of difficulty vary between places as those of 2019 do."""

from __future__ import annotations

import numpy as np
import pytest

from fiches.source.emulator.scores import HIGHEST, INDICATORS, LOWEST, bounded
from tests.support.emulator import Client


@pytest.mark.parametrize(
    ("code", "low", "high"),
    [("PERSPECTIVE", 0.65, 0.95), ("INT_EMB", 0.35, 0.6), ("DUR_EMPL", 0.35, 0.6), ("SPECIF_FORM_EMPL", 0.0, 0.2)],
)
def test_a_metier_differs_between_departements(client: Client, code: str, low: float, high: float) -> None:
    """The tables of 2019: 0.77 for the score of tension, 0.9 grade of intensity and durability, none of training."""
    scores = client.emulator.answers.grades._scores
    found = np.stack([scores.of_departements(metier, 2019)[:101] for metier in range(0, 1500, 25)])
    spread = found[:, :, INDICATORS.index(code)].std(axis=1).mean()
    assert low < spread < high


def test_a_departement_differs_from_the_country_as_its_families_did(client: Client) -> None:
    """A standard deviation of 0.2 whatever the métier, and the calibrated places in their order."""
    answers = client.emulator.answers
    scores = answers.grades._scores.of_departements(None, 2019)[:, INDICATORS.index("PERSPECTIVE")]
    position = answers.truth.geography.position
    assert 0.12 < scores[:101].std() < 0.3
    assert scores[position["974"]] < scores[position["23"]] < scores[position["35"]]


def test_scores_have_bounds() -> None:
    assert bounded(np.array([-9.0, 0.0, 9.0])).tolist() == [LOWEST, 0.0, HIGHEST]
