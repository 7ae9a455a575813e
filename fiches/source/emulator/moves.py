"""Slow moves along the quarters, for what rises and falls differently from place to place."""

from __future__ import annotations

import numpy as np

from fiches.source.emulator import quarters
from fiches.source.emulator.constants import Floats


def slow_moves(random: np.random.Generator, count: int, persistence: float) -> Floats:
    """(count, T) independent series of mean zero and spread one; each quarter keeps `persistence` of the one before."""
    moves: Floats = random.standard_normal((count, quarters.SPAN))
    for index in range(1, quarters.SPAN):
        moves[:, index] = persistence * moves[:, index - 1] + (1 - persistence**2) ** 0.5 * moves[:, index]
    return moves
