"""A block borrows when it shows another territory than the fiche's own."""

from __future__ import annotations

from fiches.indicators.model.block import Block
from tests.support.frames import ILLE, RENNES, entry


def test_a_block_borrows_from_another_territory_only() -> None:
    assert Block(entry(), RENNES, ILLE, None).borrowed
    assert not Block(entry(), ILLE, ILLE, None).borrowed
