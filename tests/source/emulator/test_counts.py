"""Tables of the indicators that are counts: sums of categories, quarters and offers."""

from __future__ import annotations

import pytest

from fiches.source.emulator.oracle import Cell
from tests.support.emulator import LATEST, Client, by_code, items


def test_all_offers_carry_the_counts_of_own_offers(client: Client) -> None:
    """Qualification and experience in TOFF rows are those of PE, over all offers."""
    rows = by_code(client.rows("stat-offres", "NAT-FR", **LATEST))
    for type_ in ("NIVQUAL", "NIVQUAL2T", "NIVEXP", "CPDE"):
        own, everyone = items(rows["PE"], type_), items(rows["TOFF"], type_)
        assert {code: one["nombre"] for code, one in own.items()} == {c: one["nombre"] for c, one in everyone.items()}
    assert sum(item["pourcentage"] for item in items(rows["TOFF"], "NIVQUAL").values()) < 60
    assert 97 <= sum(item["pourcentage"] for item in items(rows["TOFF"], "NIVFORM").values()) <= 103


def test_establishment_sizes_of_offers_are_all_zeros(client: Client) -> None:
    """They are there, and mean nothing."""
    for row in client.rows("stat-offres", **LATEST):
        for type_ in ("TAILLEETAB", "TYPECTRxTAILLEETAB"):
            assert {(one["nombre"], one["pourcentage"]) for one in items(row, type_).values()} == {(0, 0.0)}


def test_twelve_months_are_four_quarters(client: Client) -> None:
    """Up to rounding."""
    rows = client.rows("stat-offres", sansCaracteristiques=True)
    value = {(row["codePeriode"], row["codeNomenclature"]): row["valeurPrincipaleNombre"] for row in rows}
    year = sum(value[period, "TOFF"] for period in ("2025T2", "2025T3", "2025T4", "2026T1"))
    assert value["2026T1", "TOFF-CUMUL12MOIS"] == pytest.approx(year, abs=20)
    assert len({period for period, _ in value}) == 12


def test_entries_have_codes_with_spaces_and_another_age_cut(client: Client) -> None:
    """AGE_6T repeats the codes of AGE with another meaning; there is no sex."""
    rows = by_code(client.rows("stat-demandeurs-entrant", **LATEST))
    assert set(rows) == {"MOIS EN COURS", "CUMUL 12 MOIS"}
    row = rows["CUMUL 12 MOIS"]
    assert items(row, "AGE_6T")["AGE1"]["libCaract"] == "moins de 26 ans"
    assert {item["codeTypeCaract"] for item in row["listeValeurParCaract"]} == {
        "AGE_6T",
        "NIVFORMXT",
        "SALAIRE",
        "NIVEXP7T",
    }


def test_hires_of_a_month_or_more_hold_no_shorter_contract(client: Client) -> None:
    """And their double space is there."""
    rows = by_code(client.rows("stat-embauches", **LATEST))
    assert set(rows) == {"ABCDEFG-SUP1M", "ABCDEFG-TOUTE", "TOUT-SUP1M", "TOUT-TOUTE"}
    assert items(rows["TOUT-SUP1M"], "TYPECTR")["CDD1"]["nombre"] == 0
    assert items(rows["TOUT-TOUTE"], "TYPECTR")["CDD1"]["nombre"] > 0
    assert " -  Emploi" in rows["TOUT-SUP1M"]["libNomenclature"]


def test_categories_add_up_before_rounding(client: Client) -> None:
    """ABC = A+B+C, and so on."""
    oracle = client.emulator.oracle

    def count(code: str) -> float:
        return oracle.count(Cell("DE_1", "REG", "53", "ROME", "J1501", code, "2026T1")) or 0.0

    for code in ("ABC", "ABCDE", "ABCDEFG"):
        assert count(code) == pytest.approx(sum(count(letter) for letter in code))
