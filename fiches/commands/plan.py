"""`plan`: prints the calls that a harvest would make, and how long they take; makes none but referential ones."""

from __future__ import annotations

from fiches.commands.inputs import read_inputs
from fiches.commands.options import Options
from fiches.commands.standard_output import write_out
from fiches.harvest.estimate import estimate
from fiches.progress import Reporter


def run(options: Options, _reporter: Reporter) -> None:
    """Raises SourceError's children when the referentials cannot be read."""
    for line in estimate(*read_inputs(options), place=options.territories_name):
        write_out(f"{line}\n")
