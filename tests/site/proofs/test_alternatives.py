"""Numbers of a drawing's alternative: those of its marks, and the few that a phrase of ours holds."""

from __future__ import annotations

from fractions import Fraction

import pytest

from fiches.site.proofs.alternatives import read_alternative
from fiches.site.proofs.formulas import Result
from fiches.site.proofs.words import Worth

WHY = "l’évolution sur un an n’est pas donnée, car l’effectif de départ est inférieur à {}"


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        (WHY.format("1\u202f000"), ()),
        (WHY.format("100"), ()),
        (WHY.format("2\u202f000"), ("2\u202f000",)),
        ("41\u202f230 personnes", ("41\u202f230",)),
        ("dans 12 départements, de 25 à 34 ans, 4 sur 5", ("4",)),
        ("fin mars 2026", ()),
    ],
    ids=["a thousand", "a hundred", "another threshold", "no mark", "names of classes", "a date"],
)
def test_a_number_that_no_mark_gives_is_strange(text: str, strange: tuple[str, ...]) -> None:
    assert read_alternative(text, ((), ())).strange == strange


@pytest.mark.parametrize(
    ("value", "said", "unread"),
    [
        (0.4, "Ain : en hausse", 0),
        (0.4, "Ain : en baisse", 1),
        (-0.4, "Ain : en baisse", 0),
        (1.4, "Ain : en hausse", 1),
    ],
)
def test_a_change_that_would_be_written_nil_is_said_by_its_direction(value: float, said: str, unread: int) -> None:
    """« 0 % » under the colour of a rise says nothing."""
    one = Worth("evolution(a;b)", Result(Fraction(str(value)), 1), "evolution", "OFF_1", "%", wide=True)
    assert len(read_alternative(said, ((), (one,))).unread) == unread
