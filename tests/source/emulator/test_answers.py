"""The contract's traps, one by one."""

from __future__ import annotations

import math

import pytest

from tests.support.emulator import LATEST, Client

COUNTING = ["stat-demandeurs", "stat-demandeurs-entrant", "stat-offres", "stat-embauches"]


def test_rows_come_newest_first_then_by_code(client: Client) -> None:
    """And 27 quarters of job seekers are there."""
    keys = [(row["codePeriode"], row["codeNomenclature"]) for row in client.rows("stat-demandeurs")]
    periods = list(dict.fromkeys(period for period, _ in keys))
    assert periods == sorted(periods, reverse=True)
    assert len(periods) == 27
    for period in periods:
        codes = [code for one, code in keys if one == period]
        assert codes == sorted(codes)


def test_seven_categories_exist_since_the_reform_only(client: Client) -> None:
    """F, G and their total appear at 2025T1."""
    rows = client.rows("stat-demandeurs", listeCodePeriode=["2024T4", "2025T1"], sansCaracteristiques=True)
    codes = {
        period: {r["codeNomenclature"] for r in rows if r["codePeriode"] == period} for period in ("2024T4", "2025T1")
    }
    assert codes["2025T1"] - codes["2024T4"] == {"F", "G", "ABCDEFG"}


@pytest.mark.parametrize("name", COUNTING)
def test_latest_period_alone(client: Client, name: str) -> None:
    """`dernierePeriode` wins over `listeCodePeriode`."""
    rows = client.rows(name, dernierePeriode=True, listeCodePeriode=["2025T1"])
    assert {row["codePeriode"] for row in rows} == {"2026T1"}


@pytest.mark.parametrize("name", COUNTING)
def test_counts_are_tens_and_percentages_whole(client: Client, name: str) -> None:
    """Every count but the salary deciles is a multiple of ten."""
    for row in client.rows(name, activity="ROME-J1501" if name != "stat-embauches" else "NAF21-C", **LATEST):
        assert row["valeurPrincipaleNombre"] % 10 == 0
        assert row["valeurSecondairePourcentage"] == math.floor(row["valeurSecondairePourcentage"])
        for item in row["listeValeurParCaract"]:
            assert item["masque"] is False
            assert item["codeCaract"].startswith("SAL_D") or item.get("nombre", 0) % 10 == 0


def test_fields_without_a_value_are_left_out(client: Client) -> None:
    """Never null."""
    for name in COUNTING:
        assert b"null" not in client.post(name, **LATEST).body


def test_breakdown_can_be_refused_or_chosen(client: Client) -> None:
    """Two switches of the request."""
    bare = client.rows("stat-demandeurs", sansCaracteristiques=True, **LATEST)
    assert all("listeValeurParCaract" not in row for row in bare)
    wanted = [{"codeTypeCaracteristique": "GENRE", "codeCaracteristique": "F", "libelleCaracteristique": "Femmes"}]
    chosen = client.rows("stat-demandeurs", listeCaracteristiques=wanted, **LATEST)
    assert all([item["codeCaract"] for item in row["listeValeurParCaract"]] == ["F"] for row in chosen)


def test_codes_can_be_chosen(client: Client) -> None:
    """Unknown ones are silently absent."""
    rows = client.rows("stat-demandeurs", listeCodeNomenclature=["ABC", "A", "Z"], **LATEST)
    assert [row["codeNomenclature"] for row in rows] == ["A", "ABC"]
