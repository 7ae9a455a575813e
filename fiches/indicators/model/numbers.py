"""The two kinds of numbers: an observed row of the table, a formula computed over others; and the history of a row.

Both know where they come from, so that every number printed can be marked and proved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fiches.keys import Key, TerritoryKey

TOO_WIDE = "arrondi"  # why a percentage is not printed: its counts are given instead


@dataclass(frozen=True, slots=True)
class Observed:
    """A published value. `value` is None where there is none; `status` then says why (`nd`, `s`, `na`)."""

    key: Key
    value: float | None
    status: str = ""
    updated_at: str = field(default="", compare=False)  # the row's own date, as the source writes it

    @property
    def period(self) -> str:
        return self.key.period

    @property
    def territory(self) -> TerritoryKey:
        return self.key.territory

    @property
    def keys(self) -> Iterator[Key]:
        """The rows that it rests on: its own."""
        yield self.key

    def mark(self, home: TerritoryKey) -> str:
        """Its key, as `data-cle` and the arguments of formulas and claims write it."""
        return self.key.mark(home)


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula of `content/formules.toml` over numbers, which may be computed themselves.

    `value` is None when `reason` forbids it; else rounded to the `decimals` that the rounding of its arguments supports,
    those of the formula where None.

    Reasons: `nd` an argument is missing, `base` under the formula's smallest base, `rupture` a break lies between,
    `arrondi` the rounding of its arguments leaves more than two points open (`TOO_WIDE`).
    """

    formula: str
    arguments: tuple[Number, ...]
    value: float | None
    reason: str = ""
    level: str = ""  # the level within which the territory is ranked (`rang`) or compared (`distance`)
    decimals: int | None = None

    @property
    def keys(self) -> Iterator[Key]:
        """The rows that it rests on, in the order of its arguments."""
        for argument in self.arguments:
            yield from argument.keys

    def mark(self, home: TerritoryKey) -> str:
        """`evolution(KEY;KEY)`, as `data-formule` writes it; formulas nest."""
        parts = [argument.mark(home) for argument in self.arguments]
        if self.level:
            parts.append(self.level)
        return f"{self.formula}({';'.join(parts)})"


Number = Observed | Computed


@dataclass(frozen=True, slots=True)
class Series:
    """One line of history, oldest first, holes included."""

    code: str
    territory: TerritoryKey
    points: tuple[Observed, ...]


@dataclass(frozen=True, slots=True)
class Relative:
    """One line of history as gaps (`relatif`) from a period of its own, oldest first; another such period before a break."""

    territory: TerritoryKey
    points: tuple[Computed, ...]
