"""What becomes of a fiche in a build, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of a fiche, as `explain` says it."""

    KEPT = "réemployée"  # nothing that it depends on has changed
    SAME = "réemployée après calcul"  # figures that it reads have changed, and not what it prints
    MADE = "composée"


@dataclass(frozen=True, slots=True)
class Decision:
    """`changed`: identifiers of what changed among what was read, for the reason to be told in full."""

    fate: Fate
    reason: str
    changed: tuple[int, ...] = ()
