"""The command line (interface, section 1): arguments → a command and its options; messages in French."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

import click

from fiches.commands.error_lines import error_lines
from fiches.commands.help import CommandWithHelp, show_version
from fiches.commands.options import Options
from fiches.commands.share import read_share
from fiches.commands.standard_output import leave_quietly
from fiches.commands.verify_names import REPRODUCIBLE, WHAT
from fiches.errors import Code, FicheError, Finding, Interrupted, UsageError
from fiches.progress import Reporter

COMMANDS = {
    "build": "fiches.commands.build",
    "harvest": "fiches.commands.harvest",
    "render": "fiches.commands.render",
    "serve": "fiches.commands.serve.command",
    "plan": "fiches.commands.plan",
    "check": "fiches.commands.check",
    "verify": "fiches.commands.verify",
    "diff": "fiches.commands.diff",
    "explain": "fiches.commands.explain",
    "merge": "fiches.commands.merge",
    "matrix": "fiches.commands.matrix",
    "places": "fiches.commands.places",
    "doctor": "fiches.commands.doctor.command",
}
"""The module of each command, loaded when it is called for: it has `run(options, reporter)`."""
_ADVICE = "Voir python build.py --help."
_HELP = {
    "help": "Montrer cette aide : de la commande donnée, ou de toutes.",
    "version": "Montrer la version du programme.",
    "demo": "Employer l’émulateur intégré : ni clé, ni réseau ; chaque page dit que les chiffres sont simulés.",
    "output": "Dossier de sortie.",
    "content": "Dossier de contenu.",
    "territories": "Liste des territoires (territoires.toml du dossier de contenu par défaut).",
    "inside": "Avec places : le lieu dont on veut les territoires d’un niveau, comme REG-53.",
    "edition": "Édition à publier (la dernière par défaut).",
    "only": "Ces fiches seulement, comme DEP-35 REG-53 ; le reste du dossier de sortie ne change pas.",
    "pdf": "Composer les PDF, ou non, quoi que dise site.toml.",
    "jobs": "Nombre de processus (les cœurs de la machine par défaut).",
    "shard": "La part I des N parts du site : ses fiches, et ce qu’il faut à merge pour les réunir.",
    "port": "Avec serve : le port de l’aperçu (8000 par défaut) ; s’il est pris, le premier libre à sa suite.",
    "full": "Ne rien réemployer de ce qui est déjà récolté, ni composé.",
    "offline": "Ne faire aucun appel.",
    "accept": "Admettre l’édition que la garde refuse, pour cette raison, qui y reste écrite.",
    "format": "Forme de diff : text (par défaut, abrégé), csv ou json (toutes les cellules).",
    "sonde": "Avec doctor : interroger la source point par point, et en faire un rapport qui peut être montré (Markdown).",
    "max_seconds": "Suspendre la récolte au bout de ce temps ; la suivante reprend où elle s’arrête.",
    "quiet": "En dire moins.",
    "verbose": "En dire plus.",
}


class _SeveralValues(CommandWithHelp):
    """Lets `--only A B C` take several values, as the interface writes it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _spread(args))


def _spread(args: Sequence[str]) -> list[str]:
    """`--only A B` → `--only A --only B`: what follows is a key, up to the next option or command."""
    spread: list[str] = []
    within = False
    for arg in args:
        if arg.startswith("--"):
            within = arg == "--only"
        elif within and spread[-1] != "--only":
            if arg in COMMANDS:
                within = False
            else:
                spread.append("--only")
        spread.append(arg)
    return spread


@click.command(cls=_SeveralValues, add_help_option=False)
@click.help_option("-h", "--help", help=_HELP["help"])
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=show_version, help=_HELP["version"]
)
@click.argument("command", default="build", metavar="[COMMANDE]")
@click.argument("editions", nargs=-1, metavar="[A B]")
@click.option("--demo", is_flag=True, help=_HELP["demo"])
@click.option("--output", type=Path, default=Path("site"), metavar="DOSSIER", help=_HELP["output"])
@click.option("--content", type=Path, default=Path("content"), metavar="DOSSIER", help=_HELP["content"])
@click.option("--territories", type=Path, default=None, metavar="FICHIER", help=_HELP["territories"])
@click.option("--inside", default="", metavar="CLÉ", help=_HELP["inside"])
@click.option("--edition", default=None, metavar="ID", help=_HELP["edition"])
@click.option("--only", multiple=True, metavar="CLÉ…", help=_HELP["only"])
@click.option("--pdf/--no-pdf", default=None, help=_HELP["pdf"])
@click.option("--jobs", type=click.IntRange(1, 256), default=None, metavar="N", help=_HELP["jobs"])
@click.option("--shard", default="", metavar="I/N", help=_HELP["shard"])
@click.option("--port", type=click.IntRange(1, 65535), default=None, metavar="N", help=_HELP["port"])
@click.option("--full", is_flag=True, help=_HELP["full"])
@click.option("--offline", is_flag=True, help=_HELP["offline"])
@click.option("--accept", default="", metavar="RAISON", help=_HELP["accept"])
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", help=_HELP["format"])
@click.option("--sonde", is_flag=True, help=_HELP["sonde"])
@click.option("--max-seconds", type=click.FloatRange(0, min_open=True), metavar="N", help=_HELP["max_seconds"])
@click.option("--quiet", is_flag=True, help=_HELP["quiet"])
@click.option("--verbose", is_flag=True, help=_HELP["verbose"])
def _parse(command: str, quiet: bool, verbose: bool, shard: str, **typed: Any) -> None:
    """Everything but the command and the verbosity is a field of `Options`, under the same name."""
    options = Options(**typed, shard=read_share(shard) if shard else None)
    _refuse_misuse(command, options)
    if quiet and verbose:
        raise UsageError("--quiet et --verbose s’excluent : garder l’une des deux.", code=Code.MISUSE)
    run_command(command, options, Reporter("quiet" if quiet else "verbose" if verbose else "normal"))


