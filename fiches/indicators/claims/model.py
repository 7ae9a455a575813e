"""A claim as data: its name, and the numbers that it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from fiches.indicators.model.numbers import Computed, Number, Observed
from fiches.keys import Key, TerritoryKey

_STAR = "*"
_VARYING = ("activity_code", "nomenclature_code", "characteristic_code", "period")  # what `*` may stand for


@dataclass(frozen=True, slots=True)
class Members:
    """A whole list of numbers, those that the page does not show included.

    `every`: they are all the rows of the fiche's `donnees.csv` that differ by one code alone, so that `*` says it; where a
    total or overlapping classes are among those rows, the list is written out.
    """

    numbers: tuple[Number, ...]
    every: bool = False

    def mark(self, home: TerritoryKey) -> str:
        """`[KEY KEY]`, or one key or formula with `*` for the code that varies."""
        if self.every and len(self.numbers) > 1 and (varying := _varying(self.numbers)):
            return _starred(self.numbers[0], *varying, home)
        return f"[{' '.join(number.mark(home) for number in self.numbers)}]"


Argument = Number | str | int | TerritoryKey | Members


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of `content/affirmations.toml` that holds for every truth within the intervals of its numbers."""

    name: str
    arguments: tuple[Argument, ...]

    def mark(self, home: TerritoryKey) -> str:
        """`comme(part(KEY;KEY);part(REG-53/KEY;REG-53/KEY))`, as `data-affirme` writes it."""
        return f"{self.name}({';'.join(_written(argument, home) for argument in self.arguments)})"


def _written(argument: Argument, home: TerritoryKey) -> str:
    if isinstance(argument, Observed | Computed | Members):
        return argument.mark(home)
    return str(argument)


def _varying(numbers: tuple[Number, ...]) -> tuple[int, str] | None:
    """Which row of each number differs, and by which column; None where more than one does."""
    rows = [tuple(number.keys) for number in numbers]
    if len({len(keys) for keys in rows}) > 1:
        return None
    places = [place for place in range(len(rows[0])) if len({keys[place] for keys in rows}) > 1]
    if len(places) != 1:
        return None
    found = [name for name in Key._fields if len({getattr(keys[places[0]], name) for keys in rows}) > 1]
    return (places[0], found[0]) if len(found) == 1 and found[0] in _VARYING else None


def _starred(number: Number, place: int, column: str, home: TerritoryKey) -> str:
    remaining = iter(range(len(tuple(number.keys))))
    return _changed(number, lambda key: key._replace(**{column: _STAR}) if next(remaining) == place else key).mark(home)


def _changed(number: Number, change: Callable[[Key], Key]) -> Number:
    if isinstance(number, Observed):
        return replace(number, key=change(number.key))
    return replace(number, arguments=tuple(_changed(argument, change) for argument in number.arguments))
