"""The indicators as the API declares them, in both vintages."""

from __future__ import annotations

import pytest

from fiches.source.emulator.indicators import ACTIVITY_TYPES, TERRITORY_TYPES, indicators
from tests.support.emulator import LATEST, Client, by_code, items


def test_older_vintage(older: Client) -> None:
    """Five categories, three ages, old labels, the grade as a string and no score."""
    row = by_code(older.rows("stat-demandeurs", **LATEST))
    assert set(row) == {"A", "ABC", "ABCDE", "B", "C", "D", "E"}
    assert items(row["A"], "GENRE")["F"]["libCaract"] == "Femme"
    assert set(items(row["A"], "AGE")) == {"AGE1", "AGE2", "AGE3"}
    assert "BAC5EP" not in items(row["A"], "NIVFORM")
    tension = older.rows("stat-perspective-employeur", "REG-53", **LATEST)
    assert len(tension) == 7
    assert all(one["valeurPrincipaleNom"] in "12345" and "valeurPrincipaleDecimale" not in one for one in tension)
    assert "ABCDE-TOUTE" in by_code(older.rows("stat-embauches", **LATEST))
    metier = older.rows("stat-offres", activity="ROME-A1203", **LATEST)[0]
    assert metier["libActivite"] == "Entretien des espaces verts"


@pytest.mark.parametrize(
    ("code", "levels", "nomenclature", "codes"),
    [
        ("DE_1", 5, "CATCAND", 10),
        ("DE_5", 5, "CATCAND", 2),
        ("OFF_1", 5, "ORIGINEOFF", 4),
        ("EMB_1", 5, "CATCANDxDUREEEMP", 4),
        ("PERSP_2", 4, "TYPE_TENSION", 8),
        ("DYN_1", 5, "sans objet", 0),
    ],
)
def test_what_each_indicator_crosses(code: str, levels: int, nomenclature: str, codes: int) -> None:
    one = indicators("2026")[code]
    assert (len(one.territories), one.nomenclature, len(one.codes)) == (levels, nomenclature, codes)
    assert set(one.activities) <= ACTIVITY_TYPES.keys()
    assert set(one.territories) <= TERRITORY_TYPES.keys()
