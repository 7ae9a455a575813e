"""What distinguishes a territory, as its page prints it."""

from __future__ import annotations

from fiches.indicators.model.distinctions import Distinction
from fiches.indicators.model.fiche import Fiche
from fiches.site.fiche.comparison_model import DistinctionsView, DistinctionView
from fiches.wording.context import WordingContext
from fiches.wording.distinctions import distinction_sentence
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import Phrase
from fiches.wording.places import level_name
from fiches.wording.prose import prose


def distinctions_view(fiche: Fiche, wording: WordingContext) -> DistinctionsView | None:
    """None where nothing stands out: there is then no heading either."""
    if not fiche.distinctions:
        return None
    return DistinctionsView(
        title=Phrase("Ce qui distingue {}").format(prose(wording.territories[fiche.territory].subject, "nom")),
        legend=_legend(fiche, wording),
        found=tuple(_view(one, wording) for one in fiche.distinctions),
    )


def _view(one: Distinction, wording: WordingContext) -> DistinctionView:
    block, (here, there) = one.fact.block, one.places
    return DistinctionView(
        address=f"#{one.fact.anchor}",
        name=prose(block.titre if block.chart.section_table else block.short),
        sentence=distinction_sentence(one, wording),
        here=here,
        there=there,
    )


def _legend(fiche: Fiche, wording: WordingContext) -> Phrase:
    """« ● Ille-et-Vilaine ; ○ Bretagne ; sur l’échelle, de la plus petite à la plus grande valeur des départements. »"""
    return Phrase("●{}{}, ○{}{}, de la plus petite à la plus grande valeur des {}.").format(
        NBSP,
        wording.name(fiche.territory),
        NBSP,
        wording.name(fiche.distinctions[0].parent),
        level_name(fiche.territory, plural=True),
    )
