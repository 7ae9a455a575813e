"""Scores of difficulty and grades of dynamism: cut points, where they are published, a whole among its parts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.source.emulator.geography import Place
from fiches.source.emulator.quarters import index_of
from fiches.source.emulator.scores import INDICATORS
from tests.support.emulator import LATEST, Client


def test_tension_is_published_above_thresholds_only(client: Client) -> None:
    """Fewer métiers in a small département than in the country, some without salary attractiveness."""
    found = {"NAT-FR": 0, "DEP-23": 0}
    codes = set()
    metiers = list(client.emulator.answers.truth.positions)[::8]
    for territory in found:
        for metier in metiers:
            rows = client.rows("stat-perspective-employeur", territory, f"ROME-{metier}", **LATEST)
            found[territory] += bool(rows)
            codes.add(len(rows))
    assert found["NAT-FR"] > 0.75 * len(metiers)
    assert found["DEP-23"] < 0.4 * len(metiers)
    assert codes == {0, 7, 8}


@pytest.mark.parametrize(
    ("code", "score", "grade"),
    [
        ("PERSPECTIVE", -0.57, 1), ("PERSPECTIVE", -0.56, 2), ("PERSPECTIVE", 0.0, 3), ("PERSPECTIVE", 0.13, 4),
        ("PERSPECTIVE", 0.51, 5), ("INT_EMB", 0.51, 3), ("SPECIF_FORM_EMPL", 0.34, 2),
    ],
)  # fmt: skip
def test_a_grade_begins_at_its_cut_point_which_is_each_indicator_s(
    client: Client, code: str, score: float, grade: int
) -> None:
    assert client.emulator.answers.grades.grade(INDICATORS.index(code), score) == grade


def test_neither_is_published_in_mayotte_nor_in_the_collectivites(client: Client) -> None:
    grades, places = client.emulator.answers.grades, client.emulator.geography.places
    for code, published in (("35", True), ("976", False), ("977", False), ("978", False)):
        place = places["DEP", code]
        assert (grades.scores(place, None, 2025) is not None) is published
        assert (grades.dynamism(place, index_of("2026T1")) is not None) is published


def parts_of(client: Client, place: tuple[str, str]) -> list[Place]:
    """Régions of the country, départements of a région, basins of a département."""
    places = client.emulator.geography.places.values()
    if place[0] == "NAT":
        return [one for one in places if one.type == "REG"]
    below = {"REG": "DEP", "DEP": "BASBMO"}[place[0]]
    return [one for one in places if one.type == below and one.parent_code == place[1]]


WHOLES = [
    ("NAT", "FR"),
    ("REG", "53"),
    ("REG", "11"),
    ("REG", "94"),
    ("REG", "01"),
    ("DEP", "35"),
    ("DEP", "23"),
    ("DEP", "59"),
]


@pytest.mark.parametrize("whole", WHOLES)
@settings(max_examples=40)
@given(metier=st.one_of(st.none(), st.integers(0, 1583)), year=st.integers(2021, 2025))
def test_a_whole_lies_among_its_published_parts(
    france: Client, whole: tuple[str, str], metier: int | None, year: int
) -> None:
    """Every score and grade; where none of the parts is published, nothing is compared."""
    grades = france.emulator.answers.grades
    own = grades.scores(france.emulator.geography.places[whole], metier, year)
    parts = [grades.scores(part, metier, year) for part in parts_of(france, whole)]
    known = np.array([one for one in parts if one is not None])
    if own is None or not len(known):
        return
    for column, score in enumerate(own):
        if np.isnan(score):
            assert np.isnan(known[:, column]).all()
        else:
            lowest, highest = known[:, column].min(), known[:, column].max()
            assert round(lowest, 2) <= round(float(score), 2) <= round(highest, 2)
            assert grades.grade(column, lowest) <= grades.grade(column, float(score)) <= grades.grade(column, highest)


@pytest.mark.parametrize("whole", WHOLES)
def test_dynamism_of_a_whole_lies_among_its_parts(france: Client, whole: tuple[str, str]) -> None:
    """Every quarter, for régions, départements, basins and EPCI."""
    grades, places = france.emulator.answers.grades, france.emulator.geography.places
    for quarter in range(20, 48):
        own = grades.dynamism(places[whole], quarter)
        parts = [grades.dynamism(part, quarter) for part in parts_of(france, whole)]
        known = [one for one in parts if one is not None]
        assert own is not None
        assert min(known) <= own <= max(known)


def test_grades_differ_between_departements(client: Client) -> None:
    """Each grade of a common métier is met somewhere, as are four levels of dynamism."""
    grades, places = client.emulator.answers.grades, client.emulator.geography.places.values()
    departements = [place for place in places if place.type == "DEP"]
    home_helper = client.emulator.answers.truth.positions["K1304"]
    scores = [grades.scores(place, home_helper, 2025) for place in departements]
    known = [float(one[INDICATORS.index("PERSPECTIVE")]) for one in scores if one is not None]
    assert len({grades.grade(INDICATORS.index("PERSPECTIVE"), score) for score in known}) >= 4
    assert len({grades.dynamism(place, 45) for place in departements} - {None}) >= 4
