"""Curves and sparklines: every corner of a line, every dot, is where its axes and its series put the value of its period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import unquote

from lxml import etree

from fiches.site.proofs.curve_dots import Scale, dot_findings, on_lines, season_findings
from fiches.site.proofs.drawn_lines import HOME, RELATIVE, YEAR, Line, lines, unmarked
from fiches.site.proofs.french import numbers, periods, plain
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.shapes import BASELINE, NEAR, Shape, straight, value_of

_AXIS = NEAR + 0.5  # graduations stand half a unit beside their place
_COUNTRY, _COUNTRY_KEY = "pays", "NAT-FR"
_ZERO = "(zéro"


def curve_findings(page: PageReading, drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """Corners and dots where the axes put their periods and values; colours, zero and graduations as they should."""
    drawn = lines(drawing)
    years = [
        (int(said[0].value) * YEAR, one.x)
        for one in found
        if one.kind == "text" and one.axis == "x" and (said := numbers(one.words))
    ]
    yield from unmarked(drawing)
    yield from straight([(float(quarter), x, f"l’année {quarter // YEAR}") for quarter, x in years], "à", _AXIS)
    yield from _fewest(page, found, drawn, years)
    yield from _untold(page, drawn, years)
    yield from _colours(page, drawn)
    yield from _zero(drawn, found)
    yield from _ends(drawn, found)
    yield from _graduations(found)


def sparkline_findings(page: PageReading, drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """The lines stay in their frame, have a corner for each value of their periods; its dots are on them."""
    frame = [float(said) for said in str(drawing.get("viewBox") or drawing.get("viewbox") or "0 0 0 0").split()]
    drawn = lines(drawing)
    dots = [one for one in found if one.kind == "dot" and one.marks]
    for x, y in [corner for line in drawn for corner in line.corners] + [(dot.x, dot.y) for dot in dots]:
        if not (frame[0] <= x <= frame[0] + frame[2] and frame[1] <= y <= frame[1] + frame[3]):
            yield f"point ({x:g}, {y:g}) hors du cadre."
            return
    yield from unmarked(drawing)
    yield from _fewest(page, found, drawn, [])
    yield from _colours(page, drawn)


def _fewest(
    page: PageReading, found: Sequence[Shape], drawn: Sequence[Line], years: Sequence[tuple[int, float]]
) -> list[str]:
    """What is wrong on the time scale that the years give, or on the better of those that corners may have: a quarter, a year."""
    scales = _scales(drawn, years)
    judged = [list(_placed(page, found, drawn, scale, years)) for scale in scales]
    return min(judged, key=len) if judged else list(_heights(_alone(page, found, drawn), found))


def _scales(drawn: Sequence[Line], years: Sequence[tuple[int, float]]) -> list[Scale]:
    if not drawn:
        return []
    longest = max(drawn, key=lambda line: len(line.corners))
    end = longest.end[0]
    if len(years) > 1:
        (first, left), (last, right) = min(years), max(years)
        return [Scale(longest.last, end, (right - left) / (last - first))] if right > left else []
    apart = [after - before for run in longest.runs for (before, _), (after, _) in pairwise(run)]
    least, whole = min(apart, default=0.0), end - longest.corners[0][0]
    if least <= 0 or whole <= 0:
        return []
    return [Scale(longest.last, end, whole / round(whole / least) / unit) for unit in (1, YEAR)]


def _placed(
    page: PageReading,
    found: Sequence[Shape],
    drawn: Sequence[Line],
    scale: Scale,
    years: Sequence[tuple[int, float]],
) -> Iterator[str]:
    """What is not where this scale of time and one scale of values put it."""
    heights: list[tuple[float, float, str]] = []
    for quarter, x in years:
        if abs(x - scale.at(quarter)) > _AXIS:
            yield f"l’année {quarter // YEAR} à {x:g} (attendu : {scale.at(quarter):.1f} d’après les lignes)."
    for line in drawn:
        if abs(line.end[0] - scale.at(line.last)) > NEAR:
            yield f"la ligne de {line.mark} finit à {line.end[0]:g} (attendu : {scale.at(line.last):.1f})."
        yield from _joined(page, line, scale)
        for x, y in line.corners:
            quarter = scale.quarter_at(x)
            if abs(x - scale.at(quarter)) > NEAR:
                yield f"la ligne passe en ({x:g}, {y:g}), entre deux périodes (attendu : {scale.at(quarter):.1f})."
            value = line.value(page, quarter)
            if value is None:
                yield f"la ligne passe en ({x:g}, {y:g}), où {line.at(quarter)} n’a pas de valeur."
            else:
                heights.append((value, y, line.at(quarter)))
    yield from dot_findings(page, found, drawn, scale)
    yield from season_findings(page, found, drawn, scale)
    yield from _heights([*heights, *_alone(page, found, drawn)], found)


def _untold(page: PageReading, drawn: Sequence[Line], years: Sequence[tuple[int, float]]) -> Iterator[str]:
    """Each value that the territory's own line goes through is in a cell of the page."""
    scales = _scales(drawn, years)
    if not page.is_fiche or len(scales) != 1:
        return
    for line in (one for one in drawn if not one.territory):
        reached = {line.at(scales[0].quarter_at(x)) for x, _ in line.corners}
        if missing := sorted(reached - page.told):
            yield f"{missing[0]} n’est dite nulle part dans la page ({len(missing)} de suite)."


