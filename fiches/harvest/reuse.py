"""What a harvest knows before its calls: answers that the previous edition saves, figures for failures, latest periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fiches.harvest.failures import FailureBudget
from fiches.harvest.incremental import Incremental, reloaded_periods
from fiches.harvest.model import Origin
from fiches.harvest.needs import needs_by_key
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.run import Run
from fiches.keys import TerritoryKey


@dataclass(frozen=True, slots=True)
class Reuse:
    """`incremental` None: every call is made in full. `failures` None: no territory may fail.

    `latest`: by indicator, the latest period of the country's total.
    """

    incremental: Incremental | None = None
    failures: FailureBudget | None = None
    latest: Mapping[str, str] = field(default_factory=dict)


def reuse_of(run: Run, origin: Origin, previous: PreviousAnswers | None, asked: Sequence[TerritoryKey]) -> Reuse:
    """Reuse of `previous`, the latest edition of the source: of its answers too, if it made the same request.

    With the option `full`, of what replaces a failed territory only.
    """
    failures = FailureBudget(previous, asked, run.config.site.source.echecs_max_pct)
    if previous is None or run.options.full or previous.manifest.request != origin.request:
        return Reuse(None, failures, origin.freshness.periods)
    needs = needs_by_key(run.catalogue)
    reloaded = reloaded_periods(origin.freshness, previous, needs)
    incremental = Incremental(previous, origin.freshness, run.catalogue, needs, reloaded)
    return Reuse(incremental, failures, origin.freshness.periods)
