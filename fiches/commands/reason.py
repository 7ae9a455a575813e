"""The reason for admitting an edition that the gate refuses: it is published, in an edition that never changes."""

from __future__ import annotations

import re
import unicodedata

from lxml import html

from fiches.errors import UsageError
from fiches.site.checks.words import findings
from fiches.wording.phrase import screen_html
from fiches.wording.prose import french, prose

LONGEST = 500
_REPLACED = {"...": "…", "\u00ad": "", "\ufeff": "", "'": "’", "’ ": "’"}


def accepted_reason(text: str) -> str:
    """The reason in exact typography; empty where none is given.

    Raises UsageError, before anything is asked or written, for one that no page could show.
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    if text and not words:
        raise UsageError(
            "--accept : raison vide. Dire pourquoi l’édition est admise : la raison est publiée avec elle."
        )
    if len(words) > LONGEST:
        raise UsageError(f"--accept : {len(words)} caractères (attendu : {LONGEST} au plus). Raccourcir la raison.")
    if not words.isprintable() or "\ufffd" in words:
        raise UsageError("--accept : la raison contient un caractère illisible ou invisible. L’écrire à nouveau.")
    return _put_right(words)


def _put_right(words: str) -> str:
    words = re.sub(r'"([^"]+)"', r"« \1 »", words)
    for former, latter in _REPLACED.items():
        words = words.replace(former, latter)
    for mark in ";:!?":  # « Vérifié: ok » as « Vérifié : ok »; an hour or an address keeps its own
        words = _spaced(words, mark)
    words = french(_minus(words))
    page = html.document_fromstring(f"<html><body><p>{screen_html(prose(words))}</p></body></html>")
    if fault := next(findings(page), ""):  # the page that shows it would be refused, at each build for ever
        raise UsageError(f"--accept : {fault.rstrip('.')}. Écrire la raison autrement.")
    return words


def _spaced(words: str, mark: str) -> str:
    parts = [
        f"{part[: -len(mark)]} {mark}" if part.endswith(mark) and len(part) > 1 and part[-2] not in ";:!?" else part
        for part in words.split(" ")
    ]
    return " ".join(parts)


def _minus(words: str) -> str:
    """« -5 » as « −5 »."""
    parts = words.split(" ")
    return " ".join(f"−{part[1:]}" if part[:1] == "-" and part[1:2].isdigit() else part for part in parts)
