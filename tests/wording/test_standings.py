"""Short forms for tables: a rank, a grade among its level."""

from __future__ import annotations

import pytest

from fiches.indicators.model.numbers import Computed
from fiches.indicators.model.positions import GradePosition, Rank
from fiches.wording.phrase import marks, plain_text
from fiches.wording.standings import short_rank, standing_words
from tests.support import figures as build

WORDING = build.wording()
GRADE = build.observed(build.indicator("tension"), 4)


@pytest.mark.parametrize(("last", "words"), [(12, "12e sur 101"), (14, "de la 12e à la 14e sur 101")])
def test_a_rank_says_out_of_how_many(last: int, words: str) -> None:
    rank = Rank(Computed("rang", (GRADE,), 12.0, level="DEP"), 12, last, 101)
    assert plain_text(short_rank(rank, WORDING)) == words


def test_a_grade_is_counted_above_beside_and_below_each_count_with_its_mark() -> None:
    counts = [
        Computed(name, (GRADE,), n, level="DEP")
        for name, n in (("superieurs", 12.0), ("egaux", 40.0), ("inferieurs", 48.0))
    ]
    words = standing_words(GradePosition(*counts, size=101), WORDING)
    assert plain_text(words) == "12 au-dessus, 40 au même niveau, 48 au-dessous"
    assert [mark.partition("(")[0] for mark in marks(words)] == [
        "formule:superieurs",
        "formule:egaux",
        "formule:inferieurs",
    ]
