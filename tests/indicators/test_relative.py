"""A history beside its parents': whose lines there are, from which quarter, what stops them."""

from __future__ import annotations

from collections.abc import Mapping

from fiches.indicators.annual_change import annual_change
from fiches.indicators.comparisons import comparisons
from fiches.indicators.model.numbers import Observed, Relative
from fiches.indicators.relative import relative_lines
from fiches.periods import between
from tests.support.frames import BRETAGNE, ILLE, edition_data, key, line

PERIODS = between("2023T1", "2026T1")
OWN = (4000.0, 4100, 3900, 4200, 4400, 4300, 4100, 4500, 6000, 5800, 5900, 6100, 6300)


def lines(own: tuple[float | None, ...] = OWN, parent: float | None = 10.0) -> tuple[Relative, ...]:
    """Of job seekers in Ille-et-Vilaine and in Bretagne, so many times more; a break lies at the first quarter of 2025."""
    rows = [line(key(period=p), value) for p, value in zip(PERIODS, own, strict=True)]
    if parent:
        rows += [line(key(BRETAGNE, period=p), value and value * parent) for p, value in zip(PERIODS, own, strict=True)]
    data = edition_data(rows)
    number = Observed(key(period="2026T1"), own[-1])
    return relative_lines(data, annual_change(data, number), comparisons(data, number))


def starts(one: Relative) -> Mapping[str, str]:
    return {tuple(gap.keys)[1].period: next(iter(gap.keys)).period for gap in one.points}


def test_each_starts_a_year_before_its_last_and_anew_before_a_break() -> None:
    own, parent = lines()
    assert (own.territory, parent.territory) == (ILLE, BRETAGNE)
    assert starts(own) == {p: "2024T1" if p < "2025" else "2025T1" for p in PERIODS}
    assert own.points[-1].value == 5.0
    assert {gap.formula for gap in own.points} == {"relatif"}


def test_a_parent_has_the_quarter_that_is_compared_alone() -> None:
    _, parent = lines()
    assert list(starts(parent)) == ["2023T1", "2024T1", "2025T1", "2026T1"]


def test_where_no_change_is_given_there_is_no_line() -> None:
    """A base under a thousand, a missing value; without a parent too."""
    assert lines(tuple(value / 10 for value in OWN)) == ()
    assert lines((*OWN[:8], None, *OWN[9:])) == ()
    assert lines(parent=None) == ()


def test_a_hole_stays_a_hole() -> None:
    own, _ = lines((*OWN[:10], None, *OWN[11:]))
    (hole,) = (gap for gap in own.points if gap.value is None)
    assert tuple(hole.keys)[1].period == "2025T3"


def test_before_the_break_too_small_a_base_is_no_start() -> None:
    own, _ = lines((*(value / 10 for value in OWN[:8]), *OWN[8:]))
    assert list(starts(own)) == PERIODS[8:]
