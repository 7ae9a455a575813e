"""Salaries in post, and deciles of the salaries of offers."""

from __future__ import annotations

import json

from tests.support.emulator import LATEST, Client, by_code, items


def test_salaries_have_their_own_shape(client: Client) -> None:
    """`valeursParPeriode`, no territory, no indicator code; beginner, experienced, mean."""
    answer = json.loads(client.send("GET", "/v1/indicateur/salaire-rome-fap/REG/53", "codeRome=J1501").body)
    assert set(answer) == {"datMaj", "libIndicateur", "valeursParPeriode"}
    amounts = {
        one["codeNomenclature"]: one["valeurPrincipaleMontant"]
        for one in answer["valeursParPeriode"][0]["salaireValeurMontant"]
    }
    assert amounts["SAL1"] < amounts["SAL3"] < amounts["SAL2"]
    everything = json.loads(client.send("GET", "/v1/indicateur/salaire-rome-fap/NAT/FR").body)
    assert len(everything["valeursParPeriode"]) > 150


def test_salary_deciles_are_euros_in_quarterly_own_rows_only(client: Client) -> None:
    """Elsewhere they come without a number, as the bands always do."""
    rows = by_code(client.rows("stat-offres", "REG-53", "ROME-J1501", **LATEST))
    low, high = (items(rows["PE"], "SALAIRE")[code] for code in ("SAL_D10", "SAL_D90"))
    assert 1700 < low["nombre"] < high["nombre"] < 9000
    assert "pourcentage" not in low
    for code in ("PE-CUMUL12MOIS", "TOFF", "TOFF-CUMUL12MOIS"):
        assert all("nombre" not in item for item in items(rows[code], "SALAIRE").values())
    assert all("nombre" not in items(rows["PE"], "SALAIRE")[f"SAL_TR{n}"] for n in range(1, 7))
