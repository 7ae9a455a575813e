"""The words of a territory of which some rows were impossible at the source."""

from __future__ import annotations

from fiches.wording.numbers import THIN
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.prose import constant


def set_aside_notice(rows: int) -> Phrase:
    """« 3 lignes de la source sont impossibles pour ce territoire… »; empty without any."""
    if not rows:
        return EMPTY
    if rows == 1:
        return Phrase(
            "Une ligne de la source est impossible pour ce territoire{}; elle est écartée, et ses valeurs sont données comme"
            " non disponibles."
        ).format(THIN)
    return Phrase(
        "{} lignes de la source sont impossibles pour ce territoire{}; elles sont écartées, et leurs valeurs sont données"
        " comme non disponibles."
    ).format(constant(str(rows), "nombre de lignes"), THIN)
