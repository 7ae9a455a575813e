"""Widths of texts in our font, and lines cut to a width."""

from __future__ import annotations

import pytest

from fiches.charts.text.measure import shortened, text_width, wrap, wrapped


def test_wrapped_lines_keep_within_the_width_and_lose_no_word() -> None:
    text = "Provence-Alpes-Côte d’Azur et Auvergne-Rhône-Alpes"
    lines = wrap(text, 90)
    assert all(text_width(line) <= 90 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_widths_know_our_signs() -> None:
    """A narrow space is narrower than a space; bold is wider; digits are all as wide."""
    assert 0 < text_width("\u202f") < text_width(" ")
    assert text_width("41 230", bold=True) > text_width("41 230")
    assert len({text_width(digit) for digit in "0123456789"}) == 1


def test_no_break_spaces_do_not_end_a_line() -> None:
    assert wrap("41\u202f230\u00a0%", 10) == ["41\u202f230\u00a0%"]


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Bretagne", 100, "Bretagne"),
        ("Provence-Alpes-Côte d’Azur", 100, "Provence-Alpes…"),
        ("Bretagne", 10, "Bretagne…"),
    ],
)
def test_shortened_words_say_that_they_are(text: str, limit: float, expected: str) -> None:
    assert shortened(text, limit) == expected


def test_wrapped_lines_are_no_more_than_asked() -> None:
    text = "Provence-Alpes-Côte d’Azur et Auvergne-Rhône-Alpes"
    assert wrapped(text, 90, 9) == wrap(text, 90)
    assert len(wrapped(text, 90, 2)) == 2
    assert wrapped(text, 90, 2)[-1].endswith("…")
