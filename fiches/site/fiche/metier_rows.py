"""Métiers → rows of their charts, and the columns that stand together."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.charts.model import Cell, Row
from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block, Metier
from fiches.site.fiche.row_parts import value_cells
from fiches.site.svg_text import mark_of
from fiches.wording.item_titles import volume_of
from fiches.wording.labels import activity_label
from fiches.wording.marks import observed_text
from fiches.wording.numbers import NBSP
from fiches.wording.voice import Voice

METIERS_DRAWN = 10


def metier_columns(indicator: Indicator, voice: Voice) -> list[Indicator]:
    """The entries told side by side: the chart's own, then those of its section that have no chart of their own.

    A field of points has two: its volume and its grade.
    """
    if indicator.graphique == "nuage":
        volume = volume_of(indicator, voice)
        return [volume, indicator] if volume else [indicator]
    same = voice.catalogue.in_section(indicator.section)
    others = [i for i in same if i.id != indicator.id and i.source.activite == indicator.source.activite]
    return [indicator, *(i for i in others if i.graphique == "aucun")]


def metier_rows(block: Block, voice: Voice) -> list[Row]:
    """The ten largest, a second value of the same measure beside the first."""
    columns = [i for i in metier_columns(block.indicator, voice) if i.mesure == block.indicator.mesure][:2]
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
        row["label"] = label
        if rank == 0:
            row |= value_cells(number, voice)
        else:
            row |= {"second": number.value, "second_cle": mark_of(number, voice.home), "second_texte": ""}
    return row


def cloud_rows(block: Block, voice: Voice) -> list[Row]:
    """A point a métier that has both a volume over zero and a grade; the largest volumes first."""
    volume = volume_of(block.indicator, voice)
    if volume is None:
        return []
    ordered = sorted(block.metiers, key=lambda m: (-_amount(m, volume.id), m.code))
    rows = (_point(metier, volume, block.indicator, voice) for metier in ordered)
    return [{**row, "order": order} for order, row in enumerate(row for row in rows if row)]


def _point(metier: Metier, volume: Indicator, grade: Indicator, voice: Voice) -> dict[str, Cell]:
    x, y = metier.numbers.get(volume.id), metier.numbers.get(grade.id)
    if x is None or y is None or not x.value or y.value is None:
        return {}
    label = activity_label(x.key.activity_type, metier.code, voice.labels)
    told = f"{label}{NBSP}: {observed_text(x, volume)}, {observed_text(y, grade)}"
    marks = f"{mark_of(x, voice.home)} {mark_of(y, voice.home)}"
    return {"label": label, "x": x.value, "y": y.value, "cle": marks, "texte": told}
