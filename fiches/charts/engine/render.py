"""(kind, rows) → SVG, for a page or for paper, and the height of a drawing before it is made.

Altair writes and validates each kind once, with named tables left empty; vl-convert compiles it to Vega once, and
it is kept. Then a fiche's numbers flow into the compiled form's tables and signals, and vl-convert draws it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

from fiches.charts.engine.compose import Heading, compose
from fiches.charts.engine.flatten import NO_DATUM, Shape, flatten
from fiches.charts.engine.library import library
from fiches.charts.engine.registry import kind_module
from fiches.charts.model import LABELS, ChartOptions, Datum, Drawing, Marked, Row, as_marked
from fiches.charts.theme import FONT, LOCALE, MUTED, SIZE
from fiches.errors import Code, RenderError

Vega: TypeAlias = dict[str, object]
Marks: TypeAlias = dict[str, tuple[str, str]]

NOTHING = "Aucune donnée publiée."
_CONFIG: Mapping[str, object] = {
    "font": FONT,
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": SIZE,
        "labelOverlap": False,
        "labelBound": False,
        "labelFlush": False,
        "labelLimit": 0,
        "title": None,
    },
}


@functools.cache
def _compiled(kind: str) -> Vega:
    """The Vega form of a kind, compiled at its first use in this process."""
    chart = kind_module(kind).specification()
    return cast(Vega, library().vegalite_to_vega({**chart.to_dict(), "config": _CONFIG, "autosize": "none"}))


def _numbered(tables: Mapping[str, Sequence[Datum]]) -> tuple[dict[str, list[Datum]], Marks]:
    """The tables with each mark replaced by a number, and what each number stands for.

    Only that number goes through the engine, as a description; the texts stay out of its reach.
    """
    numbers: dict[tuple[str, str], str] = {}
    numbered: dict[str, list[Datum]] = {}
    for name, rows in tables.items():
        numbered[name] = []
        for row in rows:
            rest = {column: cell for column, cell in row.items() if column not in ("mark", "hover")}
            if "mark" in row or "hover" in row:
                pair = (str(row.get("mark") or ""), str(row.get("hover") or ""))
                rest["datum"] = numbers.setdefault(pair, f"d{len(numbers)}")
            numbered[name].append({"datum": NO_DATUM, **rest})
    return numbered, {number: pair for pair, number in numbers.items()}


def _filled(vega: Vega, drawing: Drawing, tables: Mapping[str, list[Datum]]) -> Vega:
    """The compiled form with this chart's tables, signals and sizes; the kept one is not touched."""
    data = cast(list[dict[str, object]], vega["data"])
    signals = cast(list[dict[str, object]], vega.get("signals", []))
    padding = {"left": drawing.left, "right": drawing.right, "top": drawing.top, "bottom": drawing.bottom}
    return {
        **vega,
        "width": drawing.inner_width,
        "height": drawing.height - drawing.top - drawing.bottom,
        "padding": padding,
        "data": [_table(entry, tables) for entry in data],
        "signals": [_signal(entry, drawing.signals) for entry in signals],
    }


def _table(entry: dict[str, object], tables: Mapping[str, list[Datum]]) -> dict[str, object]:
    name = str(entry["name"])
    return {"name": name, "values": tables[name]} if name in tables else entry


def _signal(entry: dict[str, object], values: Mapping[str, object]) -> dict[str, object]:
    name = str(entry["name"])
    return {**entry, "value": values[name]} if name in values else entry


def _drawn(kind: str, drawing: Drawing) -> tuple[list[Shape], Marks]:
    tables, marks = _numbered(drawing.tables)
    vega = _filled(_compiled(kind), drawing, tables)
    return flatten(library().vega_to_svg(vega, format_locale=dict(LOCALE))), marks


def _empty(width: float) -> tuple[Drawing, list[Shape]]:
    """What stands where there is nothing to draw: a sentence, not a frame of axes."""
    place = (("x", "0"), ("y", "20"))
    return Drawing({}, height=32, width=width), [Shape("text", place, (("fill", MUTED),), NOTHING, LABELS)]


def draw(
    kind: str,
    rows: Sequence[Row],
    *,
    identifier: str,
    title: str | Marked,
    description: str | Marked,
    options: ChartOptions | None = None,
) -> str:
    """One chart as an SVG that stands in a page.

    rows: the columns that the kind's docstring names; `mark` a mark (a key, or `formule:` and a formula), `hover` the
    words shown on hover. identifier: unique in the page.
    Raises RenderError for an unknown kind, or when the engine refuses the rows.
    """
    module = kind_module(kind)
    options = options or ChartOptions()
    drawing = module.layout(rows, options) if rows else None
    try:
        shapes, marks = _drawn(kind, drawing) if drawing else ([], {})
    except ValueError as error:
        raise RenderError(
            f"Graphique «\u00a0{identifier}\u00a0» ({kind}) non dessiné\u00a0: {error}", code=Code.CHART
        ) from error
    if not drawing:
        drawing, shapes = _empty(options.width)
    silent = bool(getattr(module, "SILENT", False))
    heading = Heading(kind, identifier, as_marked(title), as_marked(description), drawing.width, drawing.height, silent)
    return compose(heading, shapes, marks)


def drawn_height(kind: str, rows: Sequence[Row], options: ChartOptions) -> float:
    """How high the chart is, in pixels, without the time of drawing it. Raises RenderError for an unknown kind."""
    drawing = kind_module(kind).layout(rows, options) if rows else None
    return (drawing or _empty(options.width)[0]).height
