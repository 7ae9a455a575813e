"""A reader that stops, a full disk or a closed output end in words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.site_folder import ROOT

LINES = """
import sys
from fiches.commands.standard_output import write_out
from fiches.errors import MachineError
try:
    for number in range(100_000):
        write_out(f"ligne {number}\\n")
except MachineError as error:
    print(error, file=sys.stderr)
    sys.exit(5)
"""


def run(redirection: str) -> subprocess.CompletedProcess[str]:
    command = f"'{sys.executable}' -c '{LINES}' {redirection}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("redirection", ["| head -1", ">&-"])
def test_a_reader_that_stops_is_no_fault(redirection: str) -> None:
    ended = run(redirection)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_the_machine_s() -> None:
    ended = run("> /dev/full")
    assert ended.returncode == 5
    assert "Sortie standard" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_messages_that_nobody_reads_stop_nothing() -> None:
    """Standard error closed, or its reader gone: a command ends with its own status."""
    for redirection in ("2>&-", "2> >(true)"):
        ended = subprocess.run(
            ["bash", "-c", f"'{sys.executable}' build.py check --output /nonexistent {redirection}"],
            cwd=ROOT,
            check=False,
        )
        assert ended.returncode == 2


UNREAD = """
import os, sys
from fiches.commands.standard_output import leave_quietly
reader, writer = os.pipe()
sys.stderr = open(writer, "w")
sys.stderr.write("message")
os.close(reader)
leave_quietly()
sys.exit(2)
"""


def test_a_message_left_unread_does_not_change_the_status() -> None:
    """Left in its buffer, it would make the interpreter end with 120."""
    assert subprocess.run([sys.executable, "-c", UNREAD], cwd=ROOT, check=False).returncode == 2


ABORTED_LATE = """
import atexit, os, runpy, sys
atexit.register(os.abort)
sys.argv = ["build.py", "--version"]
runpy.run_path("build.py", run_name="__main__")
"""


def test_a_command_that_is_done_ends_before_a_library_can_abort_it() -> None:
    """`atexit` stands for the threads of a native library, seen to abort a proof that had passed (status 134)."""
    ended = subprocess.run([sys.executable, "-c", ABORTED_LATE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0
    assert ended.stdout.strip()
