"""Written passages (catalogue, Markdown) → exact French typography, their digits marked as constants."""

from __future__ import annotations

import re
from functools import lru_cache

from fiches.wording.numbers import NBSP, THIN
from fiches.wording.phrase import Element, Kind, Phrase, element

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"«[ \u00a0\u202f]*"), "«" + NBSP),
    (re.compile(r"[ \u00a0\u202f]*»"), NBSP + "»"),
    (re.compile(r"[ \u00a0\u202f]+([;!?])(?!\w)"), THIN + r"\1"),
    (re.compile(r"[ \u00a0\u202f]+(:)(?=\s|$)"), NBSP + r"\1"),
    (re.compile(r"(?<=\d)%|[ \u00a0\u202f]+%"), NBSP + "%"),
    (re.compile(r"(?<=\d)[ \u00a0](?=\d{3}\b)"), THIN),
    (re.compile(r"(?<=\b[A-G]), (?=[A-G]\b)"), "," + NBSP),
    (re.compile(r"\bn°[ \u00a0]*(?=\d)"), "n°" + NBSP),
    (re.compile(rf"\b(\d{{1,2}}(?:er)?) (?=(?:{MONTHS})\b)"), r"\1" + NBSP),
    (re.compile(r"\b1(?:ère|ere)\b"), "1re"),
    (re.compile(r"\b(\d+)(?:ème|eme|è)\b"), r"\1e"),
)
_DIGITS = re.compile(
    r"[^\s<>«»(]*\d[^\s<>»)]*(?:[ \u00a0\u202f](?:(?:à|ou|et|de|\+)[ \u00a0])?[^\s<>«»(]*\d[^\s<>»)]*)*(?:[\u00a0]%)?"
)
_ORDINAL = re.compile(r"\b(\d+)(er|re|e)\b")
_TRAILING = ".,;:!?…" + THIN + NBSP


def french(text: str) -> str:
    """No-break spaces, curly apostrophes and ordinals put right; nothing else is changed."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


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
