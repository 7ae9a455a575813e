"""A fiche of Ille-et-Vilaine with a neighbour and another département of Bretagne, in a site that has them."""

from __future__ import annotations

from dataclasses import replace

from fiches.indicators.model.around import Around
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.headline import KeyFigure
from fiches.indicators.model.part import Part
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from tests.support import figures as build
from tests.support import maps

COTES, MORBIHAN = (TerritoryKey("DEP", code) for code in ("22", "56"))


def part(key: TerritoryKey) -> Part:
    """A place with its first key figure."""
    headline = build.headline("demandeurs-abc", 47_000, change=2.9, territory=key)
    return Part(key, (KeyFigure(headline.indicator, headline.number, headline.evolution),))


def surrounded() -> Fiche:
    return replace(build.make_fiche(), around=Around(neighbours=(part(COTES),), siblings=(part(MORBIHAN),)))


def context() -> SiteContext:
    return maps.context([build.BRETAGNE, build.ILLE, COTES, MORBIHAN])
