"""Place names inside sentences: the forms come from the territory, only elision and capitals are ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from fiches.keys import TerritoryKey
from fiches.territories import COLLECTIVITIES, LEVELS
from fiches.wording.phrase import Phrase, plain_text

Words = TypeVar("Words", str, Phrase)

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

_KIND = re.compile(
    r"^Communauté (?:de communes|d’agglomération|urbaine) (?:de l’|d’|(?:de la|du|des|de) )?(?=.)"
)  # of an EPCI, with the article after it


def elided(word: str, following: Words) -> Words:
    """« qu’ » + « en Bretagne », « que » + « dans le Nord »: `word` is written without its e."""
    silent = plain_text(following).startswith((*_VOWELS, *_MUTE))
    return f"{word}’" + following if silent else f"{word}e " + following


def of_subject(subject: str) -> str:
    """« de la Bretagne », « du Nord », « des Vosges », « de l’Ain », « d’Orléans Métropole »."""
    for article, contracted in (("le ", "du "), ("les ", "des ")):
        if subject.startswith(article):
            return contracted + subject.removeprefix(article)
    return elided("d", subject)


def to_subject(subject: str) -> str:
    """« à la Bretagne », « au Grand Est », « aux Hauts-de-France », « à Mayotte »."""
    for article, contracted in (("le ", "au "), ("les ", "aux ")):
        if subject.startswith(article):
            return contracted + subject.removeprefix(article)
    return f"à {subject}"


def capital(text: str) -> str:
    """« la Bretagne » → « La Bretagne »."""
    return text[:1].upper() + text[1:]


def level_name(key: TerritoryKey, *, plural: bool = False) -> str:
    """« département », « intercommunalités »; « collectivité » of the two that the source lists among the départements."""
    if key in COLLECTIVITIES:
        return "collectivités" if plural else "collectivité"
    level = LEVELS[key.type]
    return level.plural if plural else level.singular


def listed(words: Sequence[str]) -> str:
    """« A, B et C »."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} et {words[-1]}"


def listed_phrases(phrases: Sequence[Phrase]) -> Phrase:
    """The same of phrases."""
    if len(phrases) < 2:
        return Phrase(*phrases)
    return Phrase(", ").join(phrases[:-1]) + " et " + phrases[-1]


def short_name(name: str) -> str:
    """Without the kind of an EPCI, for a list of them: « Communauté de communes du Pays de Dol » → « Pays de Dol »."""
    return capital(_KIND.sub("", name))


def sorting_name(name: str) -> str:
    """Accents and case aside, so that Île-de-France sorts under I."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
