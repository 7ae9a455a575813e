"""`render`: renders, checks and publishes an edition already harvested; no network."""

from __future__ import annotations

from fiches.commands.locks import BUILD, only_one
from fiches.commands.nothing_new import build_key, nothing_to_do
from fiches.commands.options import Options
from fiches.progress import Reporter
from fiches.site.publish import put_back, refuse_foreign


def run(options: Options, reporter: Reporter) -> None:
    """Raises SourceUnavailable where nothing is harvested yet."""
    with only_one(BUILD, options.output):
        put_back(options.output)
        refuse_foreign(options.output)
        key = build_key(options)
        if not nothing_to_do(options, key, reporter):
            _render(options, reporter, key)


def _render(options: Options, reporter: Reporter, key: str) -> None:
    """What renders is loaded here alone: to find that nothing has changed takes none of it."""
    from fiches.commands.inputs import edition_folder, read_inputs
    from fiches.commands.publication import publish, refuse_missing_libraries

    refuse_missing_libraries(options)
    inputs = read_inputs(options, reporter)
    publish(options, inputs.config, edition_folder(options, inputs.access), reporter, key)
