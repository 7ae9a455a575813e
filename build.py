"""The door: `python build.py [COMMAND] [OPTIONS]` (see docs/maintain.md).

Read by whatever Python stands there: nothing here that an old one, or one without our dependencies, cannot run.
"""

import os
import shlex
import sys

OLDEST = (3, 11)
MACHINE = 5  # exit status: this machine lacks something


def lacking(what: str) -> None:
    """Says which line works instead, and ends."""
    command = " ".join(["uv run --frozen python build.py", *map(shlex.quote, sys.argv[1:])])
    sys.stderr.write(
        f"FMT-501 {what} Lancer par uv, qui donne au programme son Python et ses dépendances :\n\n    {command}\n\n"
    )
    sys.stderr.write("Si uv est absent : bash .ci/setup (Debian, Ubuntu), ou https://docs.astral.sh/uv/.\n")
    sys.stderr.write("Voir docs/erreurs.md#fmt-501\n")
    sys.exit(MACHINE)


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        lacking(f"Python {sys.version.split()[0]}, attendu 3.11 ou plus.")
    # The system's own memory: what the columns of an edition took is given back once they are read, a tenth of all France.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    try:
        from fiches.commands.cli import main

        status = main(sys.argv[1:])
    except ModuleNotFoundError as error:
        if (error.name or "fiches").partition(".")[0] == "fiches":
            raise
        lacking(f"La bibliothèque « {error.name} » manque à ce Python ({sys.executable}).")
    # At once: all is written, and threads of native libraries have been seen to abort the process (status 134) while Python
    # takes itself down on a busy machine.
    os._exit(status)
