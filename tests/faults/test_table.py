"""What the table of faults must hold, without planting one."""

from __future__ import annotations

from collections import Counter
from functools import reduce
from importlib import import_module

import pytest

from tests.faults.bugs import BUGS, Bug
from tests.faults.model import Found, Outcome, Planted
from tests.faults.running import FAULTS

FEWEST = 100


def test_there_are_enough_faults_each_under_its_own_name() -> None:
    names = Counter((one.kind, one.name) for one in (*FAULTS, *BUGS))
    assert len(names) >= FEWEST
    assert max(names.values()) == 1


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_a_bug_is_of_a_function_or_a_table_that_is_there(bug: Bug) -> None:
    module, _, name = bug.where.partition(":")
    assert reduce(getattr, name.split("."), import_module(module)) is not None


def test_a_message_must_name_the_file_the_place_what_is_read_and_what_was_expected() -> None:
    planted = Planted("france/index.html", "evolution(a;b)", "+0,5\u00a0%", "-0.5")
    assert planted.lacking("france/index.html : evolution(a;b) : « +0,5\u202f% » (attendu : −0,5).") == []
    assert planted.lacking("france/index.html : un nombre.") == ["place", "read", "expected"]


def test_the_best_message_is_the_one_that_names_the_most() -> None:
    planted = Planted("a.html", "", "1", "2")
    vague, exact = Found("links", "b.html : 3"), Found("numbers", "a.html : 1 (attendu : 2)")
    outcome = Outcome("kind", "name", planted, (vague, exact))
    assert outcome.best == exact
    assert outcome.lacking == []


def test_a_fault_that_nothing_tells_is_missed() -> None:
    assert not Outcome("kind", "name", Planted("a.html"), ()).caught
