"""Block → what its chart is drawn from: kind, rows, title, description, options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fiches import periods
from fiches.catalogue import Indicator
from fiches.charts.model import Cell, ChartOptions, Marked, Row, Rupture
from fiches.figures import Block, Headline, Item, Metier, Observed, Point, Series
from fiches.pages.svg_text import mark_of, svg_text, text_of
from fiches.schemas import FEWER_THAN_FIVE, FRANCE
from fiches.wording.labels import activity_label, grade_word, item_label, short_unit
from fiches.wording.marks import observed_text, short_period
from fiches.wording.messages import reading, subtitle, title
from fiches.wording.numbers import NBSP
from fiches.wording.voice import Voice

METIERS_DRAWN = 10
SPARK_QUARTERS = 12
TABLE_BELOW = Markup("Les mêmes chiffres sont dans le tableau qui suit le graphique.")


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
    heading = Markup("{} — {}").format(title(block, voice), subtitle(block, voice))
    described = Markup("{} {}").format(reading(block, voice), TABLE_BELOW)
    return Chart(block.indicator.graphique, rows, svg_text(heading), svg_text(described), _options(block, voice))


def sparkline_of(headline: Headline, breaks: Sequence[str], voice: Voice) -> Chart | None:
    """The last twelve quarters of a key figure, bare."""
    points = headline.series.points[-SPARK_QUARTERS:]
    rows = tuple(_point_row(p.period, p.number, headline.indicator, voice) for p in points)
    if sum(row["value"] is not None for row in rows) < 2 or headline.indicator.mesure == "niveau":
        return None
    ends = Markup(" ; ").join(_spark_end(point, headline.indicator, voice) for point in (points[0], points[-1]))
    ruptures = _ruptures(headline.indicator, breaks, voice)
    name = f"{headline.indicator.short}{NBSP}: évolution récente"
    return Chart("sparkline", rows, Marked(name), svg_text(ends), ChartOptions(ruptures=ruptures, from_zero=False))


def _spark_end(point: Point, indicator: Indicator, voice: Voice) -> Markup:
    return Markup("{}{}: {}").format(short_period(point.period), NBSP, voice.marker.observed(point.number, indicator))


def _is_known(row: Row) -> bool:
    return any(row.get(column) is not None for column in ("value", "grade"))


def _options(block: Block, voice: Voice) -> ChartOptions:
    names = tuple(i.short for i in _metier_columns(block, voice))[:2] if block.metiers else ()
    unit = short_unit(block.indicator)
    return ChartOptions(
        unit="%" if unit == "%" else "",
        decimals=block.indicator.decimales,
        forecast=voice.is_forecast(block.indicator),
        ruptures=_ruptures(block.indicator, block.breaks, voice),
        labels=names,
    )


def _ruptures(indicator: Indicator, breaks: Sequence[str], voice: Voice) -> tuple[Rupture, ...]:
    source = indicator.source.indicateur
    declared = {entry.periode: entry.titre for entry in voice.catalogue.breaks if entry.indicateur == source}
    return tuple(Rupture(period, declared.get(period, "rupture")) for period in breaks)


def _point_row(period: str, number: Observed, indicator: Indicator, voice: Voice) -> dict[str, Cell]:
    return {
        "period": period,
        "period_label": periods.short_label(period),
        **_value(number, voice),
        "texte": _hover(periods.label(period), number, indicator),
    }


def _value(number: Observed, voice: Voice, column: str = "value") -> dict[str, Cell]:
    return {
        column: number.value,
        "cle": mark_of(number, voice.home),
        "zero": number.value == 0 and number.status == FEWER_THAN_FIVE,
    }


def _hover(name: str, number: Observed, indicator: Indicator) -> str:
    said = "non disponible" if number.value is None else observed_text(number, indicator)
    return f"{name}{NBSP}: {said}"


def same_scale(block: Block) -> list[Series]:
    """The series that one axis can hold: counts of a parent would flatten those of its parts."""
    if block.indicator.mesure in ("nombre", "montant"):
        return [series for series in block.series if series.territory == block.shown]
    return list(block.series)


def _role(series: Series, block: Block, rank: int) -> str:
    if series.territory == block.shown:
        return "territoire" if rank == 0 else "autre"
    return "pays" if series.territory == FRANCE else "parent"


def _evolution(block: Block, voice: Voice) -> list[Row]:
    rows: list[Row] = []
    shown = same_scale(block)[:4]
    several_codes = len({series.code for series in shown}) > 1
    for rank, series in enumerate(shown):
        name = text_of(voice.name(series.territory))
        label = item_label(block.indicator, series.code, voice.labels) if several_codes else name
        common: dict[str, Cell] = {"series": f"{series.territory}.{series.code}", "series_label": label}
        common["role"] = _role(series, block, rank)
        rows += [{**_point_row(p.period, p.number, block.indicator, voice), **common} for p in series.points]
    return rows


def _scale(block: Block, voice: Voice) -> list[Row]:
    series = next((s for s in block.series if s.territory == block.shown), None)
    points = series.points if series else ()
    if not points and block.main is not None and block.period:
        return [_grade_row(block.period, block.main, block.indicator, voice)]
    return [_grade_row(p.period, p.number, block.indicator, voice) for p in points]


def _grade_row(period: str, number: Observed, indicator: Indicator, voice: Voice) -> Row:
    row = _point_row(period, number, indicator, voice)
    word = "" if number.value is None else grade_word(indicator, number.value)
    return {**row, "grade": row.pop("value"), "word": word}


def _structure(block: Block, voice: Voice) -> list[Row]:
    return [_item_row(order, item, block, voice) for order, item in enumerate(block.items)]


def _item_row(order: int, item: Item, block: Block, voice: Voice, column: str = "value") -> Row:
    label = item_label(block.indicator, item.code, voice.labels)
    row: dict[str, Cell] = {"order": order, "label": label, **_value(item.number, voice, column)}
    row["texte"] = _hover(label, item.number, block.indicator)
    if item.parent is not None:
        name = text_of(voice.name(item.parent.territory))
        row[f"parent_{column}"] = item.parent.value
        row["parent_cle"] = mark_of(item.parent, voice.home)
        row["parent_texte"] = _hover(f"{name}, {label}", item.parent, block.indicator)
        row["parent_label"] = name
    return row


def _profile(block: Block, voice: Voice) -> list[Row]:
    return [_item_row(order, item, block, voice, "grade") for order, item in enumerate(block.items)]


def _metier_columns(block: Block, voice: Voice) -> list[Indicator]:
    """The entries that the métiers table shows side by side: those of its section, crossed the same way."""
    return metier_columns(block.indicator, voice)


def metier_columns(indicator: Indicator, voice: Voice) -> list[Indicator]:
    """The chart's own entry first, then the others of its section that are asked for the same activities."""
    same = voice.catalogue.in_section(indicator.section)
    others = [i for i in same if i.id != indicator.id and i.source.activite == indicator.source.activite]
    return [indicator, *(i for i in others if i.graphique == "aucun")]


