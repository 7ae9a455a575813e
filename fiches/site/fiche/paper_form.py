"""How a drawing stands on an A4 sheet: which widths it can be made for, which place it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fiches.charts.model import Row


def never(_: Sequence[Row]) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForm:
    """How a kind stands on a sheet.

    narrow: it can be drawn for a third of the sheet. leads: the first of a section stands in a band, beside its words.
    is_large: whether these rows make a drawing that takes most of a sheet's height.
    """

    narrow: bool = False
    leads: bool = False
    is_large: Callable[[Sequence[Row]], bool] = never


HALF = PaperForm()
LIST = PaperForm(narrow=True)
