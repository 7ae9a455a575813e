"""`build`: harvests what is missing, renders, checks and publishes. `--offline` and `--edition` skip the harvest."""

from __future__ import annotations

from fiches.commands.locks import BUILD, only_one
from fiches.commands.nothing_new import build_key, nothing_to_do
from fiches.commands.options import Options
from fiches.progress import Reporter
from fiches.site.publish import put_back, refuse_foreign


def run(options: Options, reporter: Reporter) -> None:
    """Raises FicheError's children; the output folder then is as it was.

    The built-in emulator answers as its own code and the catalogue say: where these have not changed, nor has the edition.
    """
    with only_one(BUILD, options.output):
        put_back(options.output)
        refuse_foreign(options.output)
        unasked = bool(options.offline or options.edition)
        if (options.demo or unasked) and nothing_to_do(options, build_key(options), reporter):
            return
        _harvest_and_render(options, reporter, unasked=unasked)


def _harvest_and_render(options: Options, reporter: Reporter, *, unasked: bool) -> None:
    """What harvests and renders is loaded here alone: to find that nothing has changed takes none of it."""
    from fiches.commands.harvest import harvest_edition
    from fiches.commands.inputs import edition_folder, read_inputs
    from fiches.commands.one_edition import refuse_other_construction
    from fiches.commands.publication import publish, refuse_missing_libraries

    refuse_missing_libraries(options)
    inputs = read_inputs(options, reporter)
    refuse_other_construction(options, inputs.config)
    folder = edition_folder(options, inputs.access) if unasked else harvest_edition(options, inputs, reporter)
    key = build_key(options)
    if unasked or not nothing_to_do(options, key, reporter):
        publish(options, inputs.config, folder, reporter, key)
