"""What a fiche needs of a kind of chart: its rows, its table, its size on the page, its form on paper.

Each kind is a module of `site/fiche/kinds`, found by its name: `kinds/profil.py` holds the `KIND` of `profil`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal, Protocol, cast

from fiches.charts.model import Row
from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block
from fiches.site.fiche.heading import Heading
from fiches.site.table import Table
from fiches.wording.context import WordingContext


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockKind:
    """One kind. `table` None: its figures are in another block's table; `rows` None: it has no drawing, its table says all.

    `size` empty: that of any block.
    """

    table: Callable[[Block, Heading, WordingContext], Table] | None
    rows: Callable[[Block, WordingContext], list[Row]] | None = None
    size: Literal["", "large", "plein"] = ""


class _KindModule(Protocol):
    @property
    def KIND(self) -> BlockKind: ...  # noqa: N802 - the name of a module's constant


@cache
def kind_named(name: str) -> BlockKind:
    """The kind of that name; ModuleNotFoundError when there is none."""
    return cast(_KindModule, import_module(f"fiches.site.fiche.kinds.{name}")).KIND


def kind_of(indicator: Indicator) -> BlockKind | None:
    """The kind of a catalogue entry; None when it has no block."""
    return kind_named(indicator.graphique) if indicator.chart.has_block else None


def table_of(block: Block, heading: Heading, wording: WordingContext) -> Table | None:
    """A block's table; None where there is nothing to show."""
    kind = kind_of(block.indicator)
    empty = not (block.series or block.items or block.metiers)
    if block.missing or empty or kind is None or kind.table is None:
        return None
    return kind.table(block, heading, wording)
