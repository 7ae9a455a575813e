"""Shares of a breakdown: their base, the same from counts, those published, and counts instead where the base is small."""

from __future__ import annotations

import pytest

from fiches.indicators.shares import is_small
from tests.support.fiche_parts import block
from tests.support.frames import BRETAGNE, ILLE, Row, catalogue, edition_data, entry, key, line

SEXES = ("F", "H")


def rows(base: float, shares: tuple[float, float], *, place: object = ILLE) -> list[Row]:
    """A whole in two parts, in counts and percentages, and its base."""
    found = [line(key(place), base)]  # type: ignore[arg-type]
    for code, share in zip(SEXES, shares, strict=True):
        parts = {"characteristic": f"GENRE/{code}"}
        found.append(line(key(place, measure="pourcentage", **parts), share))  # type: ignore[arg-type]
        found.append(line(key(place, **parts), round(base * share / 1000) * 10))  # type: ignore[arg-type]
    return found


def sexes(**fields: object):
    return entry(
        "sexes",
        chart="barres",
        caracteristique="GENRE",
        modalites=SEXES,
        mesure="pourcentage",
        base="des inscrits",
        **fields,
    )


def test_a_share_has_its_counts_where_the_catalogue_declares_their_base() -> None:
    found = block([*rows(8_420, (50, 50)), *rows(90_000, (52, 48), place=BRETAGNE)], sexes(base_effectif=True))
    first = found.items[0]
    assert first.part is not None
    assert first.part.mark(ILLE) == (
        "part(DE_1.CUMUL.CUMUL.ABC.GENRE.F.2026T1.nombre;DE_1.CUMUL.CUMUL.ABC...2026T1.nombre)"
    )
    assert first.parent_part is not None
    assert found.base is not None
    assert found.base.value == 8_420
    without = block(rows(8_420, (50, 50)), sexes()).items[0]
    assert (without.part, without.parent_part) == (None, None)


@pytest.mark.parametrize(("base", "measure"), [(90, "nombre"), (100, "pourcentage")])
def test_under_a_hundred_counts_stand_in_place_of_shares(base: float, measure: str) -> None:
    """« 43 %, 5 points de plus » was said of at most thirty-five offers."""
    found = block(
        [*rows(base, (60, 40)), *rows(90_000, (52, 48), place=BRETAGNE)], sexes(base_effectif=True), entry("e")
    )
    assert {item.number.key.measure for item in found.items} == {measure}
    assert all((item.parent is None) == (measure == "nombre") for item in found.items)
    assert found.indicator.mesure == measure


def test_a_base_of_known_answers_is_told_by_counts_and_percentages_together() -> None:
    """Three in ten answers, twenty of them in all: seventy or so, whatever the count of everybody."""
    keys = [key(measure="pourcentage", characteristic=f"GENRE/{code}") for code in SEXES]

    def small(counts: tuple[float, float]) -> bool:
        given = [line(key(), 5_000)]
        for one, share, count in zip(keys, (30, 70), counts, strict=True):
            given += [line(one, share), line(one._replace(measure="nombre"), count)]
        return is_small(edition_data(given, catalogue(sexes())), sexes(), keys)

    assert small((20, 50))
    assert not small((60, 140))
