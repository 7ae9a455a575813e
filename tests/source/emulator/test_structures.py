"""Shares of the breakdowns: items that overlap, bases of percentages, métiers that differ."""

from __future__ import annotations

import pytest

from fiches.source.emulator.oracle import Cell
from tests.support.emulator import LATEST, Client, by_code, items


def test_age_holds_two_overlapping_cuts(client: Client) -> None:
    """AGE2 is AGE4 and AGE5, AGE3 is AGE6 and AGE7, and each cut makes the total."""
    row = by_code(client.rows("stat-demandeurs", "NAT-FR", **LATEST))["ABC"]
    ages = {code: item["nombre"] for code, item in items(row, "AGE").items()}
    total = row["valeurPrincipaleNombre"]
    assert ages["AGE1"] + ages["AGE2"] + ages["AGE3"] == pytest.approx(total, abs=20)
    assert ages["AGE1"] + sum(ages[f"AGE{n}"] for n in (4, 5, 6, 7)) == pytest.approx(total, abs=30)


def test_bases_of_percentages(client: Client) -> None:
    """EXP1 is a share of the total, other experiences and qualifications of the known ones."""
    row = by_code(client.rows("stat-demandeurs", "NAT-FR", **LATEST))["A"]
    experience = items(row, "NIVEXP")
    known = sum(experience[f"EXP{n}"]["pourcentage"] for n in (2, 3, 4, 5))
    assert 97 <= known <= 103
    share = 100 * experience["EXP1"]["nombre"] / row["valeurPrincipaleNombre"]
    assert experience["EXP1"]["pourcentage"] == pytest.approx(share, abs=0.6)
    assert 97 <= sum(item["pourcentage"] for item in items(row, "NIVQUAL").values()) <= 103
    assert sum(item["nombre"] for item in items(row, "NIVQUAL").values()) < row["valeurPrincipaleNombre"]
    both = experience["EXP3"]["nombre"] + experience["EXP4"]["nombre"]
    assert experience["EXP6"]["nombre"] == pytest.approx(both, abs=20)


def test_overlapping_audiences(client: Client) -> None:
    """HANDI repeats THOE, SENIOR AGE7, PIC NONQAL, EXP1A4 EXP6."""
    row = by_code(client.rows("stat-demandeurs", "REG-53", **LATEST))["ABC"]
    audience = {code: item["nombre"] for code, item in items(row, "CPDE").items()}
    assert audience["HANDI"] == items(row, "THOE")["THOE"]["nombre"]
    assert audience["SENIOR"] == items(row, "AGE")["AGE7"]["nombre"]
    assert audience["PIC"] == audience["NONQAL"]
    assert audience["EXP1A4"] == items(row, "NIVEXP")["EXP6"]["nombre"]


def test_metiers_have_their_sexes(client: Client) -> None:
    """Care is women's, building sites are men's."""
    shares = {}
    for metier in ("J1501", "F1703"):
        crossing = ("DE_1", "NAT", "FR", "ROME", metier, "ABC", "2026T1")
        women = client.emulator.oracle.count(Cell(*crossing, ("GENRE", "F"))) or 0.0
        shares[metier] = women / (client.emulator.oracle.count(Cell(*crossing)) or 1.0)
    assert shares["J1501"] > 0.75
    assert shares["F1703"] < 0.2
