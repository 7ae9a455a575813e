"""The card that is shown beside a shared link of a fiche: its own, or that of its level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fiches.charts.card import Card, CardFigure
from fiches.indicators.model.headline import Headline
from fiches.keys import TerritoryKey
from fiches.site.cards import CARD, foot_words, has_card, level_image
from fiches.site.context import SiteContext
from fiches.site.fiche.embedded import EmbeddedFigure, embedded_figure
from fiches.site.links import CardImage
from fiches.territories import COUNTRY, REGION
from fiches.wording.phrase import plain_text

_MOST_FIGURES = 3


def fiche_card(key: TerritoryKey, headlines: Sequence[Headline], context: SiteContext) -> Card:
    """The place, with the first key figure of each of the first sources that give one."""
    kind, code = key
    return Card(
        name=context.territories[key].name,
        when=plain_text(context.quarter_words),
        site=context.title,
        foot=foot_words(context),
        figures=tuple(_card_figure(figure) for figure in _first_figures(key, headlines, context)),
        place=(REGION, "") if kind == COUNTRY else (kind, code),
        simulated=context.demo,
    )


def _first_figures(key: TerritoryKey, headlines: Sequence[Headline], context: SiteContext) -> Iterator[EmbeddedFigure]:
    published: dict[str, Headline] = {}
    for headline in headlines:
        if headline.number.value is not None:
            published.setdefault(headline.indicator.source.indicateur, headline)
    for headline in [*published.values()][:_MOST_FIGURES]:
        yield embedded_figure(headline, key, context.wording(key))


def _card_figure(figure: EmbeddedFigure) -> CardFigure:
    label, value, when = (plain_text(words) for words in (figure.label, figure.value, figure.when))
    return CardFigure(label, value, when, tuple(plain_text(words) for words in figure.lines))


def fiche_image(key: TerritoryKey, headlines: Sequence[Headline], context: SiteContext) -> CardImage:
    """Where the card of a fiche lies, and its words."""
    if has_card(key, context):
        return CardImage(context.territories[key].folder + CARD, fiche_card(key, headlines, context).words)
    return level_image(key.type, context)
