"""Numbers of a drawing's alternative: those of its marks, and the few that a phrase of ours holds."""

from __future__ import annotations

import pytest

from fiches.site.proofs.alternatives import read_alternative

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
