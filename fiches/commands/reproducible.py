"""`verify reproducible`: one site built twice, or two folders, compared byte for byte."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fiches.commands.error_lines import findings_in
from fiches.commands.options import Options
from fiches.errors import CheckFailed, Code, ContentError, Interrupted, MachineError, SourceError
from fiches.progress import Reporter, counted
from fiches.site.proofs.reproducible import compare
from fiches.site.publish import BUILD_FILE, is_ours

_ROOT = Path(__file__).parents[2]
_RAISED = (ContentError, SourceError, CheckFailed, MachineError, Interrupted)  # one a status


@dataclass(frozen=True, slots=True)
class Machine:
    """Where a build runs: what must leave no trace in it."""

    name: str
    workers: int
    environment: dict[str, str]


# Twenty-six hours apart: whenever they run, their dates differ.
MACHINES = (
    Machine("ici", 1, {"TZ": "Etc/GMT-14", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
    Machine("ailleurs/encore", 2, {"TZ": "Etc/GMT+12", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}),
)


def prove_reproducible(options: Options, other: Path | None, reporter: Reporter) -> None:
    """Compares the output folder with another, or two builds of the edition made for this.

    Raises ContentError for a folder that is no site of ours, CheckFailed with each file that differs, whatever a build
    raises with its status.
    """
    if other is not None:
        _compared(options.output, other, reporter)
        return
    with tempfile.TemporaryDirectory(prefix="fiches-") as folder:
        here, elsewhere = (_built(machine, Path(folder), options) for machine in MACHINES)
        _compared(here, elsewhere, reporter)


def _compared(one: Path, other: Path, reporter: Reporter) -> None:
    for folder in (one, other):
        if not is_ours(folder):
            raise ContentError(
                f"{folder} : aucun site à comparer ({BUILD_FILE} absent). Construire d’abord le site, ou indiquer un autre"
                " dossier.",
                code=Code.NO_SITE,
            )
    found = compare(one, other)
    reporter.say(f"reproducible : {counted(len(found.findings), 'différence')} sur {counted(found.files, 'fichier')}.")
    if found.findings:
        raise CheckFailed(*found.findings, code=Code.REPRODUCIBLE)


def _built(machine: Machine, folder: Path, options: Options) -> Path:
    """A build of the edition on a machine. Raises what the build said, with its status."""
    work = folder / machine.name
    work.mkdir(parents=True)
    command = [sys.executable, str(_ROOT / "build.py"), "render", "--quiet", *_arguments(machine, options)]
    done = subprocess.run(  # noqa: S603 - our own program
        [*command, "--output", str(work / "site")],
        cwd=work,
        env={**os.environ, **machine.environment},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise _failure(done.returncode, done.stderr)
    return work / "site"


def _failure(status: int, said: str) -> Exception:
    """What the build of another process raised; a bug keeps its traceback."""
    if status == -signal.SIGKILL:
        return MachineError(
            "La construction a été arrêtée par le système (mémoire épuisée, le plus souvent). Libérer de la mémoire, puis"
            " recommencer.",
            code=Code.PROCESS_KILLED,
        )
    raised = next((kind for kind in _RAISED if kind.exit_status == status), None)
    if raised is None or not said.strip():
        return RuntimeError(f"render: status {status}\n{said}")
    return raised(*findings_in(said, Code.REPRODUCIBLE))


def _arguments(machine: Machine, options: Options) -> list[str]:
    """The options that say what is built; folders are given whole, since the build starts elsewhere."""
    given = ["--jobs", str(machine.workers), "--content", str(options.content.resolve())]
    if options.territories:
        given += ["--territories", str(options.territories.resolve())]
    if options.edition:
        given += ["--edition", options.edition]
    if options.pdf is not None:
        given.append("--pdf" if options.pdf else "--no-pdf")
    if options.demo:
        given.append("--demo")
    return [*given, *(["--only", *options.only] if options.only else [])]