def run_command(command: str, options: Options, reporter: Reporter) -> None:
    """Carries out a command of `COMMANDS`. Raises FicheError's children; anything else is a bug."""
    import_module(COMMANDS[command]).run(options, reporter)


def _refuse_misuse(command: str, options: Options) -> None:
    """Raises UsageError for an unknown command, or for options that do not go with it."""
    if command not in COMMANDS:
        raise UsageError(
            f"Commande inconnue « {command} » (connues : {', '.join(COMMANDS)}).", code=Code.UNKNOWN_COMMAND
        )
    _refuse_misused_shards(command, options)
    _refuse_misused_places(command, options)
    if command == "diff" and len(options.editions) != 2:
        raise UsageError("diff compare deux éditions : python build.py diff 2026T1 2026T2.", code=Code.MISUSE)
    if command == "verify":
        _refuse_unknown_proof(options.editions)
    elif command == "explain" and len(options.editions) != 1:
        raise UsageError(
            "explain prend le chemin d’un fichier du site : python build.py explain departements/35-ille-et-vilaine/index.html.",
            code=Code.MISUSE,
        )
    elif command not in ("diff", "explain", "merge", "places") and options.editions:
        raise UsageError(f"Ligne de commande illisible. {_ADVICE}", code=Code.MISUSE)
    if options.port and command != "serve":
        raise UsageError("--port va avec serve : python build.py serve --port 8080.", code=Code.MISUSE)
    if options.sonde and (command != "doctor" or options.offline):
        raise UsageError(
            "--sonde va avec doctor, et interroge la source : python build.py doctor --sonde.", code=Code.MISUSE
        )


def _refuse_misused_shards(command: str, options: Options) -> None:
    """Raises UsageError for a share of what is not built whole, or for nothing to merge."""
    if options.shard and (command not in ("build", "render") or options.only):
        raise UsageError(
            "--shard va avec build ou render, sans --only : python build.py render --shard 1/3 --output lots/1.",
            code=Code.MISUSE,
        )
    if command == "merge" and not options.editions:
        raise UsageError(
            "merge prend les dossiers des lots : python build.py merge lots/1 lots/2 lots/3.", code=Code.MISUSE
        )


def _refuse_misused_places(command: str, options: Options) -> None:
    """Raises UsageError for nothing to look for, or for a place where nothing is looked for."""
    if options.inside and command != "places":
        raise UsageError("--inside va avec places : python build.py places EPCI --inside REG-53.", code=Code.MISUSE)
    if command == "places" and not any(map(str.strip, options.editions)):
        raise UsageError(
            "places prend un nom, un code ou un code postal : python build.py places Vitré ; ou un niveau et un lieu : python"
            " build.py places EPCI --inside REG-53.",
            code=Code.MISUSE,
        )


def _refuse_unknown_proof(asked: Sequence[str]) -> None:
    """Raises UsageError for no proof, an unknown one, or what follows one that takes nothing."""
    if not asked or asked[0] not in WHAT:
        typed = f" (« {asked[0]} » inconnue)" if asked else ""
        raise UsageError(f"verify prend une preuve{typed} : {', '.join(WHAT)}.", code=Code.MISUSE)
    if len(asked) > (2 if asked[0] == REPRODUCIBLE else 1):
        raise UsageError(f"Ligne de commande illisible. {_ADVICE}", code=Code.MISUSE)


def main(arguments: Sequence[str]) -> int:
    """Runs a command; the process's exit status. A FicheError becomes one message; a bug keeps its traceback."""
    signal.signal(signal.SIGTERM, _interrupt)
    sys.stderr = sys.stderr or _nowhere()
    status = _status(arguments)
    leave_quietly()
    return status


def _status(arguments: Sequence[str]) -> int:
    try:
        _parse.main(args=list(arguments), prog_name="build.py", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        return _failed(
            Interrupted("Interrompu. Rien n’a été publié ; ce qui est déjà récolté est gardé.", code=Code.INTERRUPTED)
        )
    except click.ClickException as error:
        return _failed(UsageError(_french(error)))
    except FicheError as error:
        return _failed(error)
    return 0


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _nowhere() -> TextIO:
    """What stands for an output that is closed, until the process ends."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123


def _failed(error: FicheError) -> int:
    with suppress(OSError, ValueError):
        for line in error_lines(error):
            print(line, file=sys.stderr)  # noqa: T201
    return error.exit_status


def _french(error: click.ClickException) -> Finding:
    """Click's own messages, in French."""
    if isinstance(error, click.NoSuchOption):
        return Finding(f"Option inconnue {error.option_name}. {_ADVICE}", Code.UNKNOWN_COMMAND)
    if isinstance(error, click.MissingParameter):
        return Finding(f"Paramètre manquant. {_ADVICE}", Code.MISUSE)
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param else "paramètre"
        return Finding(f"{name} : valeur refusée. {_ADVICE}", Code.OPTION_VALUE)
    if isinstance(error, click.BadOptionUsage):
        return Finding(f"{error.option_name} : valeur attendue. {_ADVICE}", Code.OPTION_VALUE)
    return Finding(f"Ligne de commande illisible. {_ADVICE}", Code.MISUSE)
