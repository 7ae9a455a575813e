"""Why there is nothing where a figure might stand."""

from __future__ import annotations

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import ONLY_ZEROS
from fiches.keys import TerritoryKey
from fiches.territories import DEPARTEMENT, REGION
from fiches.wording.context import WordingContext
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import Phrase

MAYOTTE = (TerritoryKey(REGION, "06"), TerritoryKey(DEPARTEMENT, "976"))  # DEP 06 is Alpes-Maritimes


def missing_reason(indicator: Indicator, missing: str, home: TerritoryKey, wording: WordingContext) -> Phrase:
    """Why there is nothing here, in one sentence."""
    if home in MAYOTTE and "hors Mayotte" in indicator.champ:
        return Phrase("L’indicateur couvre la France hors Mayotte, et n’a donc pas de valeur ici.")
    if missing == "na":
        return Phrase("Sans objet, car la source ne produit pas cet indicateur à ce niveau de territoire.")
    if missing == "s":
        return Phrase("Valeur que la source ne publie pas, au titre du secret statistique.")
    if missing == ONLY_ZEROS:
        return Phrase(
            "La source ne publie que des zéros pour cet indicateur, en France aussi{}: ce n’est pas un résultat, et rien"
            " n’en est montré."
        ).format(NBSP)
    within = wording.within(home)
    return Phrase("Donnée non disponible, car la source ne publie rien {} pour cet indicateur.").format(within)
