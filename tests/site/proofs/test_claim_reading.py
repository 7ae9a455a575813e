from __future__ import annotations

import pytest

from fiches.site.proofs import claim_reading as reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de la 3e à la 5e place sur 101 départements", (3, 5)), ("1re place", (1,)), ("22e sur 101", (22,)),
        ("au 1er rang", (1,)), ("41 230 personnes", ()), ("de la 1 003e à la 1 005e place", (1003, 1005)),
    ],
)  # fmt: skip
def test_places(text: str, expected: tuple[int, ...]) -> None:
    assert reading.places(text.replace(" 0", "\u202f0")) == expected


def test_among_how_many() -> None:
    assert reading.out_of("22e sur 1\u202f255 intercommunalités") == 1255
    assert reading.out_of("22e place") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quatre inscrits sur dix le sont depuis un an ou plus", (4, 10)), ("Une offre sur quatre", (1, 4)),
        ("Un nouvel inscrit sur quatre est sans expérience", (1, 4)), ("la moitié des offres", (1, 2)),
        ("Les deux tiers", (2, 3)), ("le quart", (1, 4)), ("trois quarts", (3, 4)), ("plus d’offres", None),
        ("Six offres confiées à France Travail sur dix", (6, 10)), ("Depuis un an, ici ; sur deux", None),
    ],
)  # fmt: skip
def test_fractions(text: str, expected: tuple[int, int] | None) -> None:
    assert reading.fraction(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("au plus haut depuis 2022", (1, 2022)),
        ("au plus bas depuis le 1er trimestre 2025", (-1, 2025)),
        ("inchangé", (0, None)),
    ],
)
def test_records(text: str, expected: tuple[int, int | None]) -> None:
    assert (reading.direction(text), reading.since(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dans le tiers haut", "haut"),
        ("dans le tiers du milieu", "milieu"),
        ("dans le tiers bas", "bas"),
        ("un tiers des offres", ""),
    ],
)
def test_thirds(text: str, expected: str) -> None:
    assert reading.third(text) == expected


def test_senses() -> None:
    assert reading.says_rise("2\u00a0% de plus en un an")
    assert not reading.says_rise("50 ans ou plus")
    assert reading.says_fall("recule de 3 %")
    assert not reading.says_fall("moins de 5 personnes")
    assert reading.says_almost("presque comme")
    assert reading.says_published_only("parmi les métiers publiés")
    assert reading.says_a_year("en\u00a0un an")
