"""Layers that several kinds share, and the rows that they read.

Marks whose place is a measure go through the kind's scales. Texts are placed in pixels of the plot, by the layout,
since only it can keep them apart. Each row carries its own look; `repere` leads each mark to its datum.
"""

from __future__ import annotations

import altair as alt

from fiches.charts.theme import FONT, GRID, MUTED, SIZE

def own(column: str) -> alt.ExprRef:
    """A property that each row gives."""
    return alt.ExprRef(f"datum.{column}")


def table(name: str) -> alt.Chart:
    """A chart over a named table, filled at drawing."""
    return alt.Chart(alt.NamedData(name))


def texts(name: str = "textes") -> alt.Chart:
    """Words at x, y (the baseline), with their couleur, graisse and ancre."""
    mark = table(name).mark_text(
        x=own("x"),
        y=own("y"),
        fill=own("couleur"),
        fontWeight=own("graisse"),
        align=own("ancre"),
        baseline="alphabetic",
        font=FONT,
        fontSize=SIZE,
        limit=0,
    )
    return mark.encode(text=alt.Text("mots:N"), description=alt.Description("repere:N"))


def boxes(name: str = "boites") -> alt.Chart:
    """Rectangles from x, y to x2, y2 in pixels, with their fond, trait, epaisseur and tirets."""
    look = {"fill": own("fond"), "stroke": own("trait"), "strokeWidth": own("epaisseur"), "strokeDash": own("tirets")}
    place = {"x": own("x"), "y": own("y"), "x2": own("x2"), "y2": own("y2")}
    return table(name).mark_rect(**place, **look).encode(description=alt.Description("repere:N"))


def strokes(name: str) -> alt.Chart:
    """Unmarked lines from x, y to x2, y2 in pixels, with their trait, epaisseur and tirets."""
    look = {"stroke": own("trait"), "strokeWidth": own("epaisseur"), "strokeDash": own("tirets")}
    chart = table(name).mark_rule(aria=False, **look)
    return chart.encode(
        x=alt.XValue(own("x")), y=alt.YValue(own("y")), x2=alt.X2Value(own("x2")), y2=alt.Y2Value(own("y2"))
    )


def params(**values: float | str | list[float]) -> list[alt.Parameter]:
    """The signals that a kind's layout gives, with the values that stand until it does."""
    return [alt.param(name=name, value=value) for name, value in values.items()]


def domain(low: str = "bas", high: str = "haut", **scale: str) -> alt.Scale:
    """A scale between two signals."""
    return alt.Scale(domain=[alt.ExprRef(low), alt.ExprRef(high)], nice=False, zero=False, **scale)


def runs(name: str = "lignes") -> alt.Chart:
    """Lines, one for each `trace`, with their couleur, epaisseur and tirets; x and y are the kind's."""
    look = {"stroke": own("couleur"), "strokeWidth": own("epaisseur"), "strokeDash": own("tirets")}
    return table(name).mark_line(aria=False, **look).encode(detail=alt.Detail("trace:N"))


def dots(name: str = "points") -> alt.Chart:
    """Discs of an area (taille), with their fond and trait; x and y are the kind's."""
    look = {"fill": own("fond"), "stroke": own("trait"), "size": own("taille"), "strokeWidth": 1.5, "opacity": 1}
    return table(name).mark_point(shape="circle", **look).encode(description=alt.Description("repere:N"))


def year_axis() -> alt.Axis:
    """Years only, at their first quarter, with a short tick."""
    year = "'' + datum.value / 4"
    look = {"grid": False, "domain": False, "tickColor": MUTED, "tickSize": 4, "labelColor": MUTED, "labelPadding": 2}
    return alt.Axis(values=alt.ExprRef("annees"), labelExpr=year, description="x", **look)


def value_axis() -> alt.Axis:
    """Round values at the left of lightest gridlines."""
    words = "format(datum.value, ',~f') + unite"
    look = {"grid": True, "gridColor": GRID, "domain": False, "ticks": False, "labelColor": MUTED, "labelPadding": 6}
    return alt.Axis(values=alt.ExprRef("graduations"), labelExpr=words, description="y", **look)


def count_axis() -> alt.Axis:
    """Round numbers under the plot, each with a short tick."""
    words = "format(datum.value, ',~f') + unite"
    look = {"grid": False, "domain": False, "tickColor": MUTED, "tickSize": 4, "labelColor": MUTED, "labelPadding": 2}
    return alt.Axis(values=alt.ExprRef("graduations"), labelExpr=words, description="x", **look)
