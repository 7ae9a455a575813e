"""metiers: a row for each of the ten largest métiers, a second value of the same measure beside the first."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.charts.model import Cell, Row
from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block, Metier
from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.metier_rows import METIERS_DRAWN, amount, metier_columns
from fiches.site.fiche.row_parts import is_zero, value_cells
from fiches.site.fiche.tables import metiers_table
from fiches.site.svg_text import mark_of
from fiches.wording.context import WordingContext
from fiches.wording.labels import activity_label


def metier_rows(block: Block, wording: WordingContext) -> list[Row]:
    """The ten largest, a second value of the same measure beside the first."""
    columns = [i for i in metier_columns(block.indicator, wording) if i.mesure == block.indicator.mesure][:2]
    ordered = sorted(block.metiers, key=lambda m: (-amount(m, block.indicator.id), m.code))[:METIERS_DRAWN]
    return [_metier_row(order, metier, columns, wording) for order, metier in enumerate(ordered)]


def _metier_row(order: int, metier: Metier, columns: Sequence[Indicator], wording: WordingContext) -> Row:
    row: dict[str, Cell] = {"order": order, "value": None, "zero": False, "mark": "", "hover": "", "label": metier.code}
    for rank, indicator in enumerate(columns):
        number = metier.numbers.get(indicator.id)
        if number is None:
            continue
        label = activity_label(number.key.activity_type, metier.code, wording.labels)
        row["label"] = label
        if rank == 0:
            row |= value_cells(number, wording)
        else:
            mark = mark_of(number, wording.home)
            row |= {"second": number.value, "second_zero": is_zero(number), "second_mark": mark, "second_hover": ""}
    return row


KIND = BlockKind(rows=metier_rows, table=metiers_table, size="plein")
