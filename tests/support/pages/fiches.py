"""Fiches of awkward places by hand: without data, of zeros, of one quarter, with another territory's figures."""

from __future__ import annotations

from fiches.indicators.model.fiche import Fiche
from fiches.keys import FRANCE
from tests.support import figures as build


def nothing() -> Fiche:
    """No indicator has data."""
    blocks = [build.missing_block(i.id) for i in build.catalogue().indicators if i.page]
    heads = [build.headline(i.id, None) for i in build.catalogue().headlines()]
    return build.make_fiche(blocks=blocks, headlines=heads)


def zeros() -> Fiche:
    """Counts and shares are all 0."""
    heads = [
        build.headline("demandeurs-abc", 0, reason="base", history=[0] * 13),
        build.headline("offres-trimestre", 0),
    ]
    blocks = [
        build.evolution_block("demandeurs-abc", [0] * 13, change=None, reason="base"),
        build.structure_block("demandeurs-age", [0, 0, 0, 0, 0]),
    ]
    return build.make_fiche(blocks=blocks, headlines=heads)


def one_quarter() -> Fiche:
    """A single period, so no change."""
    heads = [build.headline("demandeurs-abc", 120, reason="nd")]
    return build.make_fiche(
        blocks=[build.evolution_block("demandeurs-abc", [120], change=None, reason="nd")], headlines=heads
    )


def borrowed() -> Fiche:
    """An intercommunalité that shows its département's grades."""
    heads = [build.headline("tension", 4, period=build.YEAR, territory=build.RENNES, shown=build.ILLE)]
    blocks = [
        build.scale_block("tension", [3, 4], last=build.YEAR, territory=build.RENNES, shown=build.ILLE),
        build.profile_block([4, 5, 3, 4, 2, 2, None], territory=build.RENNES, shown=build.ILLE),
    ]
    return build.make_fiche(build.RENNES, blocks=blocks, headlines=heads)


def mayotte() -> Fiche:
    """A place outside what an indicator covers."""
    return build.make_fiche(
        build.MAYOTTE, blocks=[build.missing_block("tension", build.MAYOTTE, why="na")], headlines=[]
    )


def country() -> Fiche:
    """The country, which has no parent."""
    return build.make_fiche(FRANCE)


CASES = [build.make_fiche, nothing, zeros, one_quarter, borrowed, mayotte, country]
