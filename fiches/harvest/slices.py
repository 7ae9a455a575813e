"""The slice of an edition's calls that is read again in a week: every call has its turn in a cycle of slices."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fiches.source.calls import Call


@dataclass(frozen=True, slots=True)
class Slice:
    """The calls of one week: the `number`th slice of `among`, in a cycle of as many weeks."""

    calls: tuple[Call, ...]
    number: int
    among: int
    cycle: int


def week_of(today: date) -> int:
    """The ISO weeks gone since that of the year 1: one more each Monday."""
    return (today.toordinal() - 1) // 7


def slice_of(calls: Iterable[Call], most: int, today: date) -> Slice:
    """A slice of at most `most` calls; each call is in one slice of the cycle, drawn by the digest of its name."""
    ordered = sorted(calls, key=lambda call: hashlib.sha256(call.name.encode()).digest())
    among = slices(len(ordered), most)
    size = -(-len(ordered) // among)
    cycle, turn = divmod(week_of(today), among)
    return Slice(tuple(ordered[turn * size : (turn + 1) * size]), turn + 1, among, cycle)


def slices(calls: int, most: int) -> int:
    """How many slices of at most `most` calls."""
    return max(1, -(-calls // most))
