"""What follows a figure: its change, the parent's, why none is given."""

from __future__ import annotations

import pytest

from fiches.indicators.model.headline import Headline
from fiches.wording.clauses import (
    Change,
    beside,
    change_clause,
    short_beside,
    short_change,
    value_clause,
    why_no_change,
)
from fiches.wording.phrase import plain_text
from tests.support import figures as build
from tests.support.source import spaces

WORDING = build.wording()


def change_of(headline: Headline) -> Change:
    assert headline.evolution is not None
    return Change(headline.indicator, headline.number, headline.evolution, headline.comparisons)


@pytest.mark.parametrize(
    ("change", "turn", "words"),
    [
        (2.9463, 0, " : 2,9 % de plus en un an, une hausse plus forte qu’en Bretagne (+2,1 %)"),
        (2.9463, 1, ", soit 2,9 % de plus qu’un an plus tôt, une hausse plus forte qu’en Bretagne (+2,1 %)"),
        (-3.0, 0, " : 3,0 % de moins en un an, alors que leur nombre augmente de 2,1 % en Bretagne"),
    ],
)
def test_a_change_is_said_in_two_turns_then_beside_the_parent(change: float, turn: int, words: str) -> None:
    headline = build.headline("demandeurs-abc", 41_230, change=change)
    assert spaces(plain_text(change_clause(change_of(headline), WORDING, turn=turn))) == words


def test_the_short_form_leaves_the_parent_s_figure_out() -> None:
    change = change_of(build.headline("demandeurs-abc", 41_230, change=2.9463))
    known = change.told(WORDING)
    assert spaces(plain_text(short_change(known, change.indicator, WORDING))) == "2,9 % de plus en un an"
    assert plain_text(short_beside(known, WORDING)) == ", une hausse plus forte qu’en Bretagne"
    assert "2,1" in plain_text(beside(known, WORDING))


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("base", "l’effectif de départ est inférieur à"),
        ("nd", "l’année précédente manque"),
        ("arrondi", "l’arrondi des effectifs"),
    ],
)
def test_why_no_change_is_given(reason: str, words: str) -> None:
    change = build.evolution(build.indicator("demandeurs-abc"), None, reason=reason)
    assert words in plain_text(why_no_change(change, WORDING))


def test_a_value_stands_beside_the_nearest_parent_s() -> None:
    headline = build.headline("tension", 4, period=build.YEAR)
    assert "en Bretagne, " in plain_text(
        value_clause(headline.comparisons, headline.number, headline.indicator, WORDING)
    )
    assert not value_clause((), headline.number, headline.indicator, WORDING)
