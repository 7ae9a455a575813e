"""The command line (interface, section 1): arguments → a command and its options; messages in French."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Literal

import click

from fiches.errors import FicheError, Interrupted, UsageError
from fiches.progress import Reporter, Verbosity

COMMAND_NAMES = ("build", "harvest", "render", "plan", "check", "diff", "doctor")
_ADVICE = "Voir python build.py --help."
_HELP = {
    "command": "COMMANDE : build (par défaut), harvest, render, plan, check, diff A B, doctor.",
    "demo": "Employer l’émulateur intégré : ni clé, ni réseau ; chaque page dit que les chiffres sont simulés.",
    "output": "Dossier de sortie.",
    "content": "Dossier de contenu.",
    "territories": "Liste des territoires (territoires.toml du dossier de contenu par défaut).",
    "edition": "Édition à publier (la dernière par défaut).",
    "only": "Ces fiches seulement, comme DEP-35 REG-53 ; le reste du dossier de sortie ne change pas.",
    "pdf": "Composer les PDF, ou non, quoi que dise site.toml.",
    "jobs": "Nombre de processus (les cœurs de la machine par défaut).",
    "full": "Ne rien réemployer de ce qui est déjà récolté.",
    "offline": "Ne faire aucun appel.",
    "accept": "Admettre l’édition que la garde refuse, pour cette raison, qui y reste écrite.",
    "format": "Forme de diff : text (par défaut, abrégé), csv ou json (toutes les cellules).",
    "sonde": "Avec doctor : interroger la source point par point, et en faire un rapport qui peut être montré (Markdown).",
    "max_seconds": "Suspendre la récolte au bout de ce temps ; la suivante reprend où elle s’arrête.",
    "quiet": "En dire moins.",
    "verbose": "En dire plus.",
}


class _SeveralValues(click.Command):
    """Lets `--only A B C` take several values, as the interface writes it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _spread(args))


def _spread(args: Sequence[str]) -> list[str]:
    """`--only A B` → `--only A --only B`: a key is recognised by its `TYPE-CODE` shape."""
    found: list[str] = []
    within = False
    for arg in args:
        if arg.startswith("--"):
            within = arg == "--only"
        elif within and found[-1] != "--only":
            if arg in COMMAND_NAMES:
                within = False
            else:
                found.append("--only")
        found.append(arg)
    return found


@click.command(cls=_SeveralValues, context_settings={"help_option_names": ["-h", "--help"]}, help=_HELP["command"])
@click.argument("command", default="build", metavar="[COMMANDE]")
@click.argument("between", nargs=-1, metavar="[A B]")
@click.option("--demo", is_flag=True, help=_HELP["demo"])
@click.option("--output", type=Path, default=Path("site"), metavar="DOSSIER", help=_HELP["output"])
@click.option("--content", type=Path, default=Path("content"), metavar="DOSSIER", help=_HELP["content"])
@click.option("--territories", type=Path, default=None, metavar="FICHIER", help=_HELP["territories"])
@click.option("--edition", default=None, metavar="ID", help=_HELP["edition"])
@click.option("--only", multiple=True, metavar="CLÉ…", help=_HELP["only"])
@click.option("--pdf/--no-pdf", default=None, help=_HELP["pdf"])
@click.option("--jobs", type=click.IntRange(1, 256), default=None, metavar="N", help=_HELP["jobs"])
@click.option("--full", is_flag=True, help=_HELP["full"])
@click.option("--offline", is_flag=True, help=_HELP["offline"])
@click.option("--accept", default="", metavar="RAISON", help=_HELP["accept"])
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", help=_HELP["format"])
@click.option("--sonde", is_flag=True, help=_HELP["sonde"])
@click.option("--max-seconds", type=click.FloatRange(0, min_open=True), metavar="N", help=_HELP["max_seconds"])
@click.option("--quiet", is_flag=True, help=_HELP["quiet"])
@click.option("--verbose", is_flag=True, help=_HELP["verbose"])
def _parse(
    command: str,
    between: tuple[str, ...],
    demo: bool,
    output: Path,
    content: Path,
    territories: Path | None,
    edition: str | None,
    only: tuple[str, ...],
    pdf: bool | None,
    jobs: int | None,
    full: bool,
    offline: bool,
    accept: str,
    form: Literal["text", "csv", "json"],
    sonde: bool,
    max_seconds: float | None,
    quiet: bool,
    verbose: bool,
) -> None:
    from fiches.commands import pipeline

    if command not in pipeline.COMMANDS:
        raise UsageError(f"Commande inconnue « {command} » (connues : {', '.join(pipeline.COMMANDS)}).")
    _refuse_names(command, between)
    if sonde and (command != "doctor" or offline):
        raise UsageError("--sonde va avec doctor, et interroge la source : python build.py doctor --sonde.")
    if quiet and verbose:
        raise UsageError("--quiet et --verbose s’excluent : garder l’une des deux.")
    verbosity: Verbosity = "quiet" if quiet else "verbose" if verbose else "normal"
    options = pipeline.Options(
        demo=demo,
        output=output,
        content=content,
        territories=territories,
        edition=edition,
        only=only,
        pdf=pdf,
        jobs=jobs or 0,
        full=full,
        offline=offline,
        max_seconds=max_seconds,
        between=between,
        form=form,
        accept=accept,
        sonde=sonde,
    )
    pipeline.run(command, options, Reporter(verbosity))


def _refuse_names(command: str, between: Sequence[str]) -> None:
    """`diff` takes two editions; the others take nothing after their name."""
    if command == "diff" and len(between) != 2:
        raise UsageError("diff compare deux éditions : python build.py diff 2026T1 2026T2.")
    if command != "diff" and between:
        raise UsageError(f"Ligne de commande illisible. {_ADVICE}")


def main(arguments: Sequence[str]) -> int:
    """Runs a command; the process's exit status. A FicheError becomes one message; a bug keeps its traceback."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        _parse.main(args=list(arguments), prog_name="build.py", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        return _failed(Interrupted("Interrompu. Rien n’a été publié ; ce qui est déjà récolté est gardé."))
    except click.ClickException as error:
        return _failed(UsageError(_french(error)))
    except FicheError as error:
        return _failed(error)
    return 0


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _failed(error: FicheError) -> int:
    for finding in error.findings:
        print(finding, file=sys.stderr)  # noqa: T201
    return error.exit_status


def _french(error: click.ClickException) -> str:
    """Click's own messages, in French."""
    if isinstance(error, click.NoSuchOption):
        return f"Option inconnue {error.option_name}. {_ADVICE}"
    if isinstance(error, click.MissingParameter):
        return f"Paramètre manquant. {_ADVICE}"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param else "paramètre"
        return f"{name} : valeur refusée. {_ADVICE}"
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} : valeur attendue. {_ADVICE}"
    return f"Ligne de commande illisible. {_ADVICE}"
