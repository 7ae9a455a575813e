"""What a French proof-reader would mark in visible text; run on every page before it goes out."""

from __future__ import annotations

import re

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("apostrophe droite", re.compile(r"\w'\w?")),
    ("guillemets droits", re.compile(r'"')),
    ("espace ordinaire ou absente avant ; ! ?", re.compile(r"(?:[^\s\u202f\u00a0;!?.…(«]|[ \t\n])[;!?](?=\s|$)")),
    ("espace ordinaire ou absente avant :", re.compile(r"(?:[^\s\u202f\u00a0]|[ \t\n]):(?=\s|$)")),
    ("espace ordinaire ou absente dans « »", re.compile(r"«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»")),
    ("espace ordinaire ou absente avant %", re.compile(r"(?:\d|[ \t\n])%")),
    ("moins ASCII devant un nombre", re.compile(r"(?:^|[\s(])-\d")),
    ("deux espaces de suite", re.compile(r"[ \u00a0\u202f]{2,}")),
    ("milliers sans espace fine insécable", re.compile(r"\b\d{1,3}[ \u00a0]\d{3}\b")),
    ("ordinal « ème »", re.compile(r"\b\d+(?:ème|eme|è)\b")),
    ("point décimal", re.compile(r"\b\d+\.\d+[\u00a0\u202f]?%")),
    ("nombre sans valeur", re.compile(r"\b(?:nan|NaN|None|null|undefined|inf)\b")),
)


def findings(text: str) -> list[str]:
    """« règle : « extrait » », in the order of the rules; empty when the text is clean."""
    return [
        f"{rule}\u00a0: «\u00a0{_around(text, match)}\u00a0»"
        for rule, pattern in _RULES
        for match in pattern.finditer(text)
    ]


def _around(text: str, match: re.Match[str]) -> str:
    start, end = max(0, match.start() - 20), match.end() + 20
    return " ".join(text[start:end].split())
