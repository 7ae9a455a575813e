"""The territories around another, each with its first key figure."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.indicators.model.part import Part


@dataclass(frozen=True, slots=True)
class Around:
    """By code. `neighbours` share a border; `siblings`, the others of the same parent; `within`, of the levels below that
    no table of parts has. All are published, and none is told twice."""

    neighbours: tuple[Part, ...] = ()
    siblings: tuple[Part, ...] = ()
    within: tuple[Part, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """All of them."""
        return (*self.neighbours, *self.siblings, *self.within)


NOWHERE_NEAR = Around()
