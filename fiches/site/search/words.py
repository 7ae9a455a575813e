"""Names and codes as they are compared: without accents, articles, hyphens; and what one typing fault makes of them.

`templates/assets/recherche.js` does the same, function by function.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
_SAINT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_KIND = re.compile(
    r"^(?:communaute (?:de communes|d agglomeration|urbaine)|agglomeration|eurometropole|metropole"
    r"|pole d equilibre territorial et rural) (?:(?:de la|de l|du|des|de|d) )?(?=.)"
)
_ARTICLE = re.compile(r"^(?:le|la|les|l|aux|las|los) (?=.)")
_PATRON = re.compile(r"saints? |saintes? ")
BEGINNING = 3
"""Letters of a name whose faults are looked for by what follows them."""


@lru_cache(maxsize=1 << 16)
def normalised(text: str) -> str:
    """« Saint-Étienne-ès-L’Isle » → « saint etienne es l isle »; « St Malo » → « saint malo »; « st » alone is left."""
    plain = unicodedata.normalize("NFD", text.translate(_LIGATURES).lower())
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"[\u0300-\u036f]", "", plain)).split(" ")
    alone = len(words) == 1
    return " ".join(word if alone else _SAINT.get(word, word) for word in words if word)


def without_article(name: str) -> str:
    """A normalised name without what one may leave out: its kind (« communaute de communes du ») and its article."""
    return _ARTICLE.sub("", _KIND.sub("", name, count=1), count=1)


@lru_cache(maxsize=1 << 16)
def name_keys(name: str) -> tuple[str, ...]:
    """Under what a name is found: whole, then without its article."""
    whole = normalised(name)
    return tuple(dict.fromkeys((whole, without_article(whole))))


def patron(name: str) -> int:
    """The length of « saint » that a normalised name begins with, its blank included: faults are counted after it."""
    found = _PATRON.match(name)
    return found.end() if found else 0


def ending(name: str) -> str:
    """What follows the first letters of a normalised name, « saint » aside; empty for a short one."""
    return name[patron(name) + BEGINNING :]


def fits(typed: str, key: str) -> bool:
    """Whether what is typed begins a key, one letter wrong, missing, in excess or two exchanged."""
    at = next((n for n, (one, other) in enumerate(zip(typed, key, strict=False)) if one != other), None)
    if at is None:
        return len(typed) <= len(key) + 1
    return (
        key.startswith(typed[at + 1 :], at + 1)
        or key.startswith(typed[at:], at + 1)
        or key.startswith(typed[at + 1 :], at)
        or (typed[at : at + 2] == key[at : at + 2][::-1] and key.startswith(typed[at + 2 :], at + 2))
    )


def sorting_key(name: str) -> str:
    """What a name is sorted by: « Le Havre » under « havre »."""
    return without_article(normalised(name))
