"""`verify WHAT`: a proof, or all of them, on a finished output folder; prints what was examined and what fell short."""

from __future__ import annotations

from pathlib import Path

from fiches.commands.check import content_of, counting, refuse_foreign_folder
from fiches.commands.options import Options
from fiches.commands.reproducible import prove_reproducible
from fiches.commands.verify_names import ALL, REPRODUCIBLE
from fiches.commands.worker_pool import worker_pool
from fiches.errors import CheckFailed
from fiches.progress import Reporter
from fiches.site.checks.site import check_site
from fiches.site.proofs.model import PROOFS
from fiches.site.proofs.summary import summary


def run(options: Options, reporter: Reporter) -> None:
    """Raises ContentError for a folder that this program has not built, CheckFailed with every finding."""
    what, *other = options.editions
    if what == REPRODUCIBLE:
        prove_reproducible(options, Path(other[0]) if other else None, reporter)
        return
    refuse_foreign_folder(options.output)
    wanted = PROOFS if what == ALL else (what,)
    with worker_pool(options.workers) as mapper:
        report = check_site(options.output, content=content_of(options), what=wanted, mapper=counting(mapper, reporter))
    for name, proof in report.proofs.items():
        for line in summary(name, proof):
            reporter.say(line)
    if report.findings:
        raise CheckFailed(*report.findings)
