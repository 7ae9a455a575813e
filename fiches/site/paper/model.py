"""A document of A4 sheets as data: what is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PICTURE = "dessin:"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document ready to be set: `pictures` are SVG by the name that follows `PICTURE` in the page."""

    html: str
    pictures: Mapping[str, str]
    dated: str  # the latest date of its data, ISO; empty when none is known
