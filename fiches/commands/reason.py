"""The reason for admitting an edition that the gate refuses: it is published, in an edition that never changes."""

from __future__ import annotations

from fiches.content.outside_words import Origin, received
from fiches.errors import Code, UsageError
from fiches.progress import Reporter

LONGEST = 500


def accepted_reason(text: str, reporter: Reporter) -> str:
    """The reason of `--accept` as the site prints it; empty where none is given.

    Raises UsageError, before anything is asked or written, for an empty, too long or damaged one.
    """
    reason = received(text, Origin.option("--accept"))
    if text and not reason.text:
        raise UsageError(
            "--accept\u00a0: raison vide. Dire pourquoi l’édition est admise\u00a0: la raison est publiée avec elle.",
            code=Code.REASON,
        )
    if len(reason.text) > LONGEST:
        raise UsageError(
            f"--accept\u00a0: {len(reason.text)} caractères (attendu\u00a0: {LONGEST} au plus). Raccourcir la raison.",
            code=Code.REASON,
        )
    for sentence in reason.notices:
        reporter.warn(sentence)
    return reason.text
