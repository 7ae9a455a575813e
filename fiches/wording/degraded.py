"""The words of a territory for which the source failed, and whose figures are those of a former edition."""

from __future__ import annotations

from collections.abc import Mapping

from fiches import periods
from fiches.wording.numbers import NBSP
from fiches.wording.period_words import period_label
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.prose import constant, prose

Degraded = Mapping[str, str]  # `edition`: whose figures these are; `reason`: why, in French words


def edition_words(edition: str) -> Phrase:
    """« 4e trimestre 2025 » of `2025T4.2`."""
    code = edition.partition(".")[0]
    return period_label(code) if periods.is_period(code) else constant(code, "édition")


def notice(degraded: Degraded | None) -> Phrase:
    """« Les chiffres de ce territoire sont ceux de l’édition du… : la source n’a pas répondu… »; empty without failure."""
    if not degraded:
        return EMPTY
    return Phrase(
        "Les chiffres de ce territoire sont ceux de l’édition du {}{}: {} lors de la dernière récolte."
    ).format(edition_words(degraded["edition"]), NBSP, prose(degraded["reason"]))
