"""The colours of maps: a diverging ramp for changes, the grades' own for grades, all restyled by the page's sheets."""

from __future__ import annotations

from typing import Final

from fiches.charts import theme
from fiches.charts.tokens import colour

CLASSES: Final = ("hausse-3", "hausse-2", "hausse-1", "stable", "baisse-1", "baisse-2", "baisse-3")
FILLS: Final[dict[str, str]] = {
    **{kind: colour(kind) for kind in CLASSES},
    **{f"grade-{grade}": theme.GRADES[grade - 1] for grade in range(1, 6)},
    "absent": theme.PAPER,
    "indecis": theme.PAPER,  # rounding forbids to tell: no colour of a change
}
LAND: Final = colour("terre")
"""What lies around a région."""
_DARK: Final = frozenset(("hausse-3", "baisse-3", "grade-4", "grade-5"))


def ink_on(kind: str) -> str:
    """The colour of a word set on that class (4.5:1 at least)."""
    return theme.ON_DARK if kind in _DARK else theme.ON_LIGHT
