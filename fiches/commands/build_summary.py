"""What a build did, told at its end: fiches made and used again, time by stage, slowest fiches, heaviest files, memory."""

from __future__ import annotations

import os
import resource
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fiches.commands.fiche_work import FicheResult
from fiches.progress import counted
from fiches.site.incremental.fate import Decision, Fate
from fiches.wording.marks import file_size

_MOST = 3  # fiches and files that are named


class Stages:
    """How long each stage of a build takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def told(
    stages: Stages,
    fates: Collection[Decision],
    results: Collection[FicheResult],
    root: Path,
    names: Iterable[str],
    workers: int,
) -> Iterator[str]:
    """French lines, without what there is nothing to say of. `workers`: how many processes ran at a time beside this one."""
    yield _fates(fates)
    spent = ", ".join(f"{name} {_seconds(one)}" for name, one in stages.seconds.items())
    yield f"Temps : {_seconds(sum(stages.seconds.values()))} ({spent})."
    slowest = sorted(results, key=lambda one: -one.seconds)[:_MOST]
    if slowest:
        yield f"Fiches les plus lentes : {', '.join(f'{one.summary.territory} {_seconds(one.seconds)}' for one in slowest)}."
    heaviest = sorted((((root / name).stat().st_size, name) for name in names), reverse=True)[:_MOST]
    if heaviest:
        yield f"Fichiers les plus lourds : {', '.join(f'{name} {file_size(size)}' for size, name in heaviest)}."
    yield f"Mémoire, tous processus, au plus : {file_size(_memory(results, workers))}."


def _fates(fates: Collection[Decision]) -> str:
    counts = Counter(one.fate for one in fates)
    kept = counts[Fate.KEPT] + counts[Fate.SAME]
    again = f", dont {counts[Fate.SAME]} après calcul" if counts[Fate.SAME] else ""
    return f"{counted(counts[Fate.MADE], 'fiche composée')}, {counted(kept, 'réemployée')}{again}."


def _memory(results: Iterable[FicheResult], workers: int) -> int:
    """Bytes: the peak of this process and those of the largest others that may have run at once: each lives for some fiches."""
    peaks: dict[int, int] = {}
    for one in results:
        peaks[one.process] = max(peaks.get(one.process, 0), one.memory)
    own = max(peaks.pop(os.getpid(), 0), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return 1024 * (own + sum(sorted(peaks.values(), reverse=True)[:workers]))


def _seconds(spent: float) -> str:
    return f"{spent:.1f}\u00a0s".replace(".", ",")
