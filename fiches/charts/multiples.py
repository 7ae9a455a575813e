"""multiples: small panels on one axis of time, one a series, each under its name with its last value.

Columns: series, series_label, period, value or grade (1–5), zero, cle, texte; a row without `cle` is a place that its
line passes through, without a point. On a panel's last row: parent_grade, parent_label, parent_cle, parent_texte.
Options: ruptures, unit, decimals. One drawing of two columns, as wide as a phone: it is the same file in the page,
alone and on paper, where several drawings would need a grid around them.

Counts are lines from zero, on one scale when the smallest panel would still be read on it; else each on its own, which
is said above. Grades are steps between 1 and 5, the parent's latest ringed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiches.charts import theme
from fiches.charts.bars import dashed_key
from fiches.charts.measure import width
from fiches.charts.model import ChartOptions, Datum, Drawing, Row, marks_of, number_of, text_of
from fiches.charts.numbers import MISSING, value_text
from fiches.charts.panels import GAP, YEAR, Grid, Panel, arrange, break_rules, feet, names_of, rule, series_of, told
from fiches.charts.place import LINE, by_look, words
from fiches.charts.scale import STEPS, fill, grade_of
from fiches.charts.timeline import Point, points, quarter, runs, step_of

if TYPE_CHECKING:
    import altair as alt

HIGH = 46
LEVEL = 10  # pixels of one grade
COMMON = 3.0  # times the lowest panel's highest value, up to which one scale serves all
OWN_SCALE = "Chaque case a sa propre échelle, à partir de zéro."
ONE_SCALE = "Même échelle dans toutes les cases, à partir de zéro."
RING: Datum = {"trait": theme.PARENT, "epaisseur": 1.5, "tirets": [4, 2]}


def layout(rows: Sequence[Row], options: ChartOptions) -> Drawing | None:
    """The numbers of the drawing, or None when no value is published."""
    if any(grade_of(row) for row in rows):
        return _grades(rows, options)
    return _counts(rows, options) if any(number_of(row, "value") is not None for row in rows) else None


def _drawing(tables: dict[str, list[Datum]], grid: Grid) -> Drawing:
    empty: dict[str, list[Datum]] = {
        "traits": [],
        "lignes": [],
        "points": [],
        "boites": [],
        "anneaux": [],
        "textes": [],
    }
    signals = {"debut": 0.0, "fin": float(theme.WIDTH), "bas": grid.bottom, "haut": 0.0}
    return Drawing({**empty, **tables}, grid.bottom, signals)


def _end(panel: Panel, grid: Grid, text: str, y: float) -> Datum:
    """The last value beside its plot, or that it is missing."""
    row = panel.rows[-1]
    known = text != MISSING
    look = theme.ACCENT if known else theme.MUTED
    return words(grid.end(panel), y, text, color=look, bold=known, marks=marks_of(row) if known else None)


# Counts


def _highest(rows: Sequence[Row]) -> float:
    return max((dot.value for dot in points(rows)), default=0.0)


def _scales(series: Sequence[Sequence[Row]]) -> tuple[list[float], str]:
    """The value at the top of each panel, and how that is told."""
    tops = [_highest(own) for own in series]
    known = [top for top in tops if top > 0]
    if not known or max(known) <= COMMON * min(known):
        return [max(known, default=1.0)] * len(tops), ONE_SCALE
    return [top or 1.0 for top in tops], OWN_SCALE


def _last_text(rows: Sequence[Row], grid_last: int, options: ChartOptions) -> str:
    ended = quarter(text_of(rows[-1], "period")) < grid_last
    return MISSING if ended else value_text(rows[-1], options)


def _counts(rows: Sequence[Row], options: ChartOptions) -> Drawing:
    series = series_of(rows)
    tops, scale = _scales(series)
    quarters = [quarter(text_of(row, "period")) for row in rows]
    rules, texts = told([scale], options.ruptures, min(quarters), max(quarters))
    ends = [_last_text(own, max(quarters), options) for own in series]
    right = max(width(end, bold=True) for end in ends) + GAP
    grid = arrange(series, margins=(YEAR / 2, right), high=HIGH, top=LINE * len(texts) + 8)
    tables: dict[str, list[Datum]] = {
        "traits": [*rules, *break_rules(grid, options.ruptures)],
        "lignes": [],
        "points": [],
    }
    texts += [*names_of(grid), *feet(grid)]
    for index, (panel, top, end) in enumerate(zip(grid.panels, tops, ends, strict=True)):
        tables["traits"].append(_floor(grid, panel))
        cut = runs(points(panel.rows), step_of(rows), options.ruptures)
        tables["lignes"] += _line(grid, panel, cut, top, index)
        tables["points"] += _dots(grid, panel, cut, top)
        texts += [_end(panel, grid, end, _level(grid, panel, top) + 4), *_begun(grid, panel)]
    return _drawing({**tables, "textes": texts}, grid)


def _floor(grid: Grid, panel: Panel) -> Datum:
    y = panel.top + grid.high
    return rule(panel.x + grid.left, grid.x(panel, grid.last), y, y, theme.COUNTRY)


def _y(grid: Grid, panel: Panel, value: float, top: float) -> float:
    return panel.top + grid.high * (1 - max(value, 0.0) / top)


def _level(grid: Grid, panel: Panel, top: float) -> float:
    """Where the last value's words stand: at its height, within the plot."""
    value = number_of(panel.rows[-1], "value")
    return panel.top + grid.high / 2 if value is None else min(_y(grid, panel, value, top), panel.top + grid.high - 4)


