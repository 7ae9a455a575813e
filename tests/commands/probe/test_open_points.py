"""What the contract leaves open: a line each."""

from __future__ import annotations

import pytest

from fiches.commands.probe.open_points import open_points
from tests.support.probe import Ran, catalogue, each_row, on, run


@pytest.fixture(scope="module")
def plain() -> Ran:
    return run()


def test_levels_in_words_are_settled_by_their_names() -> None:
    ran = run(change=on("stat-dynamique-emploi", each_row(valeurPrincipaleNom="Très dynamique")))
    names, field = open_points(ran.result, catalogue())[:2]
    assert names.answer == "`Très dynamique`"
    assert field.setting == "niveaux_nommes, [[sources]] DYN_1 de sources.toml"
    assert any("niveaux_nommes" in what for what in ran.whats("DYN_1"))


def test_every_open_point_of_the_contract_has_its_line(plain: Ran) -> None:
    found = {one.question: one for one in open_points(plain.result, catalogue())}
    words = ("DYN_1", "DE_5", "EMB_1", "MOIS", "codeActivite absent", "brut ou net", "niveau DEP", "ATTR_SALARIALE",
             "valeurSecondairePourcentage", "comité local", "filtreTerritoire")  # fmt: skip
    assert [word for word in words if not any(word in question for question in found)] == []
    assert all(one.answer and one.setting for one in found.values())
    assert found["Format des périodes MOIS"].answer == "aucun code rendu"
    shares = found["OFF_1 × CUMUL : sens de valeurSecondairePourcentage"]
    assert shares.answer.endswith("part d’un territoire plus grand")
