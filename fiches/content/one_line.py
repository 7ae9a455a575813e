"""Settings of one line: what surrounds them by accident is taken off and said; what cannot be in them is refused."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from fiches.errors import Code, ContentError

_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"), ("«", "»"))
_SURROUNDS = {
    "blanks": "des blancs",
    "line": "une fin de ligne",
    "bom": "une marque invisible",
    "quotes": "des guillemets",
}


class OneLine(NamedTuple):
    """A setting as it is used, and what stood around it, in French; empty where nothing did."""

    value: str
    removed: str

    def warning(self, name: str) -> str:
        """What is said of it: the name of the setting, never its value."""
        return f"{name} : {self.removed} autour de la valeur, à ne pas y mettre ; la valeur est lue sans. Corriger le réglage."


def one_line(text: str) -> OneLine:
    """Without blanks, line feeds, invisible marks nor a pair of quotes around it."""
    found: list[str] = []
    value = _stripped(text, found)
    for first, last in _QUOTES:
        if len(value) > 1 and value[0] == first and value[-1] == last and not {first, last} & set(value[1:-1]):
            found.append("quotes")
            value = _stripped(value[1:-1], found)
            break
    return OneLine(value, " et ".join(words for name, words in _SURROUNDS.items() if name in found))


def _stripped(text: str, found: list[str]) -> str:
    start, end = 0, len(text)
    while start < end and _surrounds(text[start]):
        start += 1
    while end > start and _surrounds(text[end - 1]):
        end -= 1
    for character in text[:start] + text[end:]:
        found.append("line" if character in "\r\n" else "blanks" if character.isspace() else "bom")
    return text[start:end]


def _surrounds(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf"


def control_in(text: str, *, address: bool = False) -> str:
    """« U+000A » for the first character that a line of text cannot hold; of an address or a secret, blanks and
    invisible marks included. Empty where there is none.
    """
    for character in text:
        kind = unicodedata.category(character)
        if kind in ("Cc", "Cs") or (address and (kind == "Cf" or character.isspace())):
            return f"U+{ord(character):04X}"
    return ""


def cleaned(text: str, name: str, warnings: list[str], *, address: bool) -> str:
    """A setting of one line without what surrounds it. Raises ContentError for a character that it cannot hold."""
    read = one_line(text)
    if control := control_in(read.value, address=address):
        raise ContentError(
            f"{name} : caractère {control} au milieu de la valeur, attendu une seule ligne. Le retirer.",
            code=Code.CONTROL_CHARACTER,
        )
    if read.removed:
        warnings.append(read.warning(name))
    return read.value
