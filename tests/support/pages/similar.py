"""Fiches with similar territories by hand: Ille-et-Vilaine, and Côtes-d'Armor that resembles it."""

from __future__ import annotations

from dataclasses import replace

from fiches.content.catalogue import Indicator
from fiches.content.similarity_file import load_similarity
from fiches.indicators.claims.gaps import gap_claim
from fiches.indicators.claims.model import Claim, Members
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.headline import KeyFigure
from fiches.indicators.model.numbers import Computed, Observed
from fiches.indicators.model.similar import ComparedVariable, SimilarTerritories, SimilarTerritory
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from tests.support import figures as build

COTES = TerritoryKey("DEP", "22")
SIMILARITY = load_similarity(build.CONTENT, build.catalogue())


def context(**settings: object) -> SiteContext:
    """A site that declares the variables of similarity."""
    return replace(build.make_context(**settings), similarity=SIMILARITY)  # type: ignore[arg-type]


def share(variable: str, value: float | None, place: TerritoryKey) -> Observed:
    """The value of a declared variable."""
    declared = next(v for v in SIMILARITY.variables if v.id == variable)
    return Observed(declared.key(place, build.QUARTER), value, "" if value is not None else "nd")


def resemblance(variable: str, here: float, there: float) -> ComparedVariable:
    """A variable here and there."""
    return ComparedVariable(variable, share(variable, here, build.ILLE), share(variable, there, COTES))


def widest(variable: str, here: float, there: float) -> Claim:
    """What is claimed of the variable that parts both most, beside one that does not."""
    far, near = resemblance(variable, here, there), resemblance("femmes", 52, 53)
    claim = gap_claim(Members((far.here, near.here)), (far.there, near.there), COTES)
    assert claim is not None
    return claim


def brief(indicator: Indicator, value: float | None, change: float | None = None) -> KeyFigure:
    """A neighbour's key figure, and its change over a year."""
    period = build.YEAR if indicator.id == "tension" else build.QUARTER
    evolution = build.evolution(indicator, change, COTES) if change is not None else None
    return KeyFigure(indicator, build.observed(indicator, value, COTES, period), evolution)


def neighbour(**changes: object) -> SimilarTerritory:
    """Côtes-d'Armor, similar to Ille-et-Vilaine."""
    profile = tuple(share(variable.id, 20, COTES) for variable in SIMILARITY.variables)
    found = SimilarTerritory(
        territory=COTES,
        distance=Computed("distance", (profile[0],), 0.41, level="DEP"),
        profile=profile,
        nearest=(resemblance("50-ans-ou-plus", 26, 26), resemblance("femmes", 52, 53)),
        farthest=resemblance("bac-5-ou-plus", 12, 6),
        widest=widest("bac-5-ou-plus", 12, 6),
        key_figures=(
            brief(build.indicator("demandeurs-abc"), 20_000, 1.2),
            brief(build.indicator("offres-trimestre"), 9_000),
            brief(build.indicator("tension"), 3),
            brief(build.indicator("dynamique"), None),
        ),
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def fiche(similar: SimilarTerritories | None, territory: TerritoryKey = build.ILLE) -> Fiche:
    """A full fiche with these similar territories."""
    return replace(build.make_fiche(territory), similar=similar)


def usual() -> Fiche:
    """A fiche with one similar territory."""
    return fiche(SimilarTerritories((neighbour(),), known=12, wanted=12))
