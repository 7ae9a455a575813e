"""Work spread over processes or not: the same results, in the same order."""

from __future__ import annotations

import pytest

from fiches.commands.worker_pool import WorkerStart, worker_pool


def test_one_job_is_this_very_process() -> None:
    with worker_pool(1) as mapper:
        assert list(mapper(lambda number: number * number, [3, 1, 2])) == [9, 1, 4]


def test_several_jobs_give_the_same_in_the_same_order() -> None:
    with worker_pool(2) as mapper:
        assert list(mapper(abs, [-3, 1, -2])) == [3, 1, 2]


def test_a_fault_in_another_process_is_the_fault_of_the_run() -> None:
    with pytest.raises(ValueError, match="invalid literal"), worker_pool(2) as mapper:
        list(mapper(int, ["1", "x"]))


SHARED: list[str] = []


def remember(text: str) -> None:
    SHARED.append(text)


def recall(_task: int) -> list[str]:
    return SHARED


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_process_starts_once_with_the_shared_data(jobs: int) -> None:
    SHARED.clear()
    with worker_pool(jobs, WorkerStart(remember, ("x",))) as mapper:
        assert list(mapper(recall, [1, 2, 3])) == [["x"]] * 3
