"""Dots of curves: each on the line of its series, at its period; the territory's own at the quarter of its last, each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fiches.site.proofs.drawn_lines import HOME, RELATIVE, YEAR, Line
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.reference import quarter_of
from fiches.site.proofs.shapes import NEAR, Shape, value_of


@dataclass(frozen=True, slots=True)
class Scale:
    """Where time falls: `x` at a quarter, then so many units a quarter."""

    quarter: int
    x: float
    step: float

    def at(self, quarter: int) -> float:
        return self.x + (quarter - self.quarter) * self.step

    def quarter_at(self, x: float) -> int:
        return self.quarter + round((x - self.x) / self.step)


def on_lines(dot: Shape, drawn: Sequence[Line]) -> list[Line]:
    """The lines that have a corner where a dot is."""
    return [line for line in drawn if any(_near(dot, corner) for corner in line.corners)]


def _near(dot: Shape, corner: tuple[float, float]) -> bool:
    return abs(corner[0] - dot.x) <= NEAR and abs(corner[1] - dot.y) <= NEAR


def dot_findings(page: PageReading, found: Sequence[Shape], drawn: Sequence[Line], scale: Scale) -> Iterator[str]:
    """Dots of another period than that of their corner, of another series than that of their line, or on no line at all."""
    relative = any(line.start for line in drawn)
    for dot in (one for one in found if one.kind == "dot"):
        on, mark = on_lines(dot, drawn), dot.marks[0] if dot.marks else ""
        said = quarter_of(mark.rstrip(")").split(".")[-2]) if mark.count(".") > 1 else None
        if not mark:
            if not on:
                yield f"point en ({dot.x:g}, {dot.y:g}), sur aucune ligne."
        elif said is None or abs(dot.x - scale.at(said)) > NEAR:
            yield f"point à {dot.x:g} pour {mark} (attendu : {scale.at(said or scale.quarter):.1f} d’après sa période)."
        elif on and not any(mark in (line.at(said), line.mark) for line in on):
            yield f"point de {mark} sur la ligne de {on[0].mark}."
        elif not on and relative and not mark.startswith(RELATIVE) and value_of(page, dot) is not None:
            yield f"point en ({dot.x:g}, {dot.y:g}) pour {mark}, sur aucune ligne."


def season_findings(page: PageReading, found: Sequence[Shape], drawn: Sequence[Line], scale: Scale) -> Iterator[str]:
    """On a chart with axes, what the eye compares: a dot at the quarter of the last value, each year, and at no other.

    A published zero, « moins de 5 », has one wherever it is.
    """
    own = [line for line in drawn if line.colour == HOME]
    if not own or not any(one.axis == "x" for one in found):
        return
    last = max(line.last for line in own)
    dots = [one for one in found if one.kind == "dot"]
    corners = [(line, corner) for line in own for corner in line.corners]
    for line, corner in corners:
        quarter = scale.quarter_at(corner[0])
        if (quarter - last) % YEAR == 0 and not any(_near(dot, corner) for dot in dots):
            yield f"{line.at(quarter)} n’a pas de point (attendu : un par année, au trimestre du dernier)."
    for dot in dots:
        if (
            value_of(page, dot) != 0
            and any(_near(dot, corner) for _, corner in corners)
            and (scale.quarter_at(dot.x) - last) % YEAR
        ):
            yield f"point à {dot.x:g} (attendu : au trimestre du dernier, une fois par année)."
