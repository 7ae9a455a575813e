"""The title and description of a fiche, the same on its page and on paper."""

from __future__ import annotations

from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.fiche.model import FicheView
from fiches.site.links import Head
from fiches.territories import Territory
from fiches.wording.phrase import plain_text
from fiches.wording.places import level_name


def fiche_head(key: TerritoryKey, view: FicheView, context: SiteContext) -> Head:
    """The title and description of a fiche, the same on the page and on paper."""
    territory = context.territories[key]
    return Head(
        path=f"{territory.folder}index.html",
        title=f"{distinct_name(territory, context)}\u00a0: le marché du travail, {context.quarter_words}",
        description=plain_text(view.sentences[0].text),
        territory=key,
    )


def distinct_name(territory: Territory, context: SiteContext) -> str:
    """« Guadeloupe (région) » where the département of that name has its page too: no two pages of one title."""
    others = (context.territories[key].name for key in context.published if key != territory.key)
    return f"{territory.name} ({level_name(territory.key)})" if territory.name in others else territory.name
