"""Work spread over processes, its results in the order of the work; one job is this very process."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

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
    """Batch after batch, each in processes of its own."""
    context = multiprocessing.get_context("spawn")
    called, arguments = (start.function, start.arguments) if start else (None, ())
    for first in range(0, len(tasks), jobs * LIFETIME):
        batch = tasks[first : first + jobs * LIFETIME]
        workers = min(jobs, len(batch))
        with ProcessPoolExecutor(workers, mp_context=context, initializer=called, initargs=arguments) as pool:
            try:
                yield from pool.map(function, batch)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
