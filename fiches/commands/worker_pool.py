"""Work spread over processes, its results in the order of the work; one job is this very process."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from typing import Any, Protocol, TypeVar

from fiches.errors import Code, MachineError

Task = TypeVar("Task")
Result = TypeVar("Result")
LIFETIME = 150  # tasks of a process before another takes its place: a fiche's PDF leaves 0.3 MB behind it


class Mapper(Protocol):
    """Applies a function to each task; the results come in the order of the tasks."""

    def __call__(self, function: Callable[[Task], Result], tasks: Sequence[Task], /) -> Iterable[Result]: ...


@dataclass(frozen=True, slots=True)
class WorkerStart:
    """What each process calls before its first task: data that all its tasks share travel once, not with each."""

    function: Callable[..., None]
    arguments: tuple[Any, ...]


@contextmanager
def worker_pool(jobs: int, start: WorkerStart | None = None) -> Iterator[Mapper]:
    """A mapper over `jobs` processes, stopped at the end. A fault in one of them is raised here as it is."""
    if jobs <= 1:
        if start:
            start.function(*start.arguments)
        yield map
        return
    with ExitStack() as stack:

        def mapper(function: Callable[[Task], Result], tasks: Sequence[Task], /) -> Iterator[Result]:
            results = _batches(jobs, start, function, tasks)
            stack.callback(results.close)
            return results

        yield mapper


def _batches(
    jobs: int, start: WorkerStart | None, function: Callable[[Task], Result], tasks: Sequence[Task]
) -> Generator[Result, None, None]:
    """Batch after batch, each in processes of its own. Raises MachineError when one of them is killed."""
    context = multiprocessing.get_context("spawn")
    for first in range(0, len(tasks), jobs * LIFETIME):
        batch = tasks[first : first + jobs * LIFETIME]
        workers = min(jobs, len(batch))
        with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(start,)) as pool:
            try:
                yield from pool.map(function, batch)
            except BrokenProcessPool:
                raise MachineError(
                    "Un des processus de rendu a été arrêté par le système (mémoire épuisée, le plus souvent). Recommencer"
                    " avec moins de processus : --jobs 1. Le site précédent est intact.",
                    code=Code.PROCESS_KILLED,
                ) from None
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def _begin(start: WorkerStart | None) -> None:
    """In each process, before its first task: it ends with its parent, however that dies."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), name="parent", daemon=True).start()
    if start:
        start.function(*start.arguments)


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
