"""The line above a drawing that names what is drawn: boxes of one colour each."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.charts import theme
from fiches.charts.model import Datum
from fiches.charts.text.measure import shortened, text_width
from fiches.charts.text.place import words

KEY = 20  # pixels of the line


def box_key(samples: Sequence[tuple[str, str]], left: float, width: float) -> tuple[list[Datum], list[Datum]]:
    """A small box of each colour, and its word; they begin `left` pixels before the plot and take `width`."""
    boxes: list[Datum] = []
    names: list[Datum] = []
    x = -left
    for name, fill in samples:
        thin = fill != theme.ACCENT
        label = shortened(name, width / len(samples) - 17)
        boxes.append({"x": x, "x2": x + (3 if thin else 12), "y": 2, "y2": 12, "fill": fill})
        names.append(words(x + (8 if thin else 17), 11, label, color=theme.MUTED))
        x += text_width(label) + 34
    return boxes, names
