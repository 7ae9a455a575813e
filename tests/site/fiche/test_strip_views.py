"""What a strip is drawn from, its place in words, and how to read them all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.claims.model import Claim
from fiches.indicators.model.numbers import Computed
from fiches.indicators.model.positions import Rank, Strip
from fiches.site.fiche.strip_views import place_words, strip_of, strips_legend
from fiches.wording.phrase import plain_text
from tests.support import figures as build
from tests.support.source import spaces

WORDING = build.wording()
HEADLINE = build.headline("demandeurs-abc", 41_230, change=2.9, history=build.JOB_SEEKERS)
assert HEADLINE.evolution is not None
PARENT = HEADLINE.comparisons[0].evolution
STRIP = Strip("DEP", (-1.0, 0.5, 2.9), HEADLINE.evolution, PARENT)
DRAWN = replace(HEADLINE, strip=STRIP)


def ranked(first: int, last: int, *, claim: str = "rang_evolution") -> Rank:
    number = Computed("rang_evolution", (HEADLINE.evolution,), float(first), level="DEP")  # type: ignore[arg-type]
    return Rank(number, first, last, 101, Claim(claim, (HEADLINE.evolution, "DEP")))  # type: ignore[arg-type]


def test_the_ring_is_the_territory_s_change_and_the_long_tick_the_parent_s() -> None:
    assert PARENT is not None
    svg = strip_of(DRAWN, WORDING)
    marks = [part.partition('"')[0] for part in svg.split('data-formule="')[1:]]
    assert marks == [PARENT.mark(build.ILLE), STRIP.own.mark(build.ILLE)]
    assert not strip_of(HEADLINE, WORDING)


@pytest.mark.parametrize(
    ("rank", "words"),
    [
        (ranked(12, 12), "Évolution, par ordre décroissant : 12e sur 101 départements"),
        (ranked(3, 5), "Évolution, par ordre décroissant : de la 3e à la 5e sur 101 départements"),
        (ranked(2, 30, claim="tiers"), "Évolution : dans le tiers haut des départements"),
        (replace(ranked(1, 90), claim=None), ""),
        (None, ""),
    ],
)
def test_the_place_is_said_where_it_is_proven(rank: Rank | None, words: str) -> None:
    assert spaces(plain_text(place_words(replace(DRAWN, change_rank=rank), WORDING))) == words


def test_how_to_read_them_is_said_once_for_all() -> None:
    fiche = replace(build.make_fiche(), headlines=(DRAWN, DRAWN))
    assert spaces(plain_text(strips_legend(fiche, WORDING))) == (
        "Bandes : un trait par département, selon son évolution sur un an, les plus basses à gauche ; le rond,"
        " l’Ille-et-Vilaine ; le grand trait, la Bretagne."
    )
    alone = replace(fiche, headlines=(replace(DRAWN, strip=replace(STRIP, parent=None)),))
    assert "le grand trait" not in plain_text(strips_legend(alone, WORDING))
    assert not strips_legend(replace(fiche, headlines=(HEADLINE,)), WORDING)
