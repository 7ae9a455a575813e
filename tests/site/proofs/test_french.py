"""Numbers and dates read in French words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fiches.site.proofs.french import SaidPeriod, numbers, periods, plain, without_names, without_periods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("41\u202f230\u00a0personnes", [("41230", 0, "")]),
        ("41230", [("41230", 0, "")]),
        ("+\u202f3,1\u00a0%", [("3.1", 1, "+")]),
        ("−0,4\u00a0%", [("-0.4", 1, "−")]),
        ("53\u00a0% et 47\u00a0%", [("53", 0, ""), ("47", 0, "")]),
        ("5\u202f851\u202f430", [("5851430", 0, "")]),
        ("de 1 à 5", [("1", 0, ""), ("5", 0, "")]),
        ("DE_1, A1203", []),
        ("rien", []),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(str(one.value), one.decimals, one.sign) for one in numbers(text)] == expected


def test_places_are_those_of_the_text() -> None:
    text = "soit 0,5\u00a0% de plus"
    (one,) = numbers(text)
    assert (text[one.start : one.end], one.value) == ("0,5", Decimal("0.5"))


@pytest.mark.parametrize(
    ("text", "code", "other"),
    [
        ("T1\u00a02026", "2026T1", "2026T2"),
        ("au 1er trimestre 2026", "2026T1", "2025T1"),
        ("fin mars 2026", "2026T1", "2026T2"),
        ("depuis le 1er janvier 2025", "2025T1", "2025T3"),
        ("en 2025, ici", "2025", "2024"),
    ],
)
def test_a_date_is_that_of_a_period(text: str, code: str, other: str) -> None:
    (said,) = periods(text)
    assert said.is_of(code)
    assert not said.is_of(other)
    assert not numbers(without_periods(text))


def test_a_count_is_no_year() -> None:
    assert periods("2\u202f025 offres, 2025\u00a0% et 2025,5") == []


def test_plain_has_ordinary_spaces() -> None:
    assert plain(" 41\u202f230\u00a0 \n personnes ") == "41 230 personnes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("avril 2025 – mars 2026", [SaidPeriod(2026, 0, 3, 12)]),
        ("Janvier – décembre 2025", [SaidPeriod(2025, 0, 12, 12)]),
        ("juillet 2024 à juin 2025", [SaidPeriod(2025, 0, 6, 12)]),
        ("de mars 2022 à mars 2026", [SaidPeriod(2022, 0, 3), SaidPeriod(2026, 0, 3)]),
        ("Fin mars 2025", [SaidPeriod(2025, 0, 3)]),
    ],
)
def test_twelve_months_are_one_date_and_another_span_two(text: str, expected: list[SaidPeriod]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("said", "window", "may"),
    [
        (SaidPeriod(2026, 1), "trimestre", True),
        (SaidPeriod(2026, 1), "douze derniers mois", False),
        (SaidPeriod(2026, 1), "dernier mois", False),
        (SaidPeriod(2026, 0, 3, 12), "douze derniers mois", True),
        (SaidPeriod(2026, 0, 3, 12), "trimestre", False),
        (SaidPeriod(2026, 0, 3), "fin de trimestre", True),
    ],
)
def test_a_date_may_be_of_a_window_or_not(said: SaidPeriod, window: str, may: bool) -> None:
    assert said.may_be_of(window) is may


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dans les 7 Vallées, 12 offres", "Dans , 12 offres"), ("Bresse Revermont 71\u00a0: 71 offres", "\u00a0: 71 offres"),
        ("7 offres, 71 embauches", "7 offres, 71 embauches"), ("Bresse Revermont 710", "Bresse Revermont 710"),
    ],
)  # fmt: skip
def test_a_number_in_the_name_of_a_place_is_no_figure(text: str, left: str) -> None:
    names = ("Communauté de communes Bresse Revermont 71", "Communauté de communes les 7 Vallées")
    assert without_names(text, names) == left
