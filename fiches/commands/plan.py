"""`plan`: prints what each selection and each group holds, the calls that a harvest would make and how long they take;
makes none but referential ones.

Without a key, or with `--offline`, none at all: the lists are then the ones that the program brings with it.
"""

from __future__ import annotations

from fiches.commands.inputs import Inputs, read_inputs
from fiches.commands.options import Options
from fiches.commands.standard_output import write_out
from fiches.harvest.estimate import estimate
from fiches.harvest.scope import group_lines, selection_lines
from fiches.harvest.survey import survey
from fiches.progress import Reporter
from fiches.source.access import opened
from fiches.source.model import access_of

WITHOUT_KEY = (
    "Estimation sans appel : listes locales, puisque FT_CLIENT_ID et FT_CLIENT_SECRET sont vides. Avec une clé, plan lit"
    " les listes de la source."
)
OFFLINE = "Estimation sans appel (--offline) : listes locales, qui peuvent différer de celles de la source."


def run(options: Options, reporter: Reporter) -> None:
    """Raises SourceError's children when the referentials cannot be read, ContentError for what they do not list."""
    inputs = read_inputs(options, reporter)
    without_key = not inputs.access.demo and len(inputs.config.environment.empty_credentials) == 2
    if without_key or options.offline:
        inputs = Inputs(inputs.config, inputs.catalogue, access_of(inputs.config, demo=True))
    with opened(*inputs) as api:
        scope = survey(api, inputs.catalogue, inputs.config, place=options.territories_name)
    wanted = inputs.config.territories
    held = (*selection_lines(wanted, scope.listed), *group_lines(wanted, scope.listed))
    for line in (*held, *estimate(scope, inputs.catalogue, inputs.config)):
        write_out(f"{line}\n")
    if without_key or options.offline:
        write_out(f"{WITHOUT_KEY if without_key else OFFLINE}\n")
