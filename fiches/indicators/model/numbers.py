"""The two kinds of numbers: an observed row of the table, a formula computed over rows; and the history of a row.

Both know where they come from, so that every number printed can be marked and proved.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fiches.keys import Key, TerritoryKey


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


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula of `content/formules.toml` over keys. `value` is None when `reason` forbids it.

    Reasons: `nd` an argument is missing, `base` under the formula's smallest base, `rupture` a break lies between.
    """

    formula: str
    arguments: tuple[Key, ...]
    value: float | None
    reason: str = ""
    level: str = ""  # the level within which the territory is ranked (`rang`) or compared (`distance`)
    within_rounding: bool = False  # the rounding of the source alone can explain the difference

    def mark(self, home: TerritoryKey) -> str:
        """`evolution(KEY;KEY)`, as `data-formule` writes it."""
        parts = [key.mark(home) for key in self.arguments]
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
