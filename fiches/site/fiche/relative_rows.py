"""A history beside those of the parents → the rows of its lines, and the words that say what their zero is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fiches.charts.model import Cell, Row
from fiches.content.catalogue import Indicator
from fiches.indicators.model.numbers import Computed, Observed, Relative
from fiches.indicators.strips import unrounded
from fiches.site.fiche.row_parts import role_of
from fiches.site.fiche.series_rows import point_row
from fiches.site.svg_text import mark_of, text_of
from fiches.wording.context import WordingContext
from fiches.wording.marks import computed_text
from fiches.wording.numbers import NBSP, rounded

LONGEST_NAME = 26
"""Letters of a place's own name at the end of its line, « Provence-Alpes-Côte d’Azur »; a longer one, as most EPCI have, is « Ici »."""


def relative_rows(lines: Sequence[Relative], indicator: Indicator, wording: WordingContext, most: int) -> list[Row]:
    """Those of the last `most` periods of the first line, which is the territory's own; its dots say its counts."""
    own = lines[0].points[-most:]
    periods = {_ends(gap)[1].period for gap in own}
    rows: list[Row] = []
    for line in lines:
        marked, place = line is lines[0], text_of(wording.name(line.territory))
        label = "Ici" if marked and len(place) > LONGEST_NAME else place
        common: dict[str, Cell] = {"series": str(line.territory), "series_label": label}
        common["role"] = role_of(line.territory, lines[0].territory)
        kept = [gap for gap in line.points if _ends(gap)[1].period in periods]
        rows += [{**_row(gap, indicator, wording, marked=marked), **common} for gap in kept]
        if kept and rows[-1]["value"] is not None:
            rows[-1] = {**rows[-1], **_end(kept[-1], wording)}
    return rows


def _ends(gap: Computed) -> tuple[Observed, Observed]:
    start, point = (one for one in gap.arguments if isinstance(one, Observed))
    return start, point


def _row(gap: Computed, indicator: Indicator, wording: WordingContext, *, marked: bool) -> dict[str, Cell]:
    start, point = _ends(gap)
    row = point_row(point.period, point, indicator, wording)
    return {
        **row,
        "value": None if point.value is None else unrounded(gap),
        "zero": False,
        "mark": row["mark"] if marked else "",
        "hover": row["hover"] if marked else "",
        "line_mark": mark_of(gap, wording.home),
        "start": start.period,
    }


def _end(gap: Computed, wording: WordingContext) -> dict[str, Cell]:
    """The last gap of a line is its change over a year, and is told as such."""
    formula = wording.catalogue.formulas["evolution"]
    change = Computed(formula.id, gap.arguments, gap.value, gap.reason, decimals=gap.decimals)
    if change.value is None:
        return {}
    decimals = formula.decimales if change.decimals is None else change.decimals
    nil = rounded(change.value, decimals) == 0
    return {
        "value_label": f"0{NBSP}%" if nil and not decimals else computed_text(change, formula),
        "value_mark": mark_of(change, wording.home),
    }


def zero_note(rows: Sequence[Row], last: Relative, indicator: Indicator, wording: WordingContext) -> str:
    """« Écarts en % (zéro : fin mars 2025 ; avant la rupture : fin mars 2024) »."""
    drawn = {row["start"] for row in rows}
    starts = list(dict.fromkeys(_starts(last, drawn)))
    code = _ends(last.points[-1])[1].key.nomenclature_code
    now, *before = (text_of(wording.short_moment(indicator, period, code=code)) for period in reversed(starts))
    earlier = f"\u202f; avant la rupture{NBSP}: {', '.join(before)}" if before else ""
    return f"Écarts en{NBSP}% (zéro{NBSP}: {now}{earlier})"


def _starts(line: Relative, drawn: set[Cell]) -> Iterator[str]:
    yield from (start.period for start, _ in map(_ends, line.points) if start.period in drawn)
