"""The rules of French typography that are sure in any text: spaces that do not break, apostrophes, ordinals."""

from __future__ import annotations

import re

NBSP, THIN = "\u00a0", "\u202f"
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


def french(text: str) -> str:
    """No-break spaces, curly apostrophes and ordinals put right; nothing else is changed."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
