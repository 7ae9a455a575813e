"""`doctor`: what this machine, this configuration and these credentials lack; `--sonde` questions the source instead."""

from __future__ import annotations

from datetime import date

from fiches.commands.doctor.examination import report_lines
from fiches.commands.inputs import read_inputs
from fiches.commands.options import Options
from fiches.commands.probe.run import probe
from fiches.commands.standard_output import write_out
from fiches.progress import Reporter


def run(options: Options, reporter: Reporter) -> None:
    """Raises the error of the worst finding, once all lines are printed."""
    for line in [probe(*read_inputs(options, reporter))] if options.sonde else report_lines(options, date.today()):
        write_out(f"{line}\n")
