"""Every fault, and how one of them ends; a module of its own, for the processes that share the table."""

from __future__ import annotations

from tests.faults.bugs import BUGS, Bug
from tests.faults.building import built
from tests.faults.model import Fault, Outcome
from tests.faults.running import FAULTS, ended
from tests.faults.six import SixFiches

EVERY: tuple[Fault | Bug, ...] = (*FAULTS, *BUGS)


def tried(job: tuple[int, SixFiches]) -> Outcome:
    """How the fault of that place in `EVERY` ends. Raises AssertionError where it changes nothing."""
    fault, six = EVERY[job[0]], job[1]
    return built(fault, six) if isinstance(fault, Bug) else ended(fault, six)
