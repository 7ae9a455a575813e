"""What every row of a chart has: a value, its mark, its hover text."""

from __future__ import annotations

from fiches.charts.model import Cell
from fiches.content.catalogue import Indicator
from fiches.indicators.model.numbers import Observed
from fiches.keys import FEWER_THAN_FIVE, FRANCE, TerritoryKey
from fiches.site.svg_text import mark_of
from fiches.wording.context import WordingContext
from fiches.wording.marks import observed_text
from fiches.wording.numbers import NBSP


def value_cells(number: Observed, wording: WordingContext, column: str = "value") -> dict[str, Cell]:
    """The value under `column`, None for a hole; its mark; whether it is a published zero."""
    return {
        column: number.value,
        "mark": mark_of(number, wording.home),
        "zero": is_zero(number),
    }


def is_zero(number: Observed) -> bool:
    """Whether it is a published zero, which stands for fewer than five."""
    return number.value == 0 and number.status == FEWER_THAN_FIVE


def hover(name: str, number: Observed, indicator: Indicator, *, bare: bool = False) -> str:
    """« 1er trimestre 2026 : 41 230 personnes »; `bare` leaves the unit out."""
    said = "non disponible" if number.value is None else observed_text(number, indicator, bare=bare)
    return f"{name}{NBSP}: {said}"


def role_of(territory: TerritoryKey, shown: TerritoryKey) -> str:
    """How a place is drawn: the fiche's own, its parent, the country."""
    if territory == shown:
        return "territoire"
    return "pays" if territory == FRANCE else "parent"
