"""`harvest`: brings the content folder's edition up to date from the API; publishes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from fiches.commands.harvest_report import reported
from fiches.commands.inputs import Inputs, read_inputs
from fiches.commands.locks import HARVEST, only_one
from fiches.commands.options import Options
from fiches.commands.reason import accepted_reason
from fiches.errors import Code, UsageError
from fiches.harvest.run import HarvestOptions, Run
from fiches.harvest.update import bring_up_to_date
from fiches.progress import Reporter
from fiches.source.access import opened


def run(options: Options, reporter: Reporter) -> None:
    """Raises UsageError with `--offline`, SourceError's children when the source fails."""
    inputs = read_inputs(options, reporter)
    if options.offline:
        raise UsageError(
            "harvest interroge la source : --offline n’a pas de sens ici. Retirer l’option.", code=Code.MISUSE
        )
    harvest_edition(options, inputs, reporter)


def harvest_edition(options: Options, inputs: Inputs, reporter: Reporter) -> Path:
    """The folder of the edition that is now up to date. Raises UsageError for a damaged reason, before any call."""
    chosen = HarvestOptions(options.full, options.max_seconds, accepted_reason(options.accept, reporter), date.today())
    run = Run(*inputs, reporter, options.territories_name, chosen)
    cache = inputs.access.cache
    with only_one(HARVEST, cache), opened(*inputs) as api, reported(cache, api.client, reporter, _now):
        return bring_up_to_date(run, api)


def _now() -> datetime:
    return datetime.now(UTC)