def _line(grid: Grid, panel: Panel, cut: Sequence[Sequence[Point]], top: float, index: int) -> list[Datum]:
    look: Datum = {"couleur": theme.ACCENT, "epaisseur": 1.75, "tirets": []}
    return [
        {"q": grid.x(panel, dot.at), "valeur": _y(grid, panel, dot.value, top), "trace": f"{index}.{rank}", **look}
        for rank, run in enumerate(cut)
        for dot in run
        if len(run) > 1
    ]


def _dots(grid: Grid, panel: Panel, cut: Sequence[Sequence[Point]], top: float) -> list[Datum]:
    """A point where a row has a mark, or stands alone; the last one larger, a published zero hollow."""
    alone = [run[0] for run in cut if len(run) == 1]
    found: list[Datum] = []
    for dot in (dot for run in cut for dot in run):
        if text_of(dot.row, "cle") or dot in alone:
            hollow, last = bool(dot.row.get("zero")), dot.row is panel.rows[-1]
            look: Datum = {"fond": theme.PAPER if hollow else theme.ACCENT, "trait": theme.ACCENT if hollow else None}
            look |= {"taille": 32.0 if last or hollow else 14.0, "epaisseur": 1.5}
            place: Datum = {"q": grid.x(panel, dot.at), "valeur": _y(grid, panel, dot.value, top)}
            found.append({**place, **look, **marks_of(dot.row)})
    return found


def _begun(grid: Grid, panel: Panel) -> list[Datum]:
    """« depuis 2025 », in the empty past of a series that began after the others."""
    period = text_of(panel.rows[0], "period")
    if quarter(period) == grid.first:
        return []
    year, _, rank = period.partition("T")
    text = f"depuis {year}" if rank in ("", "1") else f"depuis T{rank} {year}"
    room = grid.x(panel, quarter(period)) - panel.x - 8
    return [words(panel.x, panel.top + grid.high / 2, text, color=theme.MUTED)] if width(text) <= room else []


# Grades


def _grades(rows: Sequence[Row], _: ChartOptions) -> Drawing:
    series, step = series_of(rows), step_of(rows)
    named = [text_of(row, "parent_label") for row in rows if grade_of(row, "parent_grade")]
    rings, texts = dashed_key(named[0]) if named else ([], [])
    final = max(quarter(text_of(row, "period")) for row in rows)
    ends = [str(_grade_at(own[-1], final) or MISSING) for own in series]
    right = max(width(end, bold=True) for end in ends) + GAP
    high, top = float(LEVEL * len(STEPS)), 22.0 if named else 0.0
    grid = arrange(series, margins=(14.0, right), high=high, top=top, after=step)
    tables: dict[str, list[Datum]] = {"traits": [], "anneaux": rings}
    texts += [*names_of(grid), *feet(grid, step / 2)]
    steps: list[Datum] = []
    for panel, end in zip(grid.panels, ends, strict=True):
        tables["traits"] += [_edge(grid, panel, grade) for grade in (STEPS[0], STEPS[-1])]
        steps += [_step(grid, panel, run, step) for run in _runs(panel.rows, step)]
        tables["anneaux"] += _ring(grid, panel, step)
        texts += _grade_words(grid, panel, end)
    tables["boites"] = by_look(steps)
    return _drawing({**tables, "textes": texts}, grid)


