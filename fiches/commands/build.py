"""`build`: harvests what is missing, renders, checks and publishes. `--offline` and `--edition` skip the harvest."""

from __future__ import annotations

from fiches.commands.harvest import harvest_edition
from fiches.commands.inputs import edition_folder, read_inputs
from fiches.commands.locks import BUILD, only_one
from fiches.commands.one_edition import refuse_other_construction
from fiches.commands.options import Options
from fiches.commands.publication import publish, refuse_missing_libraries
from fiches.progress import Reporter
from fiches.site.publish import put_back, refuse_foreign


def run(options: Options, reporter: Reporter) -> None:
    """Raises FicheError's children; the output folder then is as it was."""
    with only_one(BUILD, options.output):
        put_back(options.output)
        refuse_foreign(options.output)
        refuse_missing_libraries(options)
        inputs = read_inputs(options, reporter)
        refuse_other_construction(options, inputs.config)
        harvested = options.offline or options.edition
        folder = edition_folder(options, inputs.access) if harvested else harvest_edition(options, inputs, reporter)
        publish(options, inputs.config, folder, reporter)
