"""`verify claims`: the proof of claims on a finished site, against the emulator's truth too with `--demo`."""

from __future__ import annotations

from pathlib import Path

from fiches.commands.options import Options
from fiches.commands.worker_pool import worker_pool
from fiches.errors import CheckFailed
from fiches.progress import Reporter
from fiches.site.proofs.claims import ClaimsReport, prove_claims
from fiches.source.access import simulated_truth


def claims_proof(root: Path, options: Options) -> ClaimsReport:
    """The report of a site. With `--demo` in one process: the emulator's truth stays in it."""
    if options.demo:
        return prove_claims(root, options.content, truth=simulated_truth())
    with worker_pool(options.workers) as mapper:
        return prove_claims(root, options.content, mapper=mapper)


def run(options: Options, reporter: Reporter) -> None:
    """Prints what was examined, by name of claim. Raises CheckFailed with every finding."""
    report = claims_proof(options.output, options)
    for line in report.summary:
        reporter.say(line)
    for warning in report.warnings:
        reporter.warn(warning)
    if report.findings:
        raise CheckFailed(*report.findings)
