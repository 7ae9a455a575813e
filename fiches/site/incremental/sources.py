"""What a fiche was made from, as it is kept from one build to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fiches.indicators.reads import Shape


@dataclass(frozen=True, slots=True)
class Sources:
    """What a fiche was made from.

    `conditions`: digests of what is not figures, by French name; `series`: identifiers of what was read of the edition, and
    their digests, as bytes of 64-bit words; `spreads`: what was read of whole levels, with the answers; `levels`: the digest
    of each of these levels; `figures`: of what is printed, empty where more than that was read.
    """

    conditions: Mapping[str, str]
    series: bytes
    digests: bytes
    spreads: Mapping[tuple[str, Shape], str]
    levels: Mapping[str, int]
    figures: str
