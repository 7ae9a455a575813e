"""What all charts share: colours, sizes, font, French numbers of the axes.

A colour is written as a CSS custom property with its value as fallback, so that the page's light, dark and print
sheets restyle a chart without touching it; `plain` gives the bare values to readers that know no `var()`.
"""

from __future__ import annotations

import re
from typing import Final

COLOURS: Final[dict[str, str]] = {
    "--accent": "#9a3412",  # this territory
    "--parent": "#57534e",  # its comparison
    "--pays": "#8a8580",  # the country's: 3.6:1 on the paper, lighter than the parent's
    "--grille": "#e7e5e4",
    "--encre": "#1c1917",
    "--sourdine": "#57534e",
    "--alerte": "#9a4a06",
    "--papier": "#fffdf9",
    "--grade-1": "#fde6d3",
    "--grade-2": "#f9b98a",
    "--grade-3": "#ea8a4e",
    "--grade-4": "#c2521c",
    "--grade-5": "#7c2d12",
    "--sur-grade-clair": "#1c1917",
    "--sur-grade-fonce": "#ffffff",
}


def colour(name: str) -> str:
    """`accent` → `var(--accent,#9a3412)`."""
    return f"var(--{name},{COLOURS[f'--{name}']})"


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

_PROPERTY = re.compile(r"var\(--[a-z0-9-]+,(#[0-9a-f]{6})\)")


def plain(svg: str) -> str:
    """The same drawing with bare colours, for WeasyPrint and image converters."""
    return _PROPERTY.sub(r"\1", svg)


def on_grade(grade: int) -> str:
    """The colour of a text set on that grade's fill (4.5:1 at least)."""
    return ON_DARK if grade >= 4 else ON_LIGHT
