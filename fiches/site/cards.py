"""The cards that are shown beside a shared link: of the site and of each level; `fiche/card.py` has those of fiches."""

from __future__ import annotations

import posixpath

from fiches.charts.card import Card, draw_card
from fiches.charts.engine.png import png_of
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.links import CardImage
from fiches.territories import LARGE_LEVELS, LEVELS, REGION
from fiches.wording.phrase import plain_text
from fiches.wording.places import capital

CARD = "partage.png"
_ABOUT = "Demandeurs d’emploi, offres, embauches, difficultés de recrutement\u00a0: une fiche par "


def has_card(key: TerritoryKey, context: SiteContext) -> bool:
    """Whether a fiche has a card of its own, not that of its level; none without the address that would lead to it."""
    return bool(context.url) and key.type in LARGE_LEVELS


def level_card(kind: str, context: SiteContext) -> Card:
    """A level, without a figure: that of its list, and of its fiches where they have none."""
    return _general(capital(LEVELS[kind].plural), _ABOUT + LEVELS[kind].singular, context)


def site_card(context: SiteContext) -> Card:
    """The whole site: that of its front page."""
    return _general("Le marché du travail", f"{_ABOUT}territoire", context)


def _general(name: str, text: str, context: SiteContext) -> Card:
    return Card(
        name=name,
        when=plain_text(context.quarter_words),
        site=context.title,
        foot=foot_words(context),
        text=f"{text}.",
        place=(REGION, ""),
        simulated=context.demo,
    )


def foot_words(context: SiteContext) -> str:
    """Whose the figures are."""
    other = f"{context.other_source}, et non France Travail" if context.other_source else ""
    return f"Source\u00a0: {other or 'France Travail, API Marché du travail'}. {context.licence}."


def level_image(kind: str, context: SiteContext) -> CardImage:
    """Where the card of a level lies, and its words."""
    return CardImage(posixpath.join(LEVELS[kind].folder, CARD), level_card(kind, context).words)


def site_image(context: SiteContext) -> CardImage:
    """The same of the whole site."""
    return CardImage(CARD, site_card(context).words)


def render_cards(context: SiteContext) -> dict[str, bytes]:
    """The images of the site and of its levels, by path; none without the site's address."""
    if not context.url:
        return {}
    levels = {level_image(kind, context).path: level_card(kind, context) for kind in context.levels()}
    return {path: card_bytes(card) for path, card in {CARD: site_card(context), **levels}.items()}


def card_bytes(card: Card) -> bytes:
    """The image of a card. Raises RenderError when the drawing library refuses it."""
    return png_of(draw_card(card))
