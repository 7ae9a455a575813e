"""`[[selections]]`: what is at fault whatever the source lists."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from fiches.content.selections import Selection, selection_findings, useless_selections
from tests.support.source import spaces


def selections(*pairs: tuple[str, str]) -> list[Selection]:
    return [Selection.model_validate({"niveau": level, "dans": place}) for level, place in pairs]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (selections(("EPCI", "REG-53")), []),
        (selections(("EPCI", "REG-53"), ("DEP", "REG-53")), []),
        (selections(("DEP", "EPCI-243500741")), []),
        (selections(("EPCI", "REG53")), ["sélection 1 : « dans » : lu « REG53 », attendu une clé comme REG-53. Corriger la clé."]),
        (selections(("EPCI", "COM-35238")), ["sélection 1 : « dans » : lu « COM-35238 », attendu une clé comme REG-53. Corriger la clé."]),
        (selections(("EPCI", "REG-053")), ["sélection 1 : « dans » : lu « REG-053 », attendu une clé comme REG-53. Corriger la clé."]),
        (selections(("EPCI", "NAT-FMO")), ["sélection 1 : « dans » : lu « NAT-FMO », attendu une clé comme REG-53. Corriger la clé."]),
        (selections(("EPCI", "DEP-../x\u202e")), ["sélection 1 : « dans » : lu « DEP-../x� », attendu une clé comme REG-53. Corriger la clé."]),
        (selections(("EPCI", "NAT-FR")), ['sélection EPCI dans NAT-FR : c’est tout le niveau. Écrire niveaux = ["EPCI"], qui donne aussi les rangs.']),
        (selections(("REG", "REG-53")), ["sélection REG dans REG-53 : le niveau est celui du lieu lui-même. Donner un autre niveau, ou le territoire ([[territoires]])."]),
        (selections(("EPCI", "REG-53"), ("EPCI", "REG-53")), ["sélection EPCI dans REG-53 en double. N’en garder qu’une."]),
    ],
)  # fmt: skip
def test_a_selection_at_fault_is_told(given: list[Selection], expected: list[str]) -> None:
    assert [spaces(one) for one in selection_findings(given)] == expected


def test_a_selection_of_a_whole_level_is_useless() -> None:
    told = [*useless_selections(selections(("EPCI", "REG-53"), ("DEP", "REG-53")), ("DEP",))]
    assert told == [
        "sélection DEP dans REG-53 inutile, puisque le niveau DEP est publié en entier. Retirer la sélection."
    ]
