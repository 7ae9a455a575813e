"""Charts: (kind, rows) → SVG.

`draw` is the one door. A kind is a module of its name: `layout` turns rows into the numbers of a drawing, by pure
functions; `specification` writes the drawing in Altair, once. To add one: write the module, name it in `KINDS`, give
it a sample in `tests/charts/samples.py`.
"""

from fiches.charts.engine import KINDS, draw, warm
from fiches.charts.model import ChartOptions, Marked, Row, Rupture
from fiches.charts.standalone import standalone
from fiches.charts.theme import plain

__all__ = ["KINDS", "ChartOptions", "Marked", "Row", "Rupture", "draw", "plain", "standalone", "warm"]
