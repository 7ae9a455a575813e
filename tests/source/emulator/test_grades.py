"""Scores of difficulty and grades of dynamism: cut points, and where they are published."""

from __future__ import annotations

import pytest

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
