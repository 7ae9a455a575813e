"""What a run says: plain lines away from a terminal, less with --quiet, more with --verbose."""

from __future__ import annotations

import io
import re
import time

import pytest

from fiches.progress import Reporter, counted, rate_words
from tests.support.source import Clock, spaces


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(verbosity: str) -> str:
    stream = io.StringIO()
    reporter = Reporter(verbosity, stream)
    reporter.say("dit")
    reporter.detail("détaillé")
    reporter.warn("averti")
    reporter.say_all(["un", "deux"])
    with reporter.step("Récolte", 12) as step:
        step.advance()
    return spaces(stream.getvalue())


@pytest.mark.parametrize(
    ("verbosity", "expected"),
    [
        ("quiet", "Attention : averti\n"),
        ("normal", "dit\nAttention : averti\nun\ndeux\nRécolte (12)…\n"),
        ("verbose", "dit\ndétaillé\nAttention : averti\nun\ndeux\nRécolte (12)…\n"),
    ],
)
def test_each_verbosity_says_its_share(verbosity: str, expected: str) -> None:
    assert said(verbosity) == expected


@pytest.mark.parametrize(
    ("verbosity", "lines"), [("normal", ["Récolte : 3 sur 4.", "Récolte : 5 sur 5."]), ("quiet", [])]
)
def test_away_from_a_terminal_a_long_step_says_how_far_it_is_every_ten_seconds(
    verbosity: str, lines: list[str]
) -> None:
    stream, clock = io.StringIO(), Clock(100.0)
    with Reporter(verbosity, stream, clock).step("Récolte", 4) as step:
        for seconds in (4.0, 4.0, 2.0, 8.0, 1.5):
            clock.now += seconds
            step.advance()
    assert spaces(stream.getvalue()).splitlines()[1:] == lines


def test_a_step_without_work_says_nothing() -> None:
    stream = io.StringIO()
    with Reporter("normal", stream).step("Récolte", 0) as step:
        step.advance()
    assert stream.getvalue() == ""


def test_a_terminal_gets_a_bar() -> None:
    stream = Terminal()
    with Reporter("normal", stream).step("Récolte", 2) as step:
        step.advance()
        step.advance()
    assert "Récolte" in stream.getvalue()
    assert "2/2" in stream.getvalue()


def test_a_bar_says_how_fast_it_goes_and_what_is_left() -> None:
    stream = Terminal()
    with Reporter("normal", stream).step("Fiches", 400) as step:
        for _ in range(4):
            time.sleep(0.06)
            step.advance()
    shown = re.sub(r"\x1b\[[?\d;]*[A-Za-z]", "", stream.getvalue())
    assert re.search(r"4/400 \d+(,\d)?/s 0:00:\d\d", shown), shown


@pytest.mark.parametrize(
    ("speed", "words"), [(0.0, ""), (0.2, "12/min"), (1.0, "1,0/s"), (1.54, "1,5/s"), (9.94, "9,9/s"), (812.4, "812/s")]
)
def test_a_rate_is_told_by_the_second_or_by_the_minute(speed: float, words: str) -> None:
    assert rate_words(speed) == words


def test_lines_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    Reporter().say("dit")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "dit\n")


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (0, "appel", "0 appel"),
        (1, "fiche publiée", "1 fiche publiée"),
        (2, "fiche publiée", "2 fiches publiées"),
        (1.5, "appel", "1.5 appel"),
        (9.0, "appel", "9 appels"),
    ],
)
def test_what_is_counted_agrees(number: float, words: str, said: str) -> None:
    assert counted(number, words) == said
