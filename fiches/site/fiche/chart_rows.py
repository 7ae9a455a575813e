"""Block → what its chart is drawn from: kind, rows, title, description, options."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.charts.model import ChartOptions, Marked, Row, Rupture
from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Observed
from fiches.periods import Period
from fiches.site.fiche.block_kind import kind_of
from fiches.site.fiche.metier_rows import metier_columns
from fiches.site.fiche.model import Chart
from fiches.site.fiche.series_rows import point_row
from fiches.site.svg_text import svg_text
from fiches.wording.alternatives import CHART, alternative, drawing_name
from fiches.wording.context import WordingContext
from fiches.wording.marks import short_unit
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import SEMICOLON, Phrase
from fiches.wording.prose import prose

SPARK_QUARTERS = (13, 9, 5)
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
    return Chart(block.indicator.graphique, rows, named, described, _options(block, wording), kind.paper)


def sparkline_of(headline: Headline, breaks: Sequence[str], wording: WordingContext) -> Chart | None:
    """The last three years of a key figure, or fewer, bare; None where it has not one."""
    known = headline.series.points
    length = next((count for count in SPARK_QUARTERS if count <= len(known)), 0)
    if not length or headline.indicator.mesure == "niveau":
        return None
    points = known[-length:]
    rows = tuple(_spark_row(point, points[-1], headline.indicator, wording) for point in points)
    if sum(row["value"] is not None for row in rows) < 2:
        return None
    ends = SEMICOLON.join(_spark_end(point, headline.indicator, wording) for point in (points[0], points[-1]))
    ruptures = _ruptures(headline.indicator, breaks, wording, headline.series.code)
    name = f"{headline.indicator.short}{NBSP}: évolution récente"
    return Chart("sparkline", rows, Marked(name), svg_text(ends), ChartOptions(ruptures=ruptures, from_zero=False))


def _spark_row(point: Observed, last: Observed, indicator: Indicator, wording: WordingContext) -> Row:
    """A point, marked where the page's table has it too: the quarter of the last, each year."""
    same_quarter = Period.parse(point.period).quarter == Period.parse(last.period).quarter
    row = point_row(point.period, point, indicator, wording)
    return {**row, "hover": "", "mark": row["mark"] if same_quarter else ""}


def _spark_end(point: Observed, indicator: Indicator, wording: WordingContext) -> Phrase:
    when = wording.short_moment(indicator, point.period, code=point.key.nomenclature_code)
    return Phrase("{}{}: {}").format(when, NBSP, wording.marker.observed(point, indicator))


def _is_known(row: Row) -> bool:
    return any(row.get(column) is not None for column in ("value", "grade", "x"))


def _options(block: Block, wording: WordingContext) -> ChartOptions:
    names = tuple(i.short for i in metier_columns(block.indicator, wording))[:2] if block.metiers else ()
    unit = short_unit(block.indicator)
    return ChartOptions(
        unit=unit if unit == "%" else "€" if unit.startswith("€") else "",
        decimals=block.indicator.decimales,
        forecast=block.indicator.is_forecast,
        ruptures=_ruptures(block.indicator, block.breaks, wording, block.series[0].code if block.series else ""),
        labels=names,
    )


def _ruptures(indicator: Indicator, breaks: Sequence[str], wording: WordingContext, code: str) -> tuple[Rupture, ...]:
    source, catalogue = indicator.source.indicateur, wording.catalogue
    declared = {entry.periode: entry.titre for entry in catalogue.breaks if entry.indicateur == source}
    mixed = catalogue.mixed_after_a_break(source, code)
    return tuple(Rupture(period, declared.get(period, "rupture"), _until(period, mixed)) for period in breaks)


def _until(period: str, mixed: int) -> str:
    """The first period that a sum of several may be compared from, where it is not the break's own."""
    return str(Period.parse(period).shifted(mixed)) if mixed else ""
