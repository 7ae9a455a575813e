"""The indicators as the API declares them, in both vintages."""

from __future__ import annotations

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
