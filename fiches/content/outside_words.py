"""The gate for words that are not ours: labels of the source, names of territories, a publisher's settings and texts.

They are received, not judged: what a rule is sure of is put right (accents, apostrophes, ellipses, no-break spaces, blanks),
markup and braces stay text. Only damaged text is refused, by name. Receiving twice changes nothing more.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from fiches.content.french_rules import NBSP, THIN, french
from fiches.content.reference.accents import accented
from fiches.errors import Code, ContentError, FicheError, SourceChanged, UsageError

MINUS = "\u2212"
_LONGEST = 80  # characters of a damaged text in a message
_MOST_PASSES = 8  # over the rules, each of which may give another something to do
_ODD_BLANKS = "\t\n\r\u1680\u2000-\u200a\u2028\u2029\u205f\u3000"  # all that is not a space of French print
_BLANKS = " \u00a0\u202f" + _ODD_BLANKS.replace("-", "\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009")
_MOJIBAKE = re.compile(r"[ÂÃâÅÆÄË\u0080-\u009f][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,2}|Ã(?=[ \u00a0]|$)")
# What French is written with outside ASCII: a run that decodes to these was UTF-8 read as Windows-1252.
_FRENCH = frozenset("àâäçéèêëîïôöùûüÿæœÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒáíóúñÁÍÓÚÑ’‘“”–—…«»€°²³ºª·\u00a0\u202f\u2212ÃÂâ")
# A control of Latin-1 where Windows-1252 has a sign: « Assemblage \u0096 montage » is « Assemblage – montage ».
_CONTROLS = {code: sign for code in range(0x80, 0xA0) if (sign := bytes([code]).decode("cp1252", "ignore"))}
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ELIDED = r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[ \u00a0\u202f]{2,}"), " "),
    (re.compile(r"(?<=\w)'"), "’"),
    (re.compile(rf"({_ELIDED})’[ \u00a0\u202f]+(?=\w)", re.IGNORECASE), r"\1’"),
    (re.compile(r'"[ \u00a0]*([^"«»]*[^"«» \u00a0])[ \u00a0]*"'), rf"«{NBSP}\1{NBSP}»"),
    (re.compile(r"\.{3,}|…[.…]+"), "…"),
    (re.compile(r"\b([Ee])tc(?:\.?…|\.\.)"), r"\1tc."),
    (re.compile(r"(?<![./])\.\.(?![./])"), "."),
    (re.compile(r"[ \u00a0\u202f]+([,.])(?![\w.])"), r"\1"),
    (re.compile(r"(?<=[^\s;!?.…(«])([;!?])(?=\s|$)"), THIN + r"\1"),
    (re.compile(r"(?<=[^\s:])(:)(?=\s|$)"), NBSP + r"\1"),
    (re.compile(r"(?<=\d) (?=(?:€|ko|Mo)(?!\w))"), NBSP),
    (re.compile(r"(?:(?<=[\s(])|^)-(?=\d)"), MINUS),
    (re.compile(r"\b[nN]°[ \u00a0\u202f]*(?=\S)"), "n°" + NBSP),
    (re.compile(r"((?:^|[.!?] ))A (?=l’|la |le |partir|noter|savoir|défaut)"), r"\1À "),
)


class DamagedText(ValueError):
    """A text whose characters are lost: nobody can tell what it said."""


class Origin(NamedTuple):
    """Where a text comes from, in French, and the error that refuses a damaged one."""

    place: str
    refusal: type[FicheError] = ContentError

    @classmethod
    def source(cls, place: str) -> Origin:
        """A label or a name of the API."""
        return cls(place, SourceChanged)

    @classmethod
    def option(cls, name: str) -> Origin:
        """An option of the command line."""
        return cls(name, UsageError)


@dataclass(frozen=True, slots=True)
class Received:
    """A text as the site writes it; `notices`: what was taken away, as French sentences naming its origin."""

    text: str
    notices: tuple[str, ...] = ()


def received(text: str, origin: Origin) -> Received:
    """A text from outside, as French is printed. Raises the origin's error for a damaged one, and no other."""
    try:
        clean, removed = _received(text)
    except DamagedText as error:
        raise _refusal(text, origin, error) from None
    if not removed:
        return Received(clean)
    signs = ", ".join(f"U+{ord(sign):04X}" for sign in removed)
    return Received(clean, (f"{origin.place}{NBSP}: signes invisibles retirés de «{NBSP}{clean}{NBSP}» ({signs}).",))


def refuse_damaged(text: str, origin: Origin) -> None:
    """Raises the origin's error for a damaged text, whose words are otherwise left as they are."""
    try:
        check_whole(text)
    except DamagedText as error:
        raise _refusal(text, origin, error) from None


