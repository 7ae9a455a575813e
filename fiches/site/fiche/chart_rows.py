"""Block → what its chart is drawn from: kind, rows, title, description, options."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.charts.model import ChartOptions, Marked, Row, Rupture
from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block
from fiches.indicators.model.headline import Headline
from fiches.periods import Period
from fiches.site.fiche.block_kind import kind_of
from fiches.site.fiche.metier_rows import metier_columns
from fiches.site.fiche.model import Chart
from fiches.site.fiche.relative_rows import relative_rows, zero_note
from fiches.site.fiche.series_rows import point_row
from fiches.site.svg_text import svg_text
from fiches.wording.alternatives import alternative
from fiches.wording.context import WordingContext
from fiches.wording.drawing_names import CHART, drawing_name
from fiches.wording.marks import short_unit
from fiches.wording.prose import prose

SPARK_QUARTERS = (17, 13, 9, 5)
"""How many quarters a key figure's history may have, the longest that there is: both ends are of one quarter of the year."""


def chart_of(block: Block, wording: WordingContext) -> Chart | None:
    """The chart of a block, with its alternative; None where the catalogue wants none or nothing is published."""
    kind = kind_of(block.indicator)
    if block.missing or kind is None or kind.rows is None:
        return None
    rows = tuple(kind.rows(block, wording))
    if not any(_is_known(row) for row in rows):
        return None
    named, described = (
        svg_text(drawing_name(CHART, prose(block.indicator.titre))),
        svg_text(alternative(block, wording)),
    )
    return Chart(block.indicator.graphique, rows, named, described, _options(block, rows, wording))


def sparkline_of(headline: Headline, breaks: Sequence[str], wording: WordingContext) -> Chart | None:
    """The last four years of a key figure, or fewer, beside its parents' where it has a change; None where it has not one."""
    known = headline.series.points
    length = next((count for count in SPARK_QUARTERS if count <= len(known)), 0)
    if not length or headline.indicator.mesure == "niveau":
        return None
    rows = _spark_rows(headline, length, wording)
    if sum(row["value"] is not None for row in rows) < 2:
        return None
    ruptures = _ruptures(headline.indicator, breaks, wording, headline.series.code)
    options = ChartOptions(ruptures=ruptures, from_zero=False, relative=bool(headline.relative))
    return Chart("sparkline", tuple(rows), Marked(""), Marked(""), options)


def _spark_rows(headline: Headline, length: int, wording: WordingContext) -> list[Row]:
    """Without anything to hover: it is hidden from who listens, and small under a pointer."""
    if headline.relative:
        rows = relative_rows(headline.relative, headline.indicator, wording, length)
    else:
        points = headline.series.points[-length:]
        rows = [point_row(point.period, point, headline.indicator, wording) for point in points]
    return [{**row, "hover": ""} for row in rows]


def _is_known(row: Row) -> bool:
    return any(row.get(column) is not None for column in ("value", "grade", "x"))


def _options(block: Block, rows: Sequence[Row], wording: WordingContext) -> ChartOptions:
    names = tuple(i.short for i in metier_columns(block.indicator, wording))[:2] if block.metiers else ()
    unit = short_unit(block.indicator)
    return ChartOptions(
        unit="%" if unit == "%" or block.relative else "€" if unit.startswith("€") else "",
        decimals=block.indicator.decimales,
        forecast=block.indicator.is_forecast,
        ruptures=_ruptures(block.indicator, block.breaks, wording, block.series[0].code if block.series else ""),
        labels=names,
        relative=bool(block.relative),
        note=zero_note(rows, block.relative[0], block.indicator, wording) if block.relative else "",
    )


def _ruptures(indicator: Indicator, breaks: Sequence[str], wording: WordingContext, code: str) -> tuple[Rupture, ...]:
    source, catalogue = indicator.source.indicateur, wording.catalogue
    declared = {entry.periode: entry.titre for entry in catalogue.breaks if entry.indicateur == source}
    mixed = catalogue.mixed_after_a_break(source, code)
    return tuple(Rupture(period, declared.get(period, "rupture"), _until(period, mixed)) for period in breaks)


def _until(period: str, mixed: int) -> str:
    """The first period that a sum of several may be compared from, where it is not the break's own."""
    return str(Period.parse(period).shifted(mixed)) if mixed else ""
