"""The colours of maps: a diverging ramp for changes, the grades' own for grades, all restyled by the page's sheets."""

from __future__ import annotations

from typing import Final

from fiches.charts import theme

COLOURS: Final[dict[str, str]] = {
    "hausse-3": "#9a3412",
    "hausse-2": "#e58a52",
    "hausse-1": "#f7cfae",
    "stable": "#d6cfc0",
    "baisse-1": "#bfd8e4",
    "baisse-2": "#6ba6c4",
    "baisse-3": "#22618a",
}
FILLS: Final[dict[str, str]] = {
    **{kind: f"var(--{kind},{colour})" for kind, colour in COLOURS.items()},
    **{f"grade-{grade}": theme.GRADES[grade - 1] for grade in range(1, 6)},
    "absent": theme.PAPER,
}
LAND: Final = "var(--terre,#efeae0)"
"""What lies around a région."""
_DARK: Final = frozenset(("hausse-3", "baisse-3", "grade-4", "grade-5"))


def ink_on(kind: str) -> str:
    """The colour of a word set on that class (4.5:1 at least)."""
    return theme.ON_DARK if kind in _DARK else theme.ON_LIGHT
