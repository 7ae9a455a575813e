"""A whole fiche: its blocks, its parents, every number that it may quote."""

from __future__ import annotations

from fiches.indicators.fiche import build_fiche
from tests.support.fiche_parts import AGES, TENSION
from tests.support.frames import BRETAGNE, FRANCE, ILLE, catalogue, edition_data, entry, key, line


def test_a_territory_without_any_row_has_a_fiche_with_its_reasons() -> None:
    found = build_fiche(
        edition_data([line(key(FRANCE), 10)], catalogue(entry(cle=1), TENSION, AGES), activities={}), ILLE
    )
    assert [b.missing for b in found.blocks] == ["nd"] * 3
    assert found.parents == (BRETAGNE, FRANCE)
