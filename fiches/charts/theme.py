"""What all charts share: the colours of each role, dashes, sizes, font, French numbers of the axes.

A colour is a CSS custom property with its value as fallback (`tokens`), so that the page's light, dark and print
sheets restyle a chart without touching it.
"""

from __future__ import annotations

from typing import Final

from fiches.charts.tokens import colour

ACCENT: Final = colour("accent")
PARENT: Final = colour("parent")
COUNTRY: Final = colour("pays")
GRID: Final = colour("grille")
INK: Final = colour("encre")
MUTED: Final = colour("sourdine")
WARNING: Final = colour("alerte")
PAPER: Final = colour("papier")
GRADES: Final = tuple(colour(f"grade-{grade}") for grade in range(1, 6))
ON_LIGHT: Final = colour("sur-grade-clair")
ON_DARK: Final = colour("sur-grade-fonce")

ROLES: Final[dict[str, str]] = {"territoire": ACCENT, "parent": PARENT, "pays": COUNTRY, "autre": MUTED}
WORDS: Final[dict[str, str]] = {"territoire": ACCENT, "parent": MUTED, "pays": MUTED, "autre": MUTED}
"""Colours of the words beside a mark: 4.5:1 on the paper, where a mark does with 3:1."""
DASHES: Final[dict[str, list[int]]] = {"territoire": [], "parent": [5, 3], "pays": [2, 2], "autre": [8, 2, 2, 2]}
BREAK_DASHES: Final = [3, 2]
"""Of the rule of a break, and of a forecast's edge."""
THICKNESS: Final[dict[str, float]] = {"territoire": 2.25, "parent": 1.5, "pays": 1.5, "autre": 1.5}

FONT: Final = "Fiches Sans"
FAMILIES: Final = "Fiches Sans,sans-serif"
SIZE: Final = 12  # pixels; the least that a reader needs
WIDTH: Final = 344  # pixels; a phone of 360 less its margins

LOCALE: Final[dict[str, object]] = {
    "decimal": ",",
    "thousands": "\u202f",
    "grouping": [3],
    "currency": ["", "\u00a0€"],
    "percent": "\u00a0%",
    "minus": "\u2212",
}
