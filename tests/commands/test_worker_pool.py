"""Work spread over processes or not: the same results, in the same order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fiches.commands.worker_pool import WorkerStart, worker_pool
from fiches.errors import MachineError
from tests.support.site_folder import ROOT


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


def die(_task: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_the_system_kills_is_the_machine_s_fault() -> None:
    with pytest.raises(MachineError, match="--jobs 1"), worker_pool(2) as mapper:
        list(mapper(die, [1, 2]))


PARENT = """
import os, time
from tests.commands.test_worker_pool import announce
from fiches.commands.worker_pool import worker_pool
if __name__ == "__main__":
    with worker_pool(2) as mapper:
        list(mapper(announce, [1, 2]))
"""


def announce(_task: int) -> None:
    os.write(1, f"{os.getpid()}\n".encode())
    time.sleep(60)


def test_no_process_outlives_its_parent(tmp_path: Path) -> None:
    (tmp_path / "parent.py").write_text(PARENT, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "parent.py")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    workers = [int(process.stdout.readline()) for _ in range(2)]
    process.kill()
    process.wait()
    for _ in range(100):
        alive = [one for one in workers if is_alive(one)]
        if not alive:
            break
        time.sleep(0.1)
    process.stdout.close()
    assert alive == []


def is_alive(process: int) -> bool:
    """A process that nobody has reaped yet is dead all the same."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
