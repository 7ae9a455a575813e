"""The names of drawings, and what a map says to those who do not see it."""

from __future__ import annotations

from fiches.wording.numbers import NBSP
from fiches.wording.phrase import Phrase

CHART, MAP = "Graphique", "Carte"
COLOURED = "Chaque territoire a la couleur de sa classe\u202f; la légende dit combien chacune en compte."


def drawing_name(kind: str, name: Phrase | str) -> Phrase:
    """« Graphique : Offres d’emploi », as the link to its file names it."""
    return Phrase("{}{}: {}").format(kind, NBSP, name)
