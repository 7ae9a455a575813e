"""The calibration of métiers: shares of families, codes of two versions of the families, hidden counts."""

from __future__ import annotations

import pytest

from fiches.source.emulator import calibrate


def test_a_family_is_shared_whole_among_its_metiers_and_new_codes_count_for_less() -> None:
    shares = calibrate._shares_of_families({"A1": ["F1"], "A2": ["F1", "F2"], "B1": ["F2"]}, {"A1": "", "B1": ""})
    assert shares["A1"] + shares["A2"] == pytest.approx(1)
    assert shares["A2"] == pytest.approx(calibrate.NEW_CODE * shares["A1"])
    assert shares["B1"] == 1


@pytest.mark.parametrize(("recent", "former"), [("A0X40", "A0Z40"), ("V0Z60", "V0Z60"), ("X0X11", "X0Z11")])
def test_a_family_of_2021_has_its_code_of_2009(recent: str, former: str) -> None:
    assert calibrate._of_2009(recent) == former


@pytest.mark.parametrize(("text", "number"), [("*", 2.0), ("", 0.0), ("130", 130.0)])
def test_a_hidden_count_stands_for_two(text: str, number: float) -> None:
    assert calibrate._number(text) == number


def test_projects_are_summed_over_places_by_family() -> None:
    rows = [{"code_fap": "A0X40", "met": "10"}, {"code_fap": "A0X40", "met": "*"}, {"code_fap": "V0Z60", "met": ""}]
    assert calibrate._projects_by_family(rows) == {"A0Z40": 12.0, "V0Z60": 0.0}


def test_an_unpublished_tension_is_the_average_one() -> None:
    row = {"Tension": "0.534", **dict.fromkeys(calibrate.TENSION_COLUMNS, "4")}
    assert calibrate._tension({"A0Z40": row}, "A0Z40") == ["0.53", *["4"] * 6]
    assert calibrate._tension({}, "A0Z40") == ["0.20", *["3"] * 6]


def test_a_quotient_compares_a_share_with_the_country_s_and_small_counts_stay_near_one() -> None:
    """Half of the projects are a tenth of the country's; a family unknown to the survey has that of its letter."""
    country = {"A0Z40": 1000.0, "A0Z41": 10.0, "V0Z60": 990.0}
    own = {"A0Z40": 150.0, "A0Z41": 0.0, "V0Z60": 50.0}
    known, small, unknown, other = calibrate._quotients(own, country, ["A0Z40", "A0Z41", "A0Z99", "V0Z60"])
    assert known == pytest.approx((150 + calibrate.SHRINK) / (100 + calibrate.SHRINK))
    assert 0.9 < small < 1
    assert unknown == pytest.approx((150 + calibrate.SHRINK) / (101 + calibrate.SHRINK))
    assert other < 1 < known


def test_projects_of_a_departement_are_by_family_of_2009() -> None:
    rows = [{"Dept": "35", "code_fap": "A0X40", "met": "10"}, {"Dept": "35", "code_fap": "A0X40", "met": "*"}]
    projects = calibrate._projects_by_departement(rows)
    assert projects == {"35": {"A0Z40": 12.0}}
    assert calibrate._total({**projects, "23": {"A0Z40": 3.0}}) == {"A0Z40": 15.0}
