"""Place names inside sentences: elision, capitals, lists."""

from __future__ import annotations

import pytest

from fiches.wording.places import capital, elided, level_name, listed
from tests.support import figures as build


@pytest.mark.parametrize(
    ("word", "following", "text"),
    [
        ("qu", "en Bretagne", "qu’en Bretagne"),
        ("qu", "dans le Nord", "que dans le Nord"),
        ("d", "Île-de-France", "d’Île-de-France"),
    ],
)
def test_elision(word: str, following: str, text: str) -> None:
    assert elided(word, following) == text


def test_words_of_places() -> None:
    assert capital("la Bretagne") == "La Bretagne"
    assert level_name(build.RENNES, plural=True) == "intercommunalités"
    assert [listed(["a", "b", "c"]), listed(["a", "b"]), listed(["a"]), listed([])] == ["a, b et c", "a et b", "a", ""]
