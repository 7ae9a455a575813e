"""Place names inside sentences: the forms come from the territory, only elision and capitals are ours."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.keys import TerritoryKey
from fiches.territories import LEVELS

_VOWELS = tuple("aeiouàâäéèêëîïôöùûüœAEIOUÀÂÄÉÈÊËÎÏÔÖÙÛÜŒ")
_MUTE = (
    "hommes",
    "habitants",
    "heures",
    "hôtel",
    "yeux",
    "Hérault",
    "Yonne",
    "Yvelines",
)  # an initial that is not heard


def elided(word: str, following: str) -> str:
    """« qu’ » + « en Bretagne », « que » + « dans le Nord »: `word` is written without its e; markup stays markup."""
    joined = f"{word}’{following}" if following.startswith((*_VOWELS, *_MUTE)) else f"{word}e {following}"
    return type(following)(joined)


def of_subject(subject: str) -> str:
    """« de la Bretagne », « du Nord », « des Vosges », « de l’Ain », « d’Orléans Métropole »."""
    for article, contracted in (("le ", "du "), ("les ", "des ")):
        if subject.startswith(article):
            return contracted + subject.removeprefix(article)
    return elided("d", subject)


def capital(text: str) -> str:
    """« la Bretagne » → « La Bretagne »."""
    return text[:1].upper() + text[1:]


def level_name(key: TerritoryKey, *, plural: bool = False) -> str:
    """« département », « intercommunalités »."""
    level = LEVELS[key.type]
    return level.plural if plural else level.singular


def listed(words: Sequence[str]) -> str:
    """« A, B et C »."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} et {words[-1]}"
