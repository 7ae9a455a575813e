"""`verify WHAT`: a proof, or all of them, on a finished output folder; prints what was examined and what fell short."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fiches.commands.check import content_of, counting, refuse_foreign_folder
from fiches.commands.options import Options
from fiches.commands.reproducible import prove_reproducible
from fiches.commands.verify_names import ALL, REPRODUCIBLE
from fiches.commands.worker_pool import worker_pool
from fiches.errors import CheckFailed
from fiches.progress import Reporter
from fiches.site.checks.results import coded
from fiches.site.checks.site import check_site
from fiches.site.proofs.claims import proof_of, prove_claims
from fiches.site.proofs.model import CLAIMS, PROOFS, Proof
from fiches.site.proofs.summary import summary
from fiches.source.access import simulated_truth


def run(options: Options, reporter: Reporter) -> None:
    """Raises ContentError for a folder that this program has not built, CheckFailed with every finding."""
    what, *other = options.editions
    if what == REPRODUCIBLE:
        prove_reproducible(options, Path(other[0]) if other else None, reporter)
        return
    refuse_foreign_folder(options.output)
    wanted = PROOFS if what == ALL else (what,)
    against_truth = options.demo and CLAIMS in wanted
    asked = tuple(name for name in wanted if name != CLAIMS) if against_truth else wanted
    with worker_pool(options.workers) as mapper:
        report = check_site(options.output, content=content_of(options), what=asked, mapper=counting(mapper, reporter))
    proofs = {**report.proofs, CLAIMS: _held_to_the_truth(options)} if against_truth else report.proofs
    _tell(proofs, reporter)


def _held_to_the_truth(options: Options) -> Proof:
    """The proof of claims with the emulator's unrounded values, in one process: they stay in it."""
    return proof_of(prove_claims(options.output, options.content, truth=simulated_truth()))


def _tell(proofs: Mapping[str, Proof], reporter: Reporter) -> None:
    """Raises CheckFailed with every finding."""
    for name, proof in proofs.items():
        for line in summary(name, proof):
            reporter.say(line)
        for warning in dict.fromkeys(proof.warnings):
            reporter.detail(warning)
    if findings := coded(proofs):
        raise CheckFailed(*findings)
