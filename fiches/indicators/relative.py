"""A count's history beside its parents', whatever their sizes: each as gaps, in %, from one quarter of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fiches.content.formulas import Formula
from fiches.indicators.computing import below_base, percentage
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.numbers import Computed, Observed, Relative
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.indicators.rows import series_of
from fiches.keys import NOT_AVAILABLE, Key
from fiches.periods import Period


def relative_lines(data: EditionData, change: Computed | None, parents: Sequence[ParentFigure]) -> tuple[Relative, ...]:
    """The line of the territory, then those of its parents that have one; none where no change over a year is given.

    All start from the period that the change starts from, so that each ends at its own change. Before a break of series,
    from the same quarter of an earlier year: the latest that the territory has there. A parent's line has that quarter of
    each year alone, which is what is compared.
    """
    beside = [one.evolution for one in parents if _is_given(one.evolution)]
    if change is None or not _is_given(change) or not beside:
        return ()
    formula = data.catalogue.formulas["relatif"]
    starts = _starts(data, change, formula)
    quarter = Period.parse(_last(change).period).quarter
    same = {period: start for period, start in starts.items() if Period.parse(period).quarter == quarter}
    lines = (
        _line(data, one, starts if one is change else same, formula) for one in (change, *beside) if one is not None
    )
    return tuple(line for line in lines if line.points)


def _is_given(change: Computed | None) -> bool:
    return change is not None and change.value is not None and change.formula == "evolution"


def _last(change: Computed) -> Key:
    return tuple(change.keys)[-1]


def _starts(data: EditionData, change: Computed, formula: Formula) -> dict[str, str]:
    """Each period of the territory's history that compares with a start, and that start."""
    last = _last(change)
    quarter = Period.parse(last.period).quarter
    starts: dict[str, str] = {}
    for segment in _segments(data, series_of(data, last).points):
        same = [p.period for p in segment if Period.parse(p.period).quarter == quarter and _may_divide(p, formula)]
        if last.period in (p.period for p in segment):
            same = [str(Period.parse(last.period).a_year_before())]
        if same and len(segment) > 1:
            starts |= {p.period: same[-1] for p in segment}
    return starts


def _segments(data: EditionData, points: Sequence[Observed]) -> Iterator[list[Observed]]:
    """The history cut where a break of series forbids to compare."""
    segment = list(points[:1])
    for before, now in pairwise(points):
        if data.catalogue.crosses_break(now.key.indicator, now.key.nomenclature_code, before.period, now.period):
            yield segment
            segment = []
        segment.append(now)
    yield segment


def _may_divide(number: Observed, formula: Formula) -> bool:
    return number.value is not None and not below_base(number.value, formula)


def _line(data: EditionData, change: Computed, starts: dict[str, str], formula: Formula) -> Relative:
    points = series_of(data, _last(change)).points
    known = {point.period: point for point in points}
    drawn = []
    for point in points:
        start = known.get(starts.get(point.period, ""))
        if start is not None and _may_divide(start, formula):
            drawn.append(_gap(start, point, formula))
    return Relative(_last(change).territory, tuple(drawn))


def _gap(start: Observed, point: Observed, formula: Formula) -> Computed:
    if point.value is None or not start.value:
        return Computed(formula.id, (start, point), None, NOT_AVAILABLE)
    return percentage(formula, (start, point), 100 * (point.value - start.value) / start.value)
