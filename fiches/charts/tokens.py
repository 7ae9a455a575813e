"""The colours of the site, in one table: for screens light and dark, and for white paper.

Charts and maps take them from here as CSS custom properties; the style sheets are given theirs at publication, and the
sheet of PDFs when it is read. Paper is also what a drawing that opens alone stands on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Token:
    """One colour: its name as a custom property, and its value in each palette, as `#rrggbb`."""

    name: str
    light: str
    dark: str
    paper: str


TOKENS: Final = (
    Token("papier", "#fbf8f1", "#1b1917", "#ffffff"),  # the ground of everything
    Token("encre", "#1c1917", "#f2ede4", "#000000"),  # words
    Token("sourdine", "#57534e", "#b8b0a5", "#444444"),  # words that matter less
    Token("filet", "#d6d1c7", "#47423c", "#bbbbbb"),  # rules of the page
    Token("grille", "#e7e2d8", "#35312c", "#dddddd"),  # gridlines of charts
    Token("accent", "#9a3412", "#f59e6c", "#9a3412"),  # this territory
    Token("parent", "#57534e", "#b8b0a5", "#555555"),  # its comparison
    Token("pays", "#857f78", "#8f887e", "#777777"),  # the country's, lighter than the parent's
    Token("alerte", "#9a4a06", "#f0b35c", "#8a4205"),  # breaks of series, simulated figures
    Token("fond-alerte", "#fdf0dc", "#3a2a12", "#ffffff"),
    Token("lien", "#7c2d12", "#f7b489", "#000000"),
    Token("grade-1", "#fde6d3", "#4a2a17", "#fde6d3"),
    Token("grade-2", "#f9b98a", "#7c3f1a", "#f9b98a"),
    Token("grade-3", "#ea8a4e", "#a04c1a", "#ea8a4e"),
    Token("grade-4", "#c2521c", "#e88a50", "#c2521c"),
    Token("grade-5", "#7c2d12", "#fbc9a4", "#7c2d12"),
    Token("sur-grade-clair", "#1c1917", "#f2ede4", "#000000"),  # words on grades 1 to 3
    Token("sur-grade-fonce", "#ffffff", "#1b1917", "#ffffff"),  # words on grades 4 and 5
    Token("hausse-3", "#9a3412", "#fbb07c", "#9a3412"),  # classes of maps, from the strongest rise
    Token("hausse-2", "#e58a52", "#a5501d", "#e58a52"),
    Token("hausse-1", "#f7cfae", "#5c3a24", "#f7cfae"),
    Token("stable", "#d6cfc0", "#5d574f", "#d6cfc0"),
    Token("terre", "#f1ece2", "#262320", "#eeeeee"),  # what lies around a région
    Token("baisse-1", "#bfd8e4", "#2c4653", "#bfd8e4"),
    Token("baisse-2", "#6ba6c4", "#35708f", "#6ba6c4"),
    Token("baisse-3", "#22618a", "#8fcbe8", "#22618a"),
)
LIGHT: Final = {token.name: token.light for token in TOKENS}
DARK: Final = {token.name: token.dark for token in TOKENS}
PAPER: Final = {token.name: token.paper for token in TOKENS}
PALETTES: Final = {"clair": LIGHT, "sombre": DARK, "papier": PAPER}
Palettes = Mapping[str, Mapping[str, str]]
NO_CHANGE: Final[Palettes] = {}

_PROPERTY = re.compile(r"var\(--([a-z0-9-]+)(?:,#[0-9a-f]{6})?\)")
_MARKER = re.compile(r"/\* couleurs : ([a-z]+) \*/")


def colour(name: str) -> str:
    """`accent` → `var(--accent,#9a3412)`: the fallback is for a page that has lost its style sheet."""
    return f"var(--{name},{LIGHT[name]})"


def on_paper(text: str) -> str:
    """The same drawing or style sheet with the bare colours of paper, for readers that know no `var()`."""
    return _PROPERTY.sub(lambda match: PAPER.get(match[1], match[0]), text)


def with_fallbacks(text: str) -> str:
    """The same drawing with the bare colours of light screens."""
    return _PROPERTY.sub(lambda match: LIGHT.get(match[1], match[0]), text)


def with_palettes(sheet: str, *, of_drawings: bool = True, changed: Palettes = NO_CHANGE) -> str:
    """A style sheet, each `/* couleurs : clair */` replaced by `--papier:#fbf8f1;--encre:#1c1917…`, that palette's.

    of_drawings: every colour, since drawings take theirs from the sheet; else those that the sheet itself uses.
    changed: colours of a palette that are a publisher's own.
    Raises KeyError for a palette that does not exist.
    """
    used = {match[1] for match in _PROPERTY.finditer(sheet)}
    names = [token.name for token in TOKENS if of_drawings or token.name in used]

    def written(match: re.Match[str]) -> str:
        palette = {**PALETTES[match[1]], **changed.get(match[1], {})}
        return ";".join(f"--{name}:{palette[name]}" for name in names)

    return _MARKER.sub(written, sheet)
