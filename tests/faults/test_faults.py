"""Each fault is refused by a proof, in a message that names the file, the place, what is read and what was expected."""

from __future__ import annotations

import pytest

from tests.faults.bugs import BUGS, Bug
from tests.faults.building import built
from tests.faults.model import Fault
from tests.faults.running import FAULTS, ended, findings
from tests.faults.six import SixFiches, make_six

pytestmark = pytest.mark.long
EACH = 5  # one fault in so many here; `python -m tests.faults` plants them all


@pytest.fixture(scope="session")
def six(tmp_path_factory: pytest.TempPathFactory) -> SixFiches:
    return make_six(tmp_path_factory.mktemp("six"))


def _name(fault: Fault | Bug) -> str:
    return f"{fault.kind}: {fault.name}"


def test_the_sound_site_has_no_finding(six: SixFiches) -> None:
    for site in (six.site, six.bare):
        assert [one.message for one in findings(site, six.content)] == []


@pytest.mark.parametrize("fault", FAULTS[::EACH], ids=_name)
def test_a_fault_of_a_finished_site_is_refused_in_words(fault: Fault, six: SixFiches) -> None:
    outcome = ended(fault, six)
    assert outcome.caught, outcome.planted
    assert not outcome.lacking, outcome.best


@pytest.mark.parametrize("bug", BUGS[::EACH], ids=_name)
def test_a_bug_of_a_renderer_is_refused_by_the_build(bug: Bug, six: SixFiches) -> None:
    outcome = built(bug, six)
    assert outcome.caught, outcome.planted
    assert not outcome.lacking, outcome.best
