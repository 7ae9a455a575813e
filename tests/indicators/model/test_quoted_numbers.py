"""Every number that a fiche may quote is listed."""

from __future__ import annotations

from fiches.indicators.fiche import build_fiche
from fiches.indicators.model.quoted_numbers import numbers_of
from tests.support.fiche_parts import SHORT
from tests.support.frames import BRETAGNE, FRANCE, ILLE, catalogue, edition_data, entry, key, line


def test_every_number_of_a_fiche_is_walked_through() -> None:
    rows = [line(key(place, period=p), 1000) for place in (ILLE, BRETAGNE, FRANCE) for p in SHORT]
    fiche = build_fiche(edition_data(rows, catalogue(entry(cle=1))), ILLE)
    found = list(numbers_of(fiche))
    assert fiche.headlines[0].number in found
    assert fiche.headlines[0].evolution in found
    assert all(point in found for point in fiche.blocks[0].series[0].points)
    assert all(c.part in found for c in fiche.blocks[0].comparisons)
