"""The only way for a server's words into an error, a log or a report: without secrets, on one line, of bounded length."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import quote

HIDDEN = "[masqué]"
LONGEST = 200  # characters of a server's words in one message
_SHORTEST = 6  # a shorter secret is one of the demo's: hiding it would spoil ordinary words
_READ = 20_000  # characters of a server's words that are examined at all
_DROPPED = ("Cc", "Cf", "Cs", "Co", "Cn")  # controls, invisible and direction marks, surrogates, unassigned
_COMMANDS = (("::", ": :"), ("##[", "## ["))  # what GitHub's runner would obey in a line of the log

Clean = Callable[[str], str]


def plain(text: str) -> str:
    """The text on one line: controls and invisible characters dropped, blanks folded, runner commands broken."""
    spaced = "".join(" " if character.isspace() else character for character in text)
    visible = "".join(character for character in spaced if unicodedata.category(character) not in _DROPPED)
    line = " ".join(visible.split())
    for command, broken in _COMMANDS:
        while command in line:
            line = line.replace(command, broken)
    return line


def shortened(text: str, limit: int = LONGEST) -> str:
    """At most `limit` characters, an ellipsis in place of the rest."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


class Redactor:
    """Hides the secrets of a run: client identifier and secret at first, then each token that the source delivers.

    A secret is recognised as it is, percent-encoded, escaped as in JSON or HTML, in hexadecimal, in base64 (whatever
    stands around it), in any case, and with blanks or invisible characters between its characters.
    """

    def __init__(self, *secrets: str) -> None:
        self._secrets: set[str] = set()
        for secret in secrets:
            self.add(secret)

    def add(self, secret: str) -> None:
        """One more secret to hide; too short a one is left aside."""
        if len(secret) >= _SHORTEST:
            self._secrets.add(secret)

    def clean(self, text: str, limit: int = LONGEST) -> str:
        """A server's words as they may be printed: `plain`, secrets hidden, at most `limit` characters."""
        line = plain(text[:_READ])
        hidden = self.hide(line)
        if len(text) > _READ:  # the cut may have left the beginning of a secret
            hidden = hidden[: max(0, len(hidden) - self._longest_form())]
        return shortened(hidden, limit)

    def hide(self, text: str) -> str:
        """The text with `HIDDEN` in place of each secret, its lines and length as they are."""
        for secret in sorted(self._secrets, key=len, reverse=True):
            text = _pattern(secret).sub(HIDDEN, text)
        return text

    def is_in(self, body: bytes) -> bool:
        """Whether a body holds a secret, in one of its usual forms: quick, for answers of any size."""
        return any(form in body for secret in self._secrets for form in _usual_forms(secret))

    def _longest_form(self) -> int:
        """More characters than any form of any secret takes, blanks in between aside."""
        return max((24 * len(secret) for secret in self._secrets), default=0)


@cache
def _pattern(secret: str) -> re.Pattern[str]:
    """All the forms of a secret; blanks may stand between two characters."""
    forms = [_joined(map(_character, secret)), _joined(map(re.escape, secret.encode().hex()))]
    forms += [_joined(_base64_character(c) for c in part) for part in _base64_parts(secret)]
    return re.compile("|".join(forms), re.IGNORECASE)


def _joined(characters: Iterator[str]) -> str:
    return r"\s*".join(characters)


_HTML_NAMES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def _character(character: str) -> str:
    """One character as it is, percent-encoded (even twice), or escaped as in JSON or HTML."""
    code = ord(character)
    forms = [
        rf"\\?{re.escape(character)}",
        "".join(rf"%(?:25)*{byte:02x}" for byte in character.encode()),
        rf"\\u{code:04x}",
        f"&#0*{code};",
        f"&#x0*{code:x};",
    ]
    if character in _HTML_NAMES:
        forms.insert(0, _HTML_NAMES[character])
    return f"(?:{'|'.join(forms)})"


def _base64_character(character: str) -> str:
    """The standard and the URL alphabets."""
    return {"+": "[+-]|%2b", "/": "[/_]|%2f"}.get(character, re.escape(character)).join(("(?:", ")"))


@cache
def _base64_parts(secret: str) -> tuple[str, ...]:
    """The characters that depend on the secret alone, for each of its three places in the groups of base64."""
    parts = []
    for offset in range(3):
        text = base64.b64encode(b"\0" * offset + secret.encode()).decode().rstrip("=")
        start = (0, 2, 3)[offset]
        end = len(text) - (1 if (offset + len(secret.encode())) % 3 else 0)
        parts.append(text[start:end])
    return tuple(part for part in parts if len(part) >= _SHORTEST)


@cache
def _usual_forms(secret: str) -> tuple[bytes, ...]:
    forms = (secret, quote(secret, safe=""), *_base64_parts(secret))
    return tuple(dict.fromkeys(form.encode() for form in forms))
