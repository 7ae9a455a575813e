"""A share of one item of a distribution, by which territories are compared."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.content.catalogue import Indicator
from fiches.indicators.model.numbers import Observed


@dataclass(frozen=True, slots=True)
class ComparedShare:
    """`code`: the item; `number`: its published percentage; None where nothing is known, or where it is `withheld`: the
    base is too small for one.
    """

    indicator: Indicator
    code: str
    number: Observed | None
    withheld: bool = False
