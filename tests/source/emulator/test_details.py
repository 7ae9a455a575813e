"""Entries of `details-indicateurs`."""

from __future__ import annotations

import pytest

from fiches.source.emulator.details import NOT_SERVED, detail, foreign
from fiches.source.emulator.indicators import indicators
from tests.support.emulator import Client


def test_details_name_crossings_and_foreign_indicators(client: Client) -> None:
    """PERSP_2 has no EPCI; indicators of the platform that are not served are there without lists."""
    details = {row["codeIndicateur"]: row for row in client.listed("details-indicateurs")["listeIndicateurs"]}
    levels = {row["codeTypeTerritoire"] for row in details["PERSP_2"]["listeTypesTerritoiresIndicateur"]}
    assert levels == {"NAT", "REG", "DEP", "BASBMO"}
    assert "ACC_1" in details
    assert "SAL_3" not in details
    assert details["DYN_1"]["listeCroisementsIndicateur"][0]["codeNomenclature"] == "sans objet"


def test_an_entry_crosses_every_level_activity_and_code() -> None:
    one = indicators("2026")["EMB_1"]
    entry = detail(one, "2026")
    assert len(entry["listeCroisementsIndicateur"]) == len(one.territories) * len(one.activities) * len(one.codes)
    assert entry["listeTypesPeriodesIndicateur"][0]["profondeurMax"] == "12"


@pytest.mark.parametrize("code", NOT_SERVED)
def test_an_indicator_that_is_not_served_is_said_unavailable(code: str) -> None:
    assert foreign(code)["disponibiliteIndicateur"] == 0
    assert code not in indicators("2026")
