"""Blocks made of items (ages, contracts, sectors, factors…) → rows of their charts."""

from __future__ import annotations

from collections.abc import Iterator

from fiches.charts.model import Cell, Row
from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Observed
from fiches.site.fiche.row_parts import hover, role_of, value_cells
from fiches.site.svg_text import mark_of, text_of
from fiches.wording.context import WordingContext
from fiches.wording.labels import item_label


def structure_rows(block: Block, wording: WordingContext) -> list[Row]:
    """A row an item, the parent's value beside it."""
    return [item_row(order, item, block, wording) for order, item in enumerate(block.items)]


def profile_rows(block: Block, wording: WordingContext) -> list[Row]:
    """The same for grades."""
    return [item_row(order, item, block, wording, "grade") for order, item in enumerate(block.items)]


def item_row(order: int, item: Item, block: Block, wording: WordingContext, column: str = "value") -> dict[str, Cell]:
    """An item, its value under `column`, and the parent's value with its mark."""
    label = item_label(block.indicator, item.code, wording.labels)
    row: dict[str, Cell] = {"order": order, "label": label, **value_cells(item.number, wording, column)}
    row["hover"] = ""  # its name and value are drawn beside it
    if item.parent is not None:
        name = text_of(wording.name(item.parent.territory))
        row[f"parent_{column}"] = item.parent.value
        row["parent_mark"] = mark_of(item.parent, wording.home)
        row["parent_hover"] = hover(name, item.parent, block.indicator, bare=True)  # the bar says which item
        row["parent_label"] = name
    return row


def _places(item: Item) -> Iterator[Observed]:
    """An item here, in the parent, in the country, each place once."""
    seen = set()
    for number in (item.number, item.parent, item.country):
        if number is not None and number.territory not in seen:
            seen.add(number.territory)
            yield number


def contract_rows(block: Block, wording: WordingContext) -> list[Row]:
    """A row an item and a place, for stacked bars."""
    rows: list[Row] = []
    for order, item in enumerate(block.items):
        label = item_label(block.indicator, item.code, wording.labels)
        for number in _places(item):
            name = text_of(wording.name(number.territory))
            row: dict[str, Cell] = {"order": order, "label": label, "place": name, **value_cells(number, wording)}
            row["role"] = role_of(number.territory, block.shown)
            row["hover"] = hover(f"{name}, {label}", number, block.indicator)
            rows.append(row)
    return rows
