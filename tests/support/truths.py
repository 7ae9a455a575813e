"""True counts drawn at random, and what the source publishes of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest

from fiches.indicators.model.numbers import Computed, Observed
from fiches.keys import TerritoryKey
from tests.support.frames import ILLE, key

LARGEST = 5_000_000
DRAWS = pytest.mark.parametrize("draws", [2_000, pytest.param(100_000, marks=pytest.mark.long)])

# The rounding of halves is not known: either way is drawn, the same for all the values of a draw.
_HALVES = (ROUND_HALF_UP, ROUND_HALF_EVEN)


class Draw:
    """One draw: true values, and their published form."""

    def __init__(self, generator: random.Random) -> None:
        self.random = generator
        self.halves = generator.choice(_HALVES)

    def count(self, largest: int = LARGEST) -> int:
        """As many small ones as large ones."""
        return min(largest, int(10 ** self.random.uniform(0, 6.8)) - 1)

    def near(self, count: int, spread: float = 0.05) -> int:
        """Another count, mostly close: at a few units, or at some per cent."""
        steps = (
            self.random.randint(-25, 25),
            self.random.gauss(0, 0.004) * count,
            self.random.gauss(0, spread) * count,
        )
        return min(LARGEST, max(0, count + round(self.random.choice(steps))))

    def part_of(self, whole: int) -> int:
        return round(whole * self.random.random())

    def published(
        self, count: int, code: str = "ABC", territory: TerritoryKey = ILLE, period: str = "2026T1"
    ) -> Observed:
        """A count, rounded to the ten as the source does."""
        value = float(Decimal(count).quantize(Decimal("1E1"), rounding=self.halves))
        return Observed(key(territory, code, period), value, "a" if value == 0 else "")

    def percentage(self, share: float, code: str = "ABC", territory: TerritoryKey = ILLE) -> Observed:
        """A share in per cent, rounded to the whole."""
        value = float(Decimal(repr(share)).quantize(Decimal(1), rounding=self.halves))
        return Observed(key(territory, code, measure="pourcentage"), value)


def drawn(draws: int, seed: str) -> Iterator[Draw]:
    """The same draws at each run."""
    generator = random.Random(seed)
    for _ in range(draws):
        yield Draw(generator)


def false_claims(draws: int, seed: str, wrong: Callable[[Draw], bool | None]) -> tuple[list[int], int]:
    """The draws whose claim is false, and how many claims were made; `wrong` gives None where nothing is claimed."""
    found = [wrong(draw) for draw in drawn(draws, seed)]
    return [place for place, one in enumerate(found) if one], sum(one is not None for one in found)


def computed(formula: str, one: Observed, other: Observed) -> Computed:
    """A formula over two published numbers, in full."""
    a, b = one.value or 0.0, other.value or 0.0
    value = {
        "evolution": lambda: 100 * (b - a) / a if a else None,
        "part": lambda: 100 * a / b if b else None,
        "ecart": lambda: b - a,
    }[formula]()
    return Computed(formula, (one, other), value)
