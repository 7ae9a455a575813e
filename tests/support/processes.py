"""Child processes that tests start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]


def with_default_signals() -> None:
    """A child's `preexec_fn`: SIGINT interrupts it again. A job started in the background inherits it as ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def printed(program: str, environments: Sequence[Mapping[str, str]]) -> list[str]:
    """What a Python program prints under each environment, in processes that run at the same time.

    Raises CalledProcessError for one that fails, with what it wrote on stderr.
    """
    command = [sys.executable, "-c", program]
    started = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for environment in environments
    ]
    texts = []
    for process in started:
        text, errors = process.communicate()
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, text, errors)
        texts.append(text.strip())
    return texts