def _refusal(text: str, origin: Origin, damage: DamagedText) -> FicheError:
    code, cure = _CURES[origin.refusal]
    return origin.refusal(
        f"{origin.place}{NBSP}: texte abîmé «{NBSP}{shown(text)}{NBSP}» ({damage}). {cure}", code=code
    )


_CURES: Mapping[type[FicheError], tuple[Code, str]] = {
    SourceChanged: (
        Code.DAMAGED_LABEL,
        "Rien n’est écrit. Le signaler à la source, puis relancer avec --full une fois le libellé corrigé.",
    ),
    ContentError: (Code.DAMAGED_TEXT, "Écrire ce texte à nouveau et enregistrer le fichier en UTF-8."),
    UsageError: (Code.REASON, "Écrire cette raison à nouveau, en UTF-8."),
}


@lru_cache(maxsize=32768)
def _received(text: str) -> tuple[str, tuple[str, ...]]:
    text = unicodedata.normalize("NFC", _unescaped(text))
    check_whole(text)
    removed = tuple(dict.fromkeys(sign for sign in text if unicodedata.category(sign) == "Cf"))
    visible = "".join(sign for sign in text if sign not in removed) if removed else text
    clean = mended(_one_line(visible.translate(_CONTROLS))).strip(_BLANKS)
    check_whole(clean)  # a sign that stood between two others may have hidden them
    return clean, removed


def _unescaped(text: str) -> str:
    """« &eacute; » → « é », once escaped or several times."""
    for _ in range(_MOST_PASSES):
        if "&" not in text or (plain := _ENTITY.sub(lambda match: html.unescape(match[0]), text)) == text:
            break
        text = plain
    return text


def _one_line(text: str) -> str:
    return re.sub(rf"[{_BLANKS}]*[{_ODD_BLANKS}][{_BLANKS}]*", " ", text).strip(_BLANKS)


@lru_cache(maxsize=32768)
def mended(text: str) -> str:
    """The sure rules alone, of a text or a part of one: blanks at its ends are left, invisible signs are not."""
    for _ in range(_MOST_PASSES):
        after = french(put_right(text))
        if after == text:
            break
        text = after
    return text


def put_right(text: str) -> str:
    """What a publisher types, put right but for the spaces that do not break, which the pages write."""
    text = text.translate(_CONTROLS)
    text = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf")
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return accented(text)


@lru_cache(maxsize=32768)
def check_whole(text: str) -> None:
    """Raises DamagedText, which says what is lost."""
    if not text.isascii() and (read := _misread(text)):
        raise DamagedText(f"«{NBSP}{shown(read)}{NBSP}»{NBSP}: UTF-8 lu comme Windows-1252")
    for sign in text:
        if lost := _damage(sign):
            raise DamagedText(f"{lost} U+{ord(sign):04X}")


def _damage(sign: str) -> str:
    """What a sign that no text holds is; empty for one that may be read."""
    if " " <= sign < "\x7f" or sign in "\t\n\r" or ord(sign) in _CONTROLS:
        return ""
    return "caractère de remplacement" if sign == "\ufffd" else _UNUSABLE.get(unicodedata.category(sign), "")


_UNUSABLE = {
    "Cc": "caractère de contrôle", "Cs": "moitié de caractère", "Co": "caractère privé", "Cn": "caractère inconnu",
}  # fmt: skip


def _misread(text: str) -> str:
    """The first characters that were UTF-8 and were read as Windows-1252; empty where there are none."""
    for match in _MOJIBAKE.finditer(text):
        for length in range(len(match[0]), 0, -1):
            found = match[0][:length]
            if found == "Ã" or all(sign in _FRENCH for sign in _decoded(found) or "?"):
                return found
    return ""


def _decoded(text: str) -> str:
    try:
        return b"".join(_byte(sign) for sign in text).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return ""


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1") if sign <= "\u00ff" else sign.encode("cp1252")


def shown(text: str) -> str:
    """A damaged text as a message may hold it: printable, what is not as its code, cut."""
    written = "".join(sign if sign.isprintable() or sign in (NBSP, THIN) else ascii(sign)[1:-1] for sign in text)
    return written if len(written) <= _LONGEST else f"{written[: _LONGEST - 1]}…"


def _setting(text: str) -> str:
    return _received(text)[0]


Setting = Annotated[str, AfterValidator(_setting)]
"""A short text that a publisher types: on one line; damaged ones are refused as the file is read."""
Words = Annotated[str, AfterValidator(put_right)]
"""A passage of a content file: several lines, blanks at its ends kept; damaged ones are refused as the file is read."""
LabelName = Annotated[str, AfterValidator(mended)]
"""A code, or a code and the label that the source gives it: `A|…`, the label as the gate writes it."""
