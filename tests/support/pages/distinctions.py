"""A fiche of Ille-et-Vilaine that one sentence distinguishes."""

from __future__ import annotations

from dataclasses import replace

from fiches.indicators.claims.model import Claim
from fiches.indicators.intervals import Interval
from fiches.indicators.model.distinctions import Distinction, Fact
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.numbers import Observed
from fiches.keys import Key
from tests.support import figures as build


def distinguished(entry: str = "demandeurs-sexe") -> Fiche:
    """The fiche of Ille-et-Vilaine with one sentence: 57 % of women, 52 % in Bretagne."""
    indicator = next(one for one in build.catalogue().indicators if one.id == entry)
    here = Observed(Key("DE_1", *build.ILLE, "CUMUL", "CUMUL", "ABC", "GENRE", "F", "2026T1", "pourcentage"), 57.0)
    there = replace(here, key=here.key.at(build.BRETAGNE), value=52.0)
    fact = Fact(indicator, indicator, "F", here, there)
    one = Distinction(fact, Claim("plus", (here, there)), Interval(4, 6), 1.0, 4.0, (here, there), None, (14, 3))
    return replace(build.make_fiche(), distinctions=(one,))
