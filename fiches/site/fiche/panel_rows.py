"""Items with their past → rows of small multiples, and what their table shows."""

from __future__ import annotations

from fiches import periods
from fiches.charts.model import Cell, Row
from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Series
from fiches.site.fiche.row_parts import hover, value_cells
from fiches.site.svg_text import mark_of, text_of
from fiches.wording.context import WordingContext
from fiches.wording.items import POINTS_SHOWN
from fiches.wording.labels import item_label, short_label


def window(block: Block) -> list[str]:
    """The periods drawn, oldest first: as many as any line of the page has."""
    known = sorted({p.period for series in block.series for p in series.points}, key=periods.Period.parse)
    return known[-POINTS_SHOWN:]


def same_quarter(block: Block) -> list[str]:
    """The periods drawn with a point and told in the table: the latest's own quarter, a year apart from one another.

    Raw series compare by year alone, and the quarters between stay in the data files.
    """
    shown = window(block)
    return [period for period in shown if period[4:] == shown[-1][4:]]


def panel_rows(block: Block, wording: WordingContext) -> list[Row]:
    """A row an item and a period, the item's parent on the last one."""
    shown, pointed = window(block), set(same_quarter(block))
    rows: list[Row] = []
    for item, series in zip(block.items, block.series, strict=True):
        found = [_row(block, series, index, wording) for index, p in enumerate(series.points) if p.period in shown]
        kept = [row if row["period"] in pointed else {**row, "mark": "", "hover": ""} for row in found]
        kept = kept or [_nothing(block, item, shown[-1], wording)]
        rows += [*kept[:-1], {**kept[-1], **_parent(block, item, str(kept[-1]["period"]), wording)}]
    return rows


def _nothing(block: Block, item: Item, period: str, wording: WordingContext) -> dict[str, Cell]:
    """The only row of an item that the source knows elsewhere, not here: its panel says so."""
    label = item_label(block.indicator, item.code, wording.labels)
    return {"series": item.code, "series_label": label, "period": period, "value": None, "mark": "", "hover": ""}


def _row(block: Block, series: Series, index: int, wording: WordingContext) -> dict[str, Cell]:
    point = series.points[index]
    label = item_label(block.indicator, series.code, wording.labels)
    graded = block.indicator.mesure == "niveau"
    row: dict[str, Cell] = {"series": series.code, "series_label": label, "period": point.period}
    row |= value_cells(point, wording, "grade" if graded else "value")
    place = text_of(wording.name(series.territory))
    told = place if graded else f"{short_label(label)}, {place}"  # a factor's long name stands above its panel
    row["period_label"] = text_of(wording.short_moment(block.indicator, point.period, code=point.key.nomenclature_code))
    name = f"{told}, {row['period_label']}"
    return {**row, "hover": hover(name, point, block.indicator, bare=graded)}


def _parent(block: Block, item: Item, period: str, wording: WordingContext) -> dict[str, Cell]:
    """The parent's grade, when it is of the row's own period."""
    if item.parent is None or item.parent.value is None or block.indicator.mesure != "niveau":
        return {}
    if item.parent.key.period != period:
        return {}
    name = text_of(wording.name(item.parent.territory))
    when = wording.short_moment(block.indicator, period, code=item.parent.key.nomenclature_code)
    told = f"{name}, {text_of(when)}"
    return {
        "parent_grade": item.parent.value,
        "parent_label": name,
        "parent_mark": mark_of(item.parent, wording.home),
        "parent_hover": hover(told, item.parent, block.indicator, bare=True),
    }
