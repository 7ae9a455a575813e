"""The legend under a map that stands alone: a swatch, its words and how many territories it colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches.charts import theme
from fiches.charts.engine.compose import escape
from fiches.charts.engine.flatten import short
from fiches.charts.maps.palette import FILLS, ink_on

LINE = 18  # pixels from one class to the next
TOP = 10
SWATCH = (20, 12)
COUNTS = 230  # where counts end


@dataclass(frozen=True, slots=True)
class LegendLine:
    """One class; `sign` as drawn on its territories."""

    kind: str
    label: str
    count: str
    sign: str = ""


def height(lines: Sequence[LegendLine]) -> float:
    return TOP + LINE * len(lines) if lines else 0.0


def draw_legend(lines: Sequence[LegendLine], top: float) -> str:
    """The lines from `top` down, in pixels; their numbers are those of the classes and of the layout."""
    if not lines:
        return ""
    elements = "".join(_line(line, top + TOP + LINE * place) for place, line in enumerate(lines))
    return f'<g data-axe="libelles" data-constante="légende" fill="{theme.INK}">{elements}</g>'


def _line(line: LegendLine, y: float) -> str:
    wide, high = SWATCH
    dashes = ' stroke-dasharray="3 2"' if line.kind == "absent" else ""
    swatch = f'<rect x="0.5" y="{short(y + 0.5)}" width="{wide}" height="{high}" fill="{FILLS[line.kind]}"'
    words = f'<text x="{wide + 10}" y="{short(y + 11)}">{escape(line.label)}</text>'
    count = f'<text x="{COUNTS}" y="{short(y + 11)}" text-anchor="end">{escape(line.count)}</text>'
    sign = f'<text x="{wide / 2 + 0.5:.1f}" y="{short(y + 10.5)}" text-anchor="middle" fill="{ink_on(line.kind)}">{line.sign}</text>'
    return f'{swatch} stroke="{theme.MUTED}"{dashes}/>{sign if line.sign else ""}{words}{count}'
