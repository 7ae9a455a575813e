"""`matrix`: the shards that the configured site takes, as a workflow's matrix reads them: `[1]`, `[1, 2, 3]`."""

from __future__ import annotations

import json

from fiches.commands.inputs import edition_folder, read_inputs
from fiches.commands.options import Options
from fiches.commands.share import shares_for
from fiches.commands.standard_output import write_out
from fiches.editions.store import read_referential
from fiches.harvest.scope import published
from fiches.progress import Reporter, counted


def run(options: Options, reporter: Reporter) -> None:
    """Raises SourceUnavailable where nothing is harvested yet, ContentError for a list of territories at fault."""
    inputs = read_inputs(options, reporter)
    listed = read_referential(edition_folder(options, inputs.access)).territories
    fiches = len(published(inputs.config.territories, listed, place=options.territories_name))
    shares = shares_for(fiches)
    reporter.say(f"{counted(fiches, 'fiche')} : {counted(shares, 'lot')}.")
    write_out(f"{json.dumps([*range(1, shares + 1)])}\n")
