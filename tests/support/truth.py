"""What the emulator knows of any row of the table: the number that it publishes, from behind the answers."""

from __future__ import annotations

import math

import numpy as np

from fiches.keys import Key
from fiches.source.emulator import unrounded
from fiches.source.emulator.counts import rounded
from fiches.source.emulator.service import Emulator


def true_value(emulator: Emulator, key: Key) -> float | None:
    """The value that the source would publish under a key; None where it publishes none."""
    value = unrounded.true_value(emulator, key)
    if value is None:
        return None
    if key.measure == "nombre":
        return float(rounded(np.array(value)))
    if key.measure == "pourcentage":
        return math.floor(value + 0.5)
    return round(value, 2) if key.measure == "score" else value
