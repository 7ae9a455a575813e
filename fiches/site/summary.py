"""What the pages of the whole site take of a fiche."""

from __future__ import annotations

from fiches.indicators.compared_shares import compared_shares
from fiches.indicators.model.fiche import Fiche
from fiches.site.context import FicheSummary


def summary_of(fiche: Fiche) -> FicheSummary:
    """Its key figures, what distinguishes it, the shares by which it is compared, and with whom."""
    alike = fiche.similar.neighbours if fiche.similar else ()
    return FicheSummary(
        fiche.territory,
        fiche.headlines,
        distinctions=fiche.distinctions,
        shares=compared_shares(fiche.blocks),
        neighbours=tuple(part.territory for part in fiche.around.neighbours),
        alike=tuple(one.territory for one in alike),
    )
