"""What a title says of a row of its table."""

from __future__ import annotations

import pytest

from fiches.site.fiche.heading import standing_open, subject, with_named

A, B = "DE_1.CUMUL.CUMUL.A...2025T1.nombre", "DE_1.CUMUL.CUMUL.A...2026T1.nombre"


@pytest.mark.parametrize(
    ("mark", "key"),
    [
        (A, A),
        (f"part({A};{B})", A),
        (f"evolution({A};{B})", B),
        (f"baisse({A};{B})", B),
        (f"part(part({B};{A});{A})", B),
        (f"ecart(part({A};{B});part({B};{A}))", ""),
    ],
)
def test_the_row_that_a_number_is_about(mark: str, key: str) -> None:
    assert subject(mark) == key


@pytest.mark.parametrize(("named", "kept"), [((), "abc"), ((1,), "abc"), ((4,), "abe"), ((3, 4), "ade")])
def test_a_row_beyond_those_of_the_page_takes_the_place_of_the_last(named: tuple[int, ...], kept: str) -> None:
    assert "".join(with_named("abcde", named, 3)) == kept


@pytest.mark.parametrize(("named", "places"), [((), [0, 1]), ((1,), [0, 1]), ((3,), [0, 1, 3])])
def test_a_named_row_stands_open_after_the_first(named: tuple[int, ...], places: list[int]) -> None:
    assert standing_open(5, named, 2) == places