def _grade_at(row: Row, final: int) -> int | None:
    """The grade of the last period; None where the row is older."""
    return grade_of(row) if quarter(text_of(row, "period")) == final else None


def _middle(grid: Grid, panel: Panel, grade: int) -> float:
    return panel.top + grid.high - (grade - 0.5) * LEVEL


def _edge(grid: Grid, panel: Panel, grade: int) -> Datum:
    y = _middle(grid, panel, grade)
    return rule(panel.x + grid.left, panel.x + grid.left + grid.room, y, y, theme.GRID)


def _runs(rows: Sequence[Row], step: int) -> list[list[Row]]:
    """Neighbouring periods of one grade, drawn as one long step; the last period stands alone."""
    cut: list[list[Row]] = []
    for row in rows:
        last = cut[-1][-1] if cut else None
        alike = last is not None and grade_of(row) == grade_of(last) and row is not rows[-1]
        if alike and last is not None and _at(row) - _at(last) == step:
            cut[-1].append(row)
        elif grade_of(row):
            cut.append([row])
    return cut


def _at(row: Row) -> int:
    return quarter(text_of(row, "period"))


def _box(grid: Grid, panel: Panel, run: Sequence[Row], grade: int, step: int) -> Datum:
    y = _middle(grid, panel, grade)
    return {"x": grid.x(panel, _at(run[0])) + 1, "x2": grid.x(panel, _at(run[-1]) + step) - 1, "y": y - 4, "y2": y + 4}


def _step(grid: Grid, panel: Panel, run: Sequence[Row], step: int) -> Datum:
    grade = grade_of(run[0]) or 1
    look: Datum = {"fond": fill(grade), "trait": theme.INK, "epaisseur": 1.5 if run[-1] is panel.rows[-1] else 0.75}
    return {**_box(grid, panel, run, grade, step), **look, **_marks(run)}


def _marks(run: Sequence[Row]) -> Datum:
    """All marks of a run, and « … 2021 à 2024 : 3 sur 5 »."""
    first, last = text_of(run[0], "period_label"), text_of(run[-1], "period_label")
    text = text_of(run[0], "texte")
    told = text.replace(first, f"{first} à {last}") if len(run) > 1 and first else text
    return {"cle": " ".join(text_of(row, "cle") for row in run), "texte": told}


def _ring(grid: Grid, panel: Panel, step: int) -> list[Datum]:
    """Around the step where the parent stands at the last period."""
    row = panel.rows[-1]
    grade = grade_of(row, "parent_grade")
    if not grade:
        return []
    box = _box(grid, panel, [row], grade, step)
    grown = {"x": -2.0, "x2": 2.0, "y": -2.0, "y2": 2.0}
    return [{**{side: float(str(box[side])) + by for side, by in grown.items()}, **RING, **marks_of(row, "parent_")}]


def _grade_words(grid: Grid, panel: Panel, end: str) -> list[Datum]:
    """The grades at both ends of the scale, and the last one beside its step."""
    grade = grade_of(panel.rows[-1]) or 3
    scale = [
        {**words(panel.x, _middle(grid, panel, step) + 4, str(step), color=theme.MUTED), "repere": "y"}
        for step in (STEPS[0], STEPS[-1])
    ]
    return [*scale, _end(panel, grid, end, _middle(grid, panel, grade) + 4)]


def specification() -> alt.LayerChart:
    """The drawing: rules, lines and their points, steps, the parent's rings, words; all placed in pixels."""
    import altair as alt

    from fiches.charts import layers

    x = alt.X("q:Q", scale=layers.domain("debut", "fin"), axis=None)
    y = alt.Y("valeur:Q", scale=layers.domain(), axis=None)
    marks = (layers.strokes(), layers.runs(x, y), layers.dots(x=x, y=y), layers.boxes(), layers.boxes("anneaux"))
    return layers.stack(*marks, layers.texts(), debut=0, fin=1, bas=1, haut=0)