def _alone(page: PageReading, found: Sequence[Shape], drawn: Sequence[Line]) -> list[tuple[float, float, str]]:
    """The values of the dots that stand on no line."""
    dots = [one for one in found if one.kind == "dot" and one.marks and not on_lines(one, drawn)]
    return [(value, one.y, one.marks[0]) for one in dots if (value := value_of(page, one)) is not None]


def _heights(points: Sequence[tuple[float, float, str]], found: Sequence[Shape]) -> Iterator[str]:
    """All on one scale, that of the graduations where there are two."""
    ticks = sorted(
        (float(said[0].value), one.y - BASELINE) for one in found if one.axis == "y" and (said := numbers(one.words))
    )
    if len(ticks) > 1 and ticks[-1][0] > ticks[0][0]:
        (first, low), (last, high) = ticks[0], ticks[-1]
        for value, y, mark in points:
            wanted = low + (high - low) * (value - first) / (last - first)
            if abs(y - wanted) > _AXIS:
                yield f"point à {y:g} pour {mark} = {value:g} (attendu : {wanted:.1f} d’après l’axe)."
    if points:
        yield from straight(points, "haut de")


def _joined(page: PageReading, line: Line, scale: Scale) -> Iterator[str]:
    """Values that follow one another are joined, unless a break of series lies between; nothing else is."""
    reached = [[scale.quarter_at(x) for x, _ in run] for run in line.runs]
    every = sorted({quarter for run in reached for quarter in run})
    yearly = all((quarter - line.last) % YEAR == 0 for quarter in every)
    step = YEAR if yearly else 1
    pairs = {pair for run in reached for pair in pairwise(run)}
    fields = line.key.rpartition("/")[2].split(".")
    for first in range(every[0], every[-1], step):
        pair = (first, first + step)
        known = all(line.value(page, quarter) is not None for quarter in pair)
        wanted = known and not page.reference.is_broken(fields[0], unquote(fields[3]), *pair)
        if wanted and pair not in pairs:
            yield f"la ligne ne joint pas {line.at(first)} à {line.at(first + step)}."
        if pair in pairs and not wanted:
            yield f"la ligne joint {line.at(first)} à {line.at(first + step)} (attendu : une rupture, ou une valeur qui manque)."
    if any(after - before != step for before, after in pairs):
        yield f"la ligne de {line.mark} saute une période."


def _colours(page: PageReading, drawn: Sequence[Line]) -> Iterator[str]:
    """The territory's own line is in its colour, the country's in its own, a parent's in neither."""
    if not any(line.start for line in drawn):
        return
    own = {line.territory for line in drawn if line.colour == HOME}
    if len(own) > 1:
        yield f"{len(own)} territoires de la couleur d’un seul."
    for line in (one for one in drawn if not one.colour.startswith("#")):  # a file has bare colours
        of_country = line.territory == _COUNTRY_KEY
        if line.colour != HOME and (line.colour == _COUNTRY) != of_country:
            yield f"ligne de {line.mark} de la couleur « {line.colour} »."
        if line.colour == HOME and page.home and line.territory and any(not one.territory for one in drawn):
            yield f"ligne de {line.mark} de la couleur de {page.home}."


def _zero(drawn: Sequence[Line], found: Sequence[Shape]) -> Iterator[str]:
    """Gaps start from the periods that the note names, all lines from the same."""
    starts = {line.start.split(".")[-2] for line in drawn if line.start}
    note = plain(" ".join(one.words for one in found if one.kind == "text" and one.axis == "libelles"))
    if not starts:
        if _ZERO in note:
            yield f"« {note} » : aucune ligne n’est faite d’écarts."
        return
    said = periods(note[note.find(_ZERO) :]) if _ZERO in note else []
    for start in sorted(starts):
        if not any(one.is_of(start) for one in said):
            yield f"« {note} » ne dit pas de quel trimestre partent les lignes (attendu : {start})."
    if len(said) > len(starts):
        yield f"« {note} » : {len(said)} périodes (attendu : {', '.join(sorted(starts))})."


def _ends(drawn: Sequence[Line], found: Sequence[Shape]) -> Iterator[str]:
    """A line of gaps ends at the change over a year that is written beside it."""
    last = max((line.last for line in drawn), default=0)
    wanted = {line.mark.removeprefix(RELATIVE) for line in drawn if line.start and line.last == last}
    said = {
        one.marks[0].removeprefix("evolution")
        for one in found
        if one.kind == "text" and one.marks and one.marks[0].startswith("evolution")
    }
    for mark in sorted(wanted ^ said):
        reason = "n’a pas d’évolution à côté d’elle" if mark in wanted else "n’a pas de ligne"
        yield f"{RELATIVE}{mark} {reason}."


def _graduations(found: Sequence[Shape]) -> Iterator[str]:
    """The graduations of an axis are evenly spaced: each stands where the others put it."""
    ticks = sorted((one.y, float(said[0].value)) for one in found if one.axis == "y" and (said := numbers(one.words)))
    steps = [round(after[1] - before[1], 6) for before, after in pairwise(ticks)]
    usual = max(set(steps), key=steps.count, default=0)
    for (_, before), (_, after) in pairwise(ticks):
        if abs(after - before - usual) > abs(usual) / 100:
            yield f"graduation {after:g} après {before:g} (attendu : un pas de {abs(usual):g})."
