"""Territories for which the source failed: the edition keeps their older figures and rankings, and says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fiches.content.catalogue import Catalogue
from fiches.editions.store import Edition
from fiches.harvest.failures import FailureBudget
from fiches.harvest.freshness import freshness_of_edition
from fiches.harvest.model import Freshness
from fiches.harvest.top_n.model import Outcome
from fiches.keys import TerritoryKey

NBSP = "\u00a0"


def with_previous_rankings(outcome: Outcome, failures: FailureBudget | None) -> Outcome:
    """The outcome, with the previous edition's rankings for the territories that failed, where it has them."""
    previous = failures.previous if failures else None
    if failures is None or previous is None:
        return outcome
    older = {(r.territory, r.indicator): r for r in previous.rankings}
    rankings = (
        older.get((r.territory, r.indicator), r) if failures.has_failed(r.territory) else r for r in outcome.rankings
    )
    return replace(outcome, rankings=tuple(rankings))


def with_degraded_territories(
    edition: Edition,
    freshness: Freshness,
    catalogue: Catalogue,
    asked: Sequence[TerritoryKey],
    failures: FailureBudget | None,
) -> Edition:
    """The edition whose manifest names the territories with older figures, and dates what the country does not date."""
    signature = freshness_of_edition(freshness, catalogue, edition, asked).values
    degraded = failures.degraded() if failures else {}
    return replace(edition, manifest=replace(edition.manifest, signature=signature, degraded=degraded))


def degraded_report(edition: Edition) -> Iterator[str]:
    """One French sentence for each territory that keeps older figures."""
    for key, one in edition.manifest.degraded.items():
        yield f"{key} garde les chiffres de l’édition {one['edition']}{NBSP}: {one['reason']}."
