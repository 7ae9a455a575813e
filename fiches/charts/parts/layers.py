"""Layers that several kinds share, and the rows that they read.

Marks whose place is a measure go through the kind's scales. Texts are placed in pixels of the plot, by the layout,
since only it can keep them apart. Each row carries its own look; `datum` leads each mark to its datum.
"""

from __future__ import annotations

from typing import Any, cast

import altair as alt

from fiches.charts.theme import FONT, GRID, MUTED, SIZE

BOX = {"fill": "fill", "stroke": "stroke", "strokeWidth": "thickness", "strokeDash": "dashes"}
"""Properties of a rectangle and the columns that give them; a column may be absent."""


def own(column: str) -> alt.ExprRef:
    """A property that each row gives."""
    return alt.ExprRef(f"datum.{column}")


def look(**columns: str) -> dict[str, Any]:
    """Properties that each row gives, by their columns. Any: Altair types each property apart."""
    return {name: own(column) for name, column in columns.items()}


def band() -> dict[str, Any]:
    """From y to y2, in pixels."""
    return look(y="y", y2="y2")


def pixel(column: str) -> Any:
    """A place in pixels that each row gives, outside of any scale."""
    return alt.value(own(column))


def datum() -> alt.Description:
    """What the mark shows, carried through the engine as its description."""
    return alt.Description("datum:N")


def table(name: str) -> alt.Chart:
    """A chart over a named table, filled at drawing."""
    return alt.Chart(alt.NamedData(name))


def encoded(mark: alt.Chart, **channels: Any) -> alt.Chart:
    """The mark with its channels."""
    return mark.encode(**channels)


def stack(*layers: alt.Chart, **signals: float | str | list[float]) -> alt.LayerChart:
    """Layers, the last on top, and the signals that a layout gives, with the values that stand until it does."""
    parameters = [alt.param(name=name, value=value) for name, value in signals.items()]
    return cast(alt.LayerChart, alt.layer(*layers).add_params(*parameters))


def domain(low: str = "low", high: str = "high") -> alt.Scale:
    """A linear scale between two signals."""
    return alt.Scale(domain=[alt.ExprRef(low), alt.ExprRef(high)], nice=False, zero=False)


def logarithmic() -> alt.Scale:
    """A logarithmic scale between the signals `low` and `high`, both over zero."""
    return alt.Scale(domain=[alt.ExprRef("low"), alt.ExprRef("high")], nice=False, type="log")


def texts(name: str = "texts") -> alt.Chart:
    """Words at x, y (the baseline), with their color, weight and align."""
    properties = look(x="x", y="y", fill="color", fontWeight="weight", align="align")
    mark = table(name).mark_text(baseline="alphabetic", font=FONT, fontSize=SIZE, limit=0, **properties)
    return encoded(mark, text=alt.Text("words:N"), description=datum())


def boxes(name: str = "boxes") -> alt.Chart:
    """Rectangles from x, y to x2, y2 in pixels, with their fill, stroke, thickness and dashes."""
    mark = table(name).mark_rect(**look(x="x", x2="x2", **BOX), **band())
    return encoded(mark, description=datum())


def strokes(name: str = "rules") -> alt.Chart:
    """Unmarked lines from x, y to x2, y2 in pixels, with their stroke, thickness and dashes."""
    mark = table(name).mark_rule(aria=False, **look(stroke="stroke", strokeWidth="thickness", strokeDash="dashes"))
    return encoded(mark, x=pixel("x"), y=pixel("y"), x2=pixel("x2"), y2=pixel("y2"))


def runs(x: alt.X, y: alt.Y) -> alt.Chart:
    """Lines of the table `lines`, one for each `run`, with their color, thickness, dashes and mark."""
    properties = look(stroke="color", strokeWidth="thickness", strokeDash="dashes")
    mark = table("lines").mark_line(**properties)
    return encoded(mark, x=x, y=y, detail=alt.Detail("run:N"), description=datum())


def dots(**channels: Any) -> alt.Chart:
    """Discs of the table `points`, with their area (size), fill and stroke."""
    properties = look(fill="fill", stroke="stroke", size="size", strokeWidth="thickness")
    mark = table("points").mark_point(shape="circle", opacity=1, **properties)
    return encoded(mark, description=datum(), **channels)


def year_axis() -> alt.Axis:
    """Years only, at their first quarter, with a short tick."""
    return _bottom_axis("years", "'' + datum.value / 4")


def count_axis() -> alt.Axis:
    """Round numbers under the plot, each with a short tick."""
    return _bottom_axis("ticks", _NUMBER)


_NUMBER = "format(datum.value, ',~f') + unit"


def _bottom_axis(values: str, words: str) -> alt.Axis:
    return alt.Axis(
        values=alt.ExprRef(values),
        labelExpr=words,
        description="x",
        grid=False,
        domain=False,
        tickColor=MUTED,
        tickSize=4,
        labelColor=MUTED,
        labelPadding=2,
    )


def value_axis(*, signed: bool = False) -> alt.Axis:
    """Round values at the left of lightest gridlines. signed: those above zero begin with the signal `plus`."""
    return alt.Axis(
        values=alt.ExprRef("ticks"),
        labelExpr=f"(datum.value > 0 ? plus : '') + {_NUMBER}" if signed else _NUMBER,
        description="y",
        grid=True,
        gridColor=GRID,
        domain=False,
        ticks=False,
        labelColor=MUTED,
        labelPadding=6,
    )
