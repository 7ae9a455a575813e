"""What the former edition gives to a harvest: what need not be asked again, and what stands for a territory that fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.editions.store import Edition
from fiches.harvest.failures import Tolerance
from fiches.harvest.freshness import Signature, completed
from fiches.harvest.incremental import Renewal
from fiches.harvest.previous import FormerAnswers
from fiches.harvest.survey import needs_by_key
from fiches.harvest.top_n.run import Outcome
from fiches.keys import TerritoryKey
from fiches.source.answers import Answer
from fiches.source.api import Call

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Heritage:
    """`renewal` is None where everything is asked."""

    renewal: Renewal | None
    tolerance: Tolerance

    def ranked(self, outcome: Outcome) -> Outcome:
        """The rankings, those of the former edition where the source failed."""
        former = self.tolerance.former
        older = {(r.territory, r.indicator): r for r in former.rankings} if former else {}
        kept = (
            older.get((r.territory, r.indicator), r) if self.tolerance.has_failed(r.territory) else r
            for r in outcome.rankings
        )
        return replace(outcome, rankings=tuple(kept))

    def marked(
        self, edition: Edition, signature: Signature, catalogue: Catalogue, asked: Sequence[TerritoryKey]
    ) -> Edition:
        """The edition, which says whose figures are older, and how the next harvest will tell this update."""
        signed = completed(signature, catalogue, edition, asked).values
        manifest = replace(edition.manifest, signature=signed, degraded=self.tolerance.degraded())
        return replace(edition, manifest=manifest)

    def report(self, answers: Iterable[tuple[Call, Answer]], edition: Edition) -> Iterator[str]:
        """What was spared, and which territories keep older figures; French sentences."""
        if self.renewal is not None:
            yield from self.renewal.report(answers)
        for key, one in edition.manifest.degraded.items():
            yield f"{key} garde les chiffres de l’édition {one['edition']}{NBSP}: {one['reason']}."


def heritage_of(
    former: FormerAnswers | None,
    signature: Signature,
    request: str,
    catalogue: Catalogue,
    asked: Sequence[TerritoryKey],
    config: Config,
    *,
    full: bool = False,
) -> Heritage:
    """What a harvest owes to the latest edition of its source; with `full`, only what stands for failures."""
    tolerance = Tolerance(former, asked, config.site.source.echecs_max_pct)
    if former is None or full or former.manifest.request != request:
        return Heritage(None, tolerance)
    return Heritage(Renewal(former, signature, catalogue, needs_by_key(catalogue)), tolerance)
