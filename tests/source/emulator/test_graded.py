"""Rows of difficulty and dynamism as the contract describes them."""

from __future__ import annotations

from tests.support.emulator import Client


def test_tension_has_a_grade_and_a_score(client: Client) -> None:
    """Eight codes in the country for a usual métier, no breakdown, no secondary value."""
    rows = client.rows("stat-perspective-employeur", "NAT-FR", "CUMUL-CUMUL")
    assert {row["codePeriode"] for row in rows} == {"2025", "2024", "2023", "2022", "2021"}
    assert {row["libPeriode"] for row in rows if row["codePeriode"] == "2025"} == {"ANNEE 2025"}
    for row in rows:
        assert row["valeurPrincipaleNombre"] in range(1, 6)
        assert -3.3 < row["valeurPrincipaleDecimale"] < 3.5
        assert not {"listeValeurParCaract", "valeurSecondairePourcentage"} & set(row)


def test_dynamism_is_a_string_one_quarter_ahead(client: Client) -> None:
    """Eighteen quarters, no nomenclature."""
    rows = client.rows("stat-dynamique-emploi", "REG-53")
    assert (rows[0]["codePeriode"], len(rows)) == ("2026T2", 18)
    assert all(row["valeurPrincipaleNom"] in "12345" for row in rows)
    assert not any("codeNomenclature" in row for row in rows)
