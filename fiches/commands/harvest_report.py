"""The report of a harvest, beside its cache and outside the edition: when it ran, how long, what it asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from fiches.progress import Reporter, counted
from fiches.source.connection import Connection

REPORT = "recolte.json"


@contextmanager
def reported(folder: Path, client: Connection, reporter: Reporter, clock: Callable[[], datetime]) -> Iterator[None]:
    """Writes the report of what is done within, whether it succeeds or not; a disk that refuses it is told."""
    begun = clock()
    try:
        yield
    finally:
        ended = clock()
        seconds = round((ended - begun).total_seconds(), 1)
        reporter.detail(
            f"{counted(client.calls, 'appel')}, {counted(client.tokens, 'jeton')}, en {seconds:.0f}\u00a0s."
        )
        report = {
            "debut": begun.isoformat(timespec="seconds"),
            "fin": ended.isoformat(timespec="seconds"),
            "secondes": seconds,
            "appels": client.calls,
            "jetons": client.tokens,
        }
        try:
            (folder / REPORT).write_text(f"{json.dumps(report, indent=2)}\n", encoding="utf-8")
        except OSError as error:
            reporter.warn(f"{folder / REPORT}\u00a0: écriture impossible ({error.strerror or error}).")
