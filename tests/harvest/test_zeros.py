"""What the source fills with zeros is warned of."""

from __future__ import annotations

import pytest

from fiches.harvest.zeros import only_zeros
from tests.support.frames import FRANCE, ILLE, catalogue, edition, entry, key, line


@pytest.mark.parametrize(
    ("rows", "warned"),
    [
        ([line(key(FRANCE), 0), line(key(FRANCE, period="2025T1"), 0)], True),
        ([line(key(FRANCE), 0), line(key(FRANCE, period="2025T1"), 10)], False),
        ([line(key(FRANCE), None)], False),
        ([line(key(ILLE), 0)], False),
        ([line(key(FRANCE, code="A"), 0), line(key(FRANCE), 10)], False),
    ],
    ids=["only zeros", "once a figure", "nothing", "a small place", "another code"],
)
def test_an_entry_of_nothing_but_zeros_in_the_country_is_named(rows: list[object], warned: bool) -> None:
    found = list(only_zeros(edition(rows), catalogue(entry("nombre-abc"))))
    assert [text.startswith("« nombre-abc » (DE_1) : la source ne publie que des zéros") for text in found] == (
        [True] if warned else []
    )


def test_a_series_of_the_data_alone_is_said_to_be_on_no_fiche() -> None:
    (text,) = only_zeros(edition([line(key(FRANCE), 0)]), catalogue(entry(chart="aucun", page=False)))
    assert "ils sont dans les fichiers de données, et aucune fiche ne les montre" in text
