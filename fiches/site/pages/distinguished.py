"""The places of a level that stand out most, for the front page, each with what distinguishes it most."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.site.context import FicheSummary, SiteContext, Summaries
from fiches.site.links import Link, fiche_link
from fiches.territories import BASIN, DEPARTEMENT, EPCI, REGION
from fiches.wording.distinctions import distinction_sentence
from fiches.wording.phrase import Phrase

MOST = 3
_FIRST_OF = (DEPARTEMENT, REGION, EPCI, BASIN)


@dataclass(frozen=True, slots=True)
class Distinguished:
    """A place and the sentence that distinguishes it most."""

    link: Link
    sentence: Phrase


def most_distinguished(context: SiteContext, summaries: Summaries) -> list[Distinguished]:
    """The rarest gaps of one level, that of the départements where it has any; ties by code."""
    for level in _FIRST_OF:
        found = [one for one in summaries.values() if one.territory.type == level and one.distinctions]
        if found:
            found.sort(key=lambda one: (-one.distinctions[0].size, one.territory))
            return [_distinguished(one, context) for one in found[:MOST]]
    return []


def _distinguished(summary: FicheSummary, context: SiteContext) -> Distinguished:
    sentence = distinction_sentence(summary.distinctions[0], context.wording())
    return Distinguished(fiche_link(summary.territory, context), sentence)
