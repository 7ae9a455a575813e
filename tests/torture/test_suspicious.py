"""Answers that are well formed and hard to believe: said, left aside, or refused by the gate; never published."""

from __future__ import annotations

import pytest

from fiches.editions.store import read_edition
from fiches.errors import GateRefused
from tests.support.source import spaces
from tests.torture.conftest import Chamber
from tests.torture.house import LATEST, Machine


@pytest.mark.long
@pytest.mark.parametrize(
    ("faults", "words"),
    [
        ("code", "DE_1 : code nouveau « NOUVEAU » (Code nouveau)."),
        ("code@stat-perspective-employeur", "PERSP_2 : code nouveau « NOUVEAU » (Code nouveau)."),
        ("characteristic", "caractéristique nouvelle « NOUVEAU » (Modalité nouvelle)."),
    ],
    ids=["unknown code", "new explanatory indicator", "new characteristic"],
)
def test_what_the_catalogue_does_not_know_is_said_and_the_figures_are_the_same(
    chamber: Chamber, machine: Machine, tmp_path_factory: pytest.TempPathFactory, faults: str, words: str
) -> None:
    """A human reads of the novelty; its rows are there only where the catalogue wants every code."""
    chamber.at(chamber.latest)
    untroubled = Machine.at(tmp_path_factory.mktemp("untroubled"), chamber.template)
    untroubled.run()
    chamber.at(chamber.latest, faults)
    machine.run()
    assert words in spaces(machine.said.getvalue())
    found, expected = (read_edition(m.editions / LATEST).frame for m in (machine, untroubled))
    new = (found["nomenclature_code"] == "NOUVEAU") | (found["characteristic_type"] == "NOUVEAU")
    assert set(found[new]["indicator"]) <= {"DE_5"}
    known = found[~new].reset_index(drop=True)
    assert known.astype(object).equals(expected.astype(object))  # the new code is a category of one of them alone


GATED = {
    "future periods": ("future", "DE_1 : la période 2036T1 n’avait pas commencé"),
    "future year": ("future@stat-perspective-employeur", "PERSP_2 : la période 2035 n’avait pas commencé"),
    "no data for one territory": ("500-no-data@DEP-35", "DE_1 DEP : 0 réponses pour"),
    "ten times too big": ("tenfold@DEP-35", "plus que le territoire qui le contient"),
    "everything zero": ("zero@stat-demandeurs", "DE_1 : tous les effectifs de 2026T1 sont à zéro"),
}


@pytest.mark.long
@pytest.mark.parametrize(("faults", "words"), GATED.values(), ids=GATED)
def test_what_cannot_be_is_refused_by_the_gate(chamber: Chamber, machine: Machine, faults: str, words: str) -> None:
    """Status 4, the cells named, the former edition and the site as they were."""
    chamber.at(chamber.latest, faults)
    with pytest.raises(GateRefused) as caught:
        machine.run("build")
    assert caught.value.exit_status == 4
    assert words in spaces(str(caught.value))
    assert machine.state() == chamber.before


@pytest.mark.parametrize("full", [False, True], ids=["usual", "full"])
def test_a_source_that_goes_back_to_the_quarter_before_is_refused_by_the_gate(
    chamber: Chamber, machine: Machine, full: bool
) -> None:
    """Although the machine holds the very edition that the source now tells."""
    chamber.at(chamber.latest)
    machine.run()
    chamber.at(chamber.former)
    with pytest.raises(GateRefused, match="la dernière période recule"):
        machine.run("build", full=full)
    assert machine.state() == chamber.after
