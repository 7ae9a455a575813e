"""What tells one update of the source from another, and what a sign of before still tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.harvest.signs import NOTHING, by_key, is_of_country, same_sign, same_signs, sign, sign_at
from fiches.source.answers import Observation
from fiches.source.calls import Call
from tests.support.frames import ILLE

OLD, NEW = "2026-03-03", "2026-06-12"


def row(period: str, value: float | None, date: str = OLD, code: str = "ABC") -> Observation:
    return Observation("CUMUL", "CUMUL", code, "", "", period, "nombre", value, "", date)


ROWS = (row("2025T3", 5), row("2025T4", 6), row("2026T1", 7, NEW))
SIGN = sign(ROWS, NEW)


def test_a_sign_begins_as_it_did_before() -> None:
    assert SIGN.startswith("2026T1 2026-06-12 #")
    assert sign(()) == NOTHING
    assert sign((row("2025", 1, ""),)).startswith("2025 #")


@pytest.mark.parametrize(
    "other",
    [
        sign((ROWS[0], row("2025T4", 60), ROWS[2]), NEW),
        sign((ROWS[0], row("2025T4", 6, NEW), ROWS[2]), NEW),
        sign((ROWS[0], row("2025T4", None), ROWS[2]), NEW),
        sign((*ROWS, row("2025T4", 1, code="A")), NEW),
        sign(ROWS[1:], NEW),
        sign(ROWS, "2026-06-13"),
        sign(ROWS, "2026-06-01"),
        NOTHING,
    ],
    ids=["value", "date", "missing", "code", "window", "loaded later", "loaded before its rows", "nothing"],
)
def test_any_change_of_any_period_is_another_sign(other: str) -> None:
    assert not same_sign(SIGN, other)


def test_neither_the_order_of_rows_nor_a_double_is_another_sign() -> None:
    assert sign((*reversed(ROWS), ROWS[0], row("2025T3", 4, "2025-01-01")), NEW) == SIGN
    assert by_key([row("2025T3", 4, "2025-01-01"), ROWS[0]]) == by_key([ROWS[0]])


def test_the_sign_of_an_edition_of_before_is_compared_as_it_was_written() -> None:
    """No whole harvest for the sake of a new form."""
    assert same_sign("2026T1 2026-06-12", SIGN)
    assert not same_sign("2025T4 2026-03-03", SIGN)
    assert same_sign("", NOTHING)
    assert not same_sign("", SIGN)


def test_all_the_indicators_must_have_the_same_sign() -> None:
    assert same_signs({"DE_1": SIGN, "DYN_1": ""}, {"DE_1": SIGN, "DYN_1": NOTHING})
    assert not same_signs({"DE_1": SIGN}, {"DE_1": SIGN, "DYN_1": NOTHING})
    assert not same_signs({"DE_1": SIGN}, {"DE_1": NOTHING})


def test_a_sign_made_elsewhere_says_where() -> None:
    call = Call("DE_1", ILLE, "CUMUL", "CUMUL", (), latest_only=False, characteristics=False)
    assert sign_at(call, ROWS).startswith("DEP-35 2026T1 2026-06-12 #")
    metier = replace(call, activity_type="ROME", activity_code="J1501")
    assert sign_at(metier, ROWS).startswith("DEP-35 ROME J1501 2026T1 ")
    assert sign_at(call, ()) == NOTHING
    assert [is_of_country(one) for one in (SIGN, sign_at(call, ROWS), NOTHING, "")] == [True, False, False, False]
