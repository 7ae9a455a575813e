"""Block → what its chart is drawn from: kind, rows, title, description, options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from fiches import periods
from fiches.charts.model import Cell, ChartOptions, Marked, Row, Rupture
from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Observed, Series
from fiches.site.fiche.item_rows import comparison_rows, contract_rows, profile_rows, pyramid_rows, structure_rows
from fiches.site.fiche.metier_rows import cloud_rows, metier_columns, metier_rows
from fiches.site.fiche.panel_rows import panel_rows
from fiches.site.fiche.row_parts import hover, role_of, value_cells
from fiches.site.svg_text import svg_text, text_of
from fiches.wording.changes import SEMICOLON
from fiches.wording.items import POINTS_SHOWN
from fiches.wording.labels import grade_word, item_label, short_unit
from fiches.wording.marks import short_period
from fiches.wording.messages import reading, subtitle
from fiches.wording.numbers import NBSP
from fiches.wording.titles import title
from fiches.wording.voice import Voice

SPARK_QUARTERS = 12


@dataclass(frozen=True, slots=True)
class Chart:
    """One call of `draw`."""

    kind: str
    rows: tuple[Row, ...]
    title: Marked
    description: Marked
    options: ChartOptions


def chart_of(block: Block, voice: Voice) -> Chart | None:
    """The chart of a block; None where the catalogue wants none or nothing is published."""
    rows_of = _ROWS.get(block.indicator.graphique)
    if block.missing or rows_of is None:
        return None
    rows = tuple(rows_of(block, voice))
    if not any(_is_known(row) for row in rows):
        return None
    described = reading(block, voice).text or subtitle(block, voice)
    named = svg_text(title(block, voice))
    return Chart(block.indicator.graphique, rows, named, svg_text(described), _options(block, voice))


def sparkline_of(headline: Headline, breaks: Sequence[str], voice: Voice) -> Chart | None:
    """The last twelve quarters of a key figure, bare."""
    points = headline.series.points[-SPARK_QUARTERS:]
    rows = tuple({**_point_row(p.period, p, headline.indicator, voice), "texte": ""} for p in points)
    if sum(row["value"] is not None for row in rows) < 2 or headline.indicator.mesure == "niveau":
        return None
    ends = SEMICOLON.join(_spark_end(point, headline.indicator, voice) for point in (points[0], points[-1]))
    ruptures = _ruptures(headline.indicator, breaks, voice)
    name = f"{headline.indicator.short}{NBSP}: évolution récente"
    return Chart("sparkline", rows, Marked(name), svg_text(ends), ChartOptions(ruptures=ruptures, from_zero=False))


def _spark_end(point: Observed, indicator: Indicator, voice: Voice) -> Markup:
    return Markup("{}{}: {}").format(short_period(point.period), NBSP, voice.marker.observed(point, indicator))


def _is_known(row: Row) -> bool:
    return any(row.get(column) is not None for column in ("value", "grade", "x"))


def _options(block: Block, voice: Voice) -> ChartOptions:
    names = tuple(i.short for i in metier_columns(block.indicator, voice))[:2] if block.metiers else ()
    if block.indicator.graphique == "pyramide":
        names = ("Femmes", "Hommes")
    unit = short_unit(block.indicator)
    return ChartOptions(
        unit=unit if unit == "%" else "€" if unit.startswith("€") else "",
        decimals=block.indicator.decimales,
        forecast=block.indicator.is_forecast,
        ruptures=_ruptures(block.indicator, block.breaks, voice),
        labels=names,
    )


def _ruptures(indicator: Indicator, breaks: Sequence[str], voice: Voice) -> tuple[Rupture, ...]:
    source = indicator.source.indicateur
    declared = {entry.periode: entry.titre for entry in voice.catalogue.breaks if entry.indicateur == source}
    return tuple(Rupture(period, declared.get(period, "rupture")) for period in breaks)


def _point_row(period: str, number: Observed, indicator: Indicator, voice: Voice, name: str = "") -> dict[str, Cell]:
    """A point of a line; on hover, its line's name (a place, unless they are told by code), then when and how much."""
    when = periods.short_label(period)
    return {
        "period": period,
        "period_label": when,
        **value_cells(number, voice),
        "texte": hover(f"{name}, {when}" if name else when, number, indicator),
    }


def same_scale(block: Block) -> list[Series]:
    """The series that one axis can hold: counts of a parent would flatten those of its parts.

    Four years are shown; what is older stays in the data files.
    """
    counted = block.indicator.mesure in ("nombre", "montant")
    kept = [series for series in block.series if not counted or series.territory == block.shown]
    return [replace(series, points=series.points[-POINTS_SHOWN:]) for series in kept]


def _evolution(block: Block, voice: Voice) -> list[Row]:
    rows: list[Row] = []
    shown = same_scale(block)[:4]
    several_codes = len({series.code for series in shown}) > 1
    for rank, series in enumerate(shown):
        name = text_of(voice.name(series.territory))
        label = item_label(block.indicator, series.code, voice.labels) if several_codes else name
        common: dict[str, Cell] = {"series": f"{series.territory}.{series.code}", "series_label": label}
        role = role_of(series.territory, block.shown)
        common["role"] = "autre" if role == "territoire" and rank else role
        told = label if len(shown) > 1 else ""  # a line alone: the subtitle has its place
        rows += [{**_point_row(p.period, p, block.indicator, voice, told), **common} for p in series.points]
    return rows


def _scale(block: Block, voice: Voice) -> list[Row]:
    series = next((s for s in same_scale(block) if s.territory == block.shown), None)
    points = series.points if series else ()
    if not points and block.main is not None and block.period:
        return [_grade_row(block.period, block.main, block.indicator, voice)]
    return [_grade_row(p.period, p, block.indicator, voice) for p in points]


def _grade_row(period: str, number: Observed, indicator: Indicator, voice: Voice) -> Row:
    row = _point_row(period, number, indicator, voice, text_of(voice.name(number.territory)))
    word = "" if number.value is None else grade_word(indicator, number.value)
    return {**row, "grade": row.pop("value"), "word": word}


_ROWS: dict[str, Callable[[Block, Voice], list[Row]]] = {
    "evolution": _evolution,
    "echelle": _scale,
    "structure": structure_rows,
    "secteurs": structure_rows,
    "profil": profile_rows,
    "pyramide": pyramid_rows,
    "contrats": contract_rows,
    "comparaison": comparison_rows,
    "metiers": metier_rows,
    "nuage": cloud_rows,
    "multiples": panel_rows,
}
