"""Entries of `details-indicateurs`."""

from __future__ import annotations

from tests.support.emulator import Client


def test_details_name_crossings_and_foreign_indicators(client: Client) -> None:
    """PERSP_2 has no EPCI; indicators of the platform that are not served are there without lists."""
    details = {row["codeIndicateur"]: row for row in client.listed("details-indicateurs")["listeIndicateurs"]}
    levels = {row["codeTypeTerritoire"] for row in details["PERSP_2"]["listeTypesTerritoiresIndicateur"]}
    assert levels == {"NAT", "REG", "DEP", "BASBMO"}
    assert "ACC_1" in details
    assert "SAL_3" not in details
    assert details["DYN_1"]["listeCroisementsIndicateur"][0]["codeNomenclature"] == "sans objet"
