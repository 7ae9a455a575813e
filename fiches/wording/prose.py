"""Written passages (catalogue, Markdown) → exact French typography, their digits marked as constants."""

from __future__ import annotations

import re
from functools import lru_cache

from fiches.content.french_rules import french
from fiches.wording.numbers import NBSP, THIN
from fiches.wording.phrase import Element, Kind, Phrase, element

_DIGITS = re.compile(
    r"[^\s<>«»(]*\d[^\s<>»)]*(?:[ \u00a0\u202f](?:(?:à|ou|et|de|\+)[ \u00a0])?[^\s<>«»(]*\d[^\s<>»)]*)*(?:[\u00a0]%)?"
)
_ORDINAL = re.compile(r"\b(\d+)(er|re|e)\b")
_TRAILING = ".,;:!?…" + THIN + NBSP


def raised(text: str) -> Phrase:
    """« 1er » with its letters above the line."""
    parts: list[Element | str] = []
    position = 0
    for match in _ORDINAL.finditer(text):
        parts += [text[position : match.end(1)], Element(Kind.RAISED, Phrase(match[2]))]
        position = match.end()
    return Phrase(*parts, text[position:])


def constant(text: str, why: str) -> Phrase:
    """A number that is not a figure: of a definition, of a label, a count of the layout."""
    return element(Kind.CONSTANT, raised(text), why)


@lru_cache(maxsize=8192)
def prose(text: str, why: str = "texte") -> Phrase:
    """A written passage: exact typography, each run of digits marked as a constant."""
    return _constants(french(text), why)


def _constants(text: str, why: str) -> Phrase:
    parts: list[Phrase | str] = []
    position = 0
    for match in _DIGITS.finditer(text):
        run = match[0].rstrip(_TRAILING)
        parts += [text[position : match.start()], constant(run, why)]
        position = match.start() + len(run)
    return Phrase(*parts, text[position:])


def lowered(text: str) -> str:
    """« Manque de main-d’œuvre » inside a sentence; sigles (CDI, CAP) and letters alone are left."""
    return text[:1].lower() + text[1:] if len(text) > 1 and text[1].islower() else text
