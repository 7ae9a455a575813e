"""A command's own output: whole, or cut short by who reads it, never a traceback."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

from fiches.errors import Code, MachineError


def write_out(text: str) -> None:
    """Writes on standard output, at once; nothing where it is closed. Raises MachineError when the disk refuses."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # who reads the output has stopped, as `head` does
        _turn_away(sys.stdout)
    except OSError as error:
        _turn_away(sys.stdout)
        raise MachineError(
            f"Sortie standard : écriture impossible ({error.strerror or error}). Libérer de la place, ou l’envoyer ailleurs.",
            code=Code.STANDARD_OUTPUT,
        ) from None


def leave_quietly() -> None:
    """What was said is out. Messages whose reader has gone are dropped: left in the buffer, they would make the status 120."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            _turn_away(stream)


def _turn_away(stream: TextIO) -> None:
    """What is left to write goes nowhere, the interpreter's last words included."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