def _metiers(block: Block, voice: Voice) -> list[Row]:
    columns = [i for i in _metier_columns(block, voice) if i.mesure == block.indicator.mesure][:2]
    ordered = sorted(block.metiers, key=lambda m: (-_amount(m, block.indicator.id), m.code))[:METIERS_DRAWN]
    return [_metier_row(order, metier, columns, voice) for order, metier in enumerate(ordered)]


def _amount(metier: Metier, identifier: str) -> float:
    number = metier.numbers.get(identifier)
    return -1.0 if number is None or number.value is None else number.value


def _metier_row(order: int, metier: Metier, columns: Sequence[Indicator], voice: Voice) -> Row:
    row: dict[str, Cell] = {"order": order, "value": None, "zero": False, "cle": "", "texte": "", "label": metier.code}
    for rank, indicator in enumerate(columns):
        number = metier.numbers.get(indicator.id)
        if number is None:
            continue
        label = activity_label(number.key.activity_type, metier.code, voice.labels)
        told = _hover(label, number, indicator)
        row["label"] = label
        if rank == 0:
            row |= {**_value(number, voice), "texte": told}
        else:
            row |= {"second": number.value, "second_cle": mark_of(number, voice.home), "second_texte": told}
    return row


_ROWS: dict[str, Callable[[Block, Voice], list[Row]]] = {
    "evolution": _evolution,
    "echelle": _scale,
    "structure": _structure,
    "secteurs": _structure,
    "profil": _profile,
    "metiers": _metiers,
}
