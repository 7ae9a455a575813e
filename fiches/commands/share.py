"""A share of the fiches, as `--shard I/N` asks for it, and how many a site takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from fiches.errors import Code, UsageError

Fiche = TypeVar("Fiche")
MOST = 256
PER_RUNNER = 150
"""Fiches that one machine of a workflow makes: with PDFs and proofs, 2.5 s of processor each, six minutes of one core in all."""
_WRITTEN = re.compile(r"([1-9]\d{0,2})/([1-9]\d{0,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Share:
    """The share `number` of `count`, from 1."""

    number: int
    count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def of(self, fiches: Sequence[Fiche]) -> list[Fiche]:
        """Every Nth, in their order: each share has its part of each level, and none has two fiches more than another."""
        return list(fiches[self.number - 1 :: self.count])


def read_share(text: str) -> Share:
    """`2/3`. Raises UsageError for anything else."""
    found = _WRITTEN.fullmatch(text)
    share = Share(int(found[1]), int(found[2])) if found else None
    if share is None or not share.number <= share.count <= MOST:
        raise UsageError(
            f"--shard : « {ascii(text)[1:-1][:40]} » (attendu : I/N, comme 2/3 ; I de 1 à N, N de 1 à {MOST}). Corriger l’option.",
            code=Code.OPTION_VALUE,
        )
    return share


def shares_for(fiches: int) -> int:
    """How many shares a site of so many fiches is built in, at least one."""
    return min(MOST, max(1, -(-fiches // PER_RUNNER)))
