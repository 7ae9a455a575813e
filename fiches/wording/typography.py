"""What a French proof-reader would mark in visible text; run on every page before it goes out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from fiches.content.french_rules import MONTHS
from fiches.content.reference.accents import accents

_BARE = "|".join(bare for bare in accents() if bare[0].isupper())
_NOUNS = (
    "bassin|chiffres|demandeurs|département|départements|embauches|métier|métiers|nombre|offres|territoire|trimestre"
)
_VOWEL = "aeiouéèêëàâîïôùûœAEIOUÉÈÊÀÂÎÔÛŒ"
# Vowels that are said as consonants, letters and sigles that are spelled.
_UNELIDED = r"onz|oui\b|ouistiti|uhlan|un\b|[A-Z]\b|[A-Z][A-Z0-9_]|à\b|OÙ"

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("apostrophe droite", re.compile(r"\w'\w?")),
    ("espace après l’apostrophe", re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)’[ \u00a0]", re.IGNORECASE)),
    ("guillemets droits", re.compile(r'"')),
    ("espace ordinaire ou absente avant ; ! ?", re.compile(r"(?:[^\s\u202f\u00a0;!?.…(«]|[ \t\n])[;!?](?=\s|$)")),
    ("espace ordinaire ou absente avant :", re.compile(r"(?:[^\s\u202f\u00a0]|[ \t\n]):(?=\s|$)")),
    ("espace ordinaire ou absente dans « »", re.compile(r"«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»")),
    ("espace ordinaire ou absente avant %", re.compile(r"(?:\d|[ \t\n])%")),
    ("espace ordinaire entre un nombre et son unité", re.compile(r"\d (?:€|ko|Mo)(?!\w)")),
    ("espace ordinaire entre le jour et le mois", re.compile(rf"\b\d{{1,2}}(?:er)? (?:{MONTHS})\b")),
    ("espace avant la virgule ou le point", re.compile(r"[ \u00a0\u202f][,.](?![\w.])")),
    ("moins ASCII devant un nombre", re.compile(r"(?:^|[\s(])-\d")),
    ("deux espaces de suite", re.compile(r"[ \u00a0\u202f]{2,}")),
    ("milliers sans espace fine insécable", re.compile(r"\b\d{1,3}[ \u00a0]\d{3}\b")),
    (
        "année groupée en milliers",
        re.compile(rf"(?:\ben|trimestre|T[1-4]|{MONTHS})[ \u00a0](?:1\u202f9|2\u202f0)\d\d\b(?![ \u00a0][a-zé])"),
    ),
    ("ordinal « ème »", re.compile(r"\b\d+(?:ème|eme|è|ième|ére|ère)s?\b")),
    ("n° sans espace insécable", re.compile(r"\b[nN]°(?!\u00a0)|\bN°|\b[nN]o\.? \d")),
    ("points de suspension écrits en trois points", re.compile(r"\.\.\.")),
    ("point décimal", re.compile(r"\b\d+\.\d+[\u00a0\u202f]?%")),
    ("capitale sans accent", re.compile(rf"\b(?:{_BARE})\b|(?:^|[.!?] )A (?:l’|la |le |partir|noter|savoir|défaut)")),
    ("élision manquante", re.compile(rf"\b(?:[Dd]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)e (?!{_UNELIDED})(?=[{_VOWEL}])")),
    (
        "élision manquante",
        re.compile(r"\b[Qq]ue (?:à|un|une)\b|\b[Ss]i ils?\b|\b(?:le|la) (?=[AEIOUÉÈÊÎÔ][a-zéèêîïôû])"),
    ),
    ("contraction manquante", re.compile(rf"\b(?:[àÀ]|[Dd]e) [Ll]es? (?=[A-ZÉÈÊÎÔ]|(?:{_NOUNS})\b)")),
    ("mot répété", re.compile(r"(?<![\w’-])(?!(?:nous|vous|en)\b)([^\W\d]{2,}) \1(?![\w’-])")),
    ("ponctuation répétée", re.compile(r"[,;:][ \u00a0\u202f]*[,;:.](?![\w.])|(?<![.d])\.\.(?!\.)|\(\s*\)|«\s*»")),
    ("nombre sans valeur", re.compile(r"\b(?:nan|NaN|None|null|undefined|inf)\b")),
)


class Mark(NamedTuple):
    """What a rule marks in a text: from `start` to `end`."""

    rule: str
    start: int
    end: int


def findings(text: str) -> list[str]:
    """« règle : « extrait » », in the order of the rules; empty when the text is clean."""
    return [finding(text, mark) for mark in marks(text)]


@lru_cache(maxsize=65536)
def marks(text: str) -> tuple[Mark, ...]:
    """The same with their places."""
    return tuple(Mark(rule, *match.span()) for rule, pattern in _RULES for match in pattern.finditer(text))


def finding(text: str, mark: Mark) -> str:
    """« règle : « extrait » »."""
    start, end = max(0, mark.start - 20), mark.end + 20
    return f"{mark.rule}\u00a0: «\u00a0{' '.join(text[start:end].split())}\u00a0»"
