"""A block of small panels by hand."""

from __future__ import annotations

from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Series
from tests.support import figures as build

QUARTERS = ("2024T4", "2025T1", "2025T2", "2025T3", "2025T4", "2026T1")


def panels_block() -> Block:
    """Two categories over six quarters, the second with a hole and begun two quarters later."""
    ind = build.indicator("demandeurs-categories-historique")
    pasts = {"A": (40, 41, 42, 43, 44, 45), "F": (None, 7, 8, 9)}
    series = [
        Series(
            code,
            build.ILLE,
            tuple(
                build.observed(ind, value, build.ILLE, period, code=code)
                for value, period in zip(values, QUARTERS[-len(values) :], strict=True)
            ),
        )
        for code, values in pasts.items()
    ]
    items = tuple(Item(one.code, one.points[-1], None) for one in series)
    return Block(ind, build.ILLE, build.ILLE, build.QUARTER, items=items, series=tuple(series))
