"""What a search of rankings gives: the rankings, and the calls that they took."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from fiches.keys import TerritoryKey
from fiches.rankings import Ranking

Tally = Counter[tuple[str, str]]  # calls by indicator and level


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rankings, in the order of territories then indicators.

    `calls`: made, by indicator and level; `every`: of brute force. `exceeding`: (indicator, territory, métier) of counts
    larger than their container's.
    """

    rankings: tuple[Ranking, ...] = ()
    calls: Tally = field(default_factory=Counter)
    every: Tally = field(default_factory=Counter)
    exceeding: tuple[tuple[str, TerritoryKey, str], ...] = ()
