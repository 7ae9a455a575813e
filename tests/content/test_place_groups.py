"""`[[groupes]]`: what is at fault whatever the source lists."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from fiches.content.place_groups import PlaceGroup, group_findings
from tests.support.source import spaces

RENNES, VITRE = "EPCI-243500139", "EPCI-200039022"


def group(name: str, *keys: str) -> PlaceGroup:
    return PlaceGroup.model_validate({"nom": name, "territoires": list(keys)})


PAYS = group("Pays de Rennes", RENNES, VITRE)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([PAYS], []),
        ([PAYS, group("Bretagne", "REG-53", "DEP-35", RENNES)], []),
        ([PAYS, group("pays de rennes", "DEP-35", "DEP-22")], ["groupe 2, « pays de rennes » : son adresse, comparer/groupes/pays-de-rennes/, est déjà celle du groupe « Pays de Rennes ». Changer l’un des deux noms."]),
        ([group("…", RENNES, VITRE)], ["groupe 1 : « nom » : lu « … », attendu de une à 60 lettres ou chiffres. Corriger le nom."]),
        ([group("x" * 61, RENNES, VITRE)], [f"groupe 1 : « nom » : lu « {'x' * 40} », attendu de une à 60 lettres ou chiffres. Corriger le nom."]),
        ([group("Seul", RENNES)], ["groupe 1, « Seul » : lu 1 territoire, attendu de 2 à 12. Corriger la liste."]),
        ([group("Tous", *(f"DEP-{code}" for code in range(10, 23)))], ["groupe 1, « Tous » : lu 13 territoires, attendu de 2 à 12. Corriger la liste."]),
        ([group("Deux", RENNES, "Vitré\u202e")], ["groupe 1, « Deux » : « territoires » : lu « Vitré� », attendu une clé comme EPCI-243500139. Corriger la clé ; python build.py places TEXTE la donne."]),
        ([group("Deux", RENNES, RENNES)], ["groupe 1, « Deux » : territoire EPCI-243500139 en double. N’en garder qu’un."]),
    ],
)  # fmt: skip
def test_a_group_at_fault_is_told(given: list[PlaceGroup], expected: list[str]) -> None:
    assert [spaces(one) for one in group_findings(given)] == expected


def test_a_group_keeps_the_order_in_which_it_is_written() -> None:
    assert [str(key) for key in PAYS.keys] == [RENNES, VITRE]
    assert PAYS.slug == "pays-de-rennes"
