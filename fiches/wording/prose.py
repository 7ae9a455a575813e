"""Written passages (catalogue, Markdown) → exact French typography, their digits marked as constants."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from fiches.wording.numbers import NBSP, THIN

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


def raised(text: str) -> Markup:
    """« 1er » with its letters above the line."""
    return Markup(_ORDINAL.sub(r"\1<sup>\2</sup>", str(escape(text))))  # noqa: S704 - escaped above


def constant(text: str, why: str) -> Markup:
    """A number that is not a figure: of a definition, of a label, a count of the layout."""
    return Markup('<span data-constante="{}">{}</span>').format(why, raised(text))


@lru_cache(maxsize=8192)
def prose(text: str, why: str = "texte") -> Markup:
    """A written passage as HTML: exact typography, each run of digits marked as a constant."""
    return _constants(french(text), why)


def _constants(text: str, why: str) -> Markup:
    parts: list[Markup | str] = []
    position = 0
    for match in _DIGITS.finditer(text):
        run = match[0].rstrip(_TRAILING)
        parts += [escape(text[position : match.start()]), constant(run, why)]
        position = match.start() + len(run)
    parts.append(escape(text[position:]))
    return Markup("").join(parts)


_TAG = re.compile(r"(<[^>]*>)")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}


def prose_in_html(html: str, why: str = "texte") -> Markup:
    """The same on the text between the tags of an HTML passage; code, pre and time are left as they are."""
    parts: list[Markup] = []
    sealed = 0
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            name = re.sub(r"[</>\s].*", "", piece.lstrip("</"))
            if name in ("time", "data", "span"):
                sealed += -1 if piece.startswith("</") else 1
            parts.append(Markup(piece))  # noqa: S704 - a tag of our own Markdown reader
        elif sealed:
            parts.append(Markup(piece))  # noqa: S704
        else:
            parts.append(_constants(french(_unescaped(piece)), why))
    return Markup("").join(parts)


def _unescaped(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text


def capitalised(text: Markup) -> Markup:
    """The first letter of the text raised, tags left alone."""
    return Markup(re.sub(r"^((?:<[^>]*>|[«\s])*)(\w)", lambda m: m[1] + m[2].upper(), str(text)))  # noqa: S704


def lowered(text: str) -> str:
    """« Manque de main-d’œuvre » inside a sentence; sigles (CDI, CAP) and letters alone are left."""
    return text[:1].lower() + text[1:] if len(text) > 1 and text[1].islower() else text
