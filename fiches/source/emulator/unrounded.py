"""The unrounded value behind a count or a percentage of the emulator, under the key of `donnees.csv` that publishes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fiches.keys import CUMUL, TerritoryKey
from fiches.source.emulator.characteristics import items_of
from fiches.source.emulator.oracle import Cell

if TYPE_CHECKING:
    from fiches.source.emulator.service import Emulator

_COUNTED = ("DE_1", "DE_5", "OFF_1", "EMB_1")
_FINER = {("NIVEXP", "EXP6")}  # made of other items: no part of a base
_WHOLE, _FORMER_WHOLE, _REFORM = "ABCDEFG", "ABCDE", "2025"


def unrounded(emulator: Emulator, place: TerritoryKey, parts: tuple[str, ...]) -> float | None:
    """None for what the source publishes as it is (grades, scores, amounts), and where the emulator has nothing.

    `parts`: indicator, type and code of activity, code, type and code of breakdown, period, measure.
    """
    indicator, activity, activity_code, code, kind, item, period, measure = parts
    if indicator not in _COUNTED or kind == "SALAIRE":
        return None
    cell = Cell(indicator, *place, activity, activity_code, code, period, (kind, item) if kind else None)
    count = emulator.oracle.count(cell)
    if measure == "nombre" or count is None:
        return count if measure == "nombre" else None
    base = _base(emulator, cell)
    return 100 * count / base if measure == "pourcentage" and base else None


def _base(emulator: Emulator, cell: Cell) -> float:
    """What the source divides by: all activities, every category, the whole, or those whose answer is known."""
    if cell.item is None:
        return emulator.oracle.count(_whole_of(cell)) or 0.0
    items = items_of(cell.indicator, emulator.settings.vintage)
    base = next((one.base for one in items if one.key == cell.item), "none")
    if base in ("total", "none"):
        return (emulator.oracle.count(cell._replace(item=None)) or 0.0) if base == "total" else 0.0
    known = (one.key for one in items if one.type == cell.item[0] and one.base == base and one.key not in _FINER)
    return sum(emulator.oracle.count(cell._replace(item=item)) or 0.0 for item in known)


def _whole_of(cell: Cell) -> Cell:
    if cell.activity_type != CUMUL:
        return cell._replace(activity_type=CUMUL, activity_code=CUMUL)
    return cell._replace(nomenclature=_WHOLE if cell.period >= _REFORM else _FORMER_WHOLE)
