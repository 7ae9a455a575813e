"""What a code is called: the catalogue's word, then the label received, then the code."""

from __future__ import annotations

import pytest

from fiches.wording.labels import activity_label, item_label, short_label, told_apart
from tests.support import figures as build

ENTRY = build.indicator("demandeurs-sexe").model_copy(
    update={"libelles": {"F": "Femmes", "H|Homme seul": "Hommes seuls"}}
)
KIND = ENTRY.source.caracteristique


@pytest.mark.parametrize(
    ("code", "received", "label"),
    [
        ("F", {}, "Femmes"),
        ("F", {(KIND, "F"): "Féminin"}, "Femmes"),
        ("H", {(KIND, "H"): "Homme seul"}, "Hommes seuls"),
        ("H", {(KIND, "H"): "Homme"}, "Homme"),
        ("X", {("AUTRE", "X"): "l'inconnu"}, "l’inconnu"),
        ("X", {}, "X"),
    ],
)
def test_a_code_is_called_by_the_nearest_word(code: str, received: dict[tuple[str, str], str], label: str) -> None:
    assert item_label(ENTRY, code, received) == label


def test_a_metier_is_called_as_received() -> None:
    assert activity_label("ROME", "J1501", {("ROME", "J1501"): "Aide-soignant d'hôpital"}) == "Aide-soignant d’hôpital"
    assert activity_label("ROME", "J1501", {}) == "J1501"


def test_a_short_label_stops_at_its_colon() -> None:
    assert short_label("A\u00a0: sans emploi") == "A"
    assert short_label("Femmes") == "Femmes"


def test_families_of_one_name_are_told_apart_by_their_qualification() -> None:
    """Two lines « Conduite d’engins de déplacement des charges » stood in one table of salaries."""
    name = "Conduite d’engins de déplacement des charges"
    found = told_apart(
        {
            ("FAP225", "J0Z20"): name,
            ("FAP225", "J1Z40"): name,
            ("FAP225", "S1Z40"): "Cuisiniers",
            ("ROME", "J1501"): name,
        }
    )
    assert found == {
        ("FAP225", "J0Z20"): f"{name} (ouvriers non qualifiés)",
        ("FAP225", "J1Z40"): f"{name} (ouvriers qualifiés)",
        ("FAP225", "S1Z40"): "Cuisiniers",
        ("ROME", "J1501"): name,
    }
