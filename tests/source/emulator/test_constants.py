"""The calibration tables as arrays."""

from __future__ import annotations

import numpy as np

from fiches.content.reference import tables
from fiches.source.emulator import constants


def test_departements_come_in_the_order_asked_for() -> None:
    one, other = constants.departements(("35", "23")), constants.departements(("23", "35"))
    assert one.rate.tolist() == other.rate[::-1].tolist()
    assert one.season.shape == (2, 4)
    quotients = constants.quotients(("35", "23"))
    assert quotients.shape == (2, len(constants.metiers().codes))
    assert quotients.tolist() == constants.quotients(("23", "35"))[::-1].tolist()


def test_each_family_is_as_common_in_the_departements_as_in_the_country_on_average() -> None:
    """A quotient of one is the country’s share; the survey’s go from almost none to some ten times."""
    departements = [one for one in tables.territoires() if one.type == "DEP"]
    quotients = constants.quotients(tuple(one.code for one in departements))
    weights = np.array([one.population for one in departements])
    means = weights / weights.sum() @ quotients
    assert 0.8 < np.median(means) < 1.2
    assert 0.0 < quotients.min() < quotients.max() < 20


def test_seasons_are_around_one_and_rates_are_shares_of_the_inhabitants() -> None:
    codes = tuple(one.code for one in tables.territoires() if one.type == "DEP")
    every = constants.departements(codes)
    assert np.allclose(every.season.mean(axis=1), 1.0, atol=0.02)
    assert 0.03 < every.rate.min() < every.rate.max() < 0.25


def test_every_metier_of_the_rome_has_weights_grades_and_a_family_that_has_a_label() -> None:
    metiers = constants.metiers()
    assert set(metiers.codes) == set(tables.metiers())
    assert (metiers.seekers > 0).all()
    assert (metiers.projects > 0).all()
    assert {1.0, 5.0} <= set(np.unique(metiers.grades)) <= {1.0, 2.0, 3.0, 4.0, 5.0}
    assert {family for families in metiers.families for family in families} <= constants.family_labels().keys()
