"""Slow moves have a spread of one, and stay near where they were."""

from __future__ import annotations

import numpy as np
import pytest

from fiches.source.emulator.moves import slow_moves
from fiches.source.emulator.quarters import SPAN


@pytest.mark.parametrize("persistence", [0.0, 0.75, 0.95])
def test_moves_keep_their_spread_and_part_of_the_quarter_before(persistence: float) -> None:
    moves = slow_moves(np.random.default_rng(1), 2000, persistence)
    assert moves.shape == (2000, SPAN)
    assert moves.std(axis=0) == pytest.approx(1, abs=0.08)
    assert np.corrcoef(moves[:, 30], moves[:, 31])[0, 1] == pytest.approx(persistence, abs=0.06)
