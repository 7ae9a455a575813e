"""Quarters as positions on an axis, their labels, the days when they are published."""

from __future__ import annotations

import pytest

from fiches.source.emulator import quarters


@pytest.mark.parametrize(("code", "index"), [("2015T1", 0), ("2015T4", 3), ("2026T1", 44), ("2029T4", 59)])
def test_a_code_and_its_position_are_each_other_s_inverse(code: str, index: int) -> None:
    assert quarters.index_of(code) == index
    assert quarters.code_of(index) == code


@pytest.mark.parametrize("code", ["2026", "2026T5", "T1", "abcdT1", "2014T4", "2030T1", ""])
def test_what_is_no_simulated_quarter_is_refused_in_french(code: str) -> None:
    with pytest.raises(ValueError, match=r"trimestre|hors des années simulées"):
        quarters.index_of(code)


@pytest.mark.parametrize(
    ("code", "label"),
    [("2026T1", "1er trimestre 2026"), ("2025T2", "2ème trimestre 2025"), ("2025", "ANNEE 2025")],
)
def test_labels_are_those_of_the_api(code: str, label: str) -> None:
    assert quarters.label_of(code) == label


@pytest.mark.parametrize(
    ("code", "days"),
    [("2026T1", ("2026-05-28", "2026-06-12")), ("2025T4", ("2026-03-03", "2026-03-11"))],
)
def test_a_quarter_is_published_in_the_next(code: str, days: tuple[str, str]) -> None:
    assert quarters.release_of(quarters.index_of(code)) == days


@pytest.mark.parametrize(
    ("day", "vintage", "stamp"),
    [
        ("2026-06-12", "2026", "2026-06-12T07:31:04.000+02:00"),
        ("2026-03-11", "2026", "2026-03-11T07:31:04.000+01:00"),
        ("2022-09-29", "2022", "2022-09-29T07:31:04+02:00"),
    ],
)
def test_a_date_has_the_offset_of_paris_and_milliseconds_since_2026(day: str, vintage: str, stamp: str) -> None:
    assert quarters.stamp(day, "07:31:04", vintage) == stamp
