"""Shares of the breakdowns: items that overlap, bases of percentages, métiers that differ."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.source.emulator.characteristics import CONTRACTS, NEW_CODES, SIZES
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


AGE_CUTS = (("AGE1", "AGE2", "AGE3"), ("AGE1", "AGE4", "AGE5", "AGE6", "AGE7"))
DIPLOMAS = ("SANS", "CAPBEP", "BAC", "BAC2", "BAC3EP", "BAC5EP")
HIRED = tuple(CONTRACTS)
PARTITIONS = {
    "DE_1": [
        ("GENRE", ("H", "F")),
        *(("AGE", cut) for cut in AGE_CUTS),
        *(("GENRExAGE", tuple(f"{sex}-{age}" for sex in "HF" for age in cut)) for cut in AGE_CUTS),
        ("NIVFORM", DIPLOMAS),
        ("CHOMANC", tuple(f"CHM{n}" for n in range(1, 6))),
        ("NIVEXP", tuple(f"EXP{n}" for n in range(1, 6))),
    ],
    "EMB_1": [
        ("GENRE", ("H", "F")),
        *(("AGE", cut) for cut in AGE_CUTS),
        ("NIVFORM", DIPLOMAS),
        ("TYPECTR", HIRED),
        ("TAILLEETAB", tuple(SIZES)),
        ("TYPECTRxTAILLEETAB", tuple(f"{contract}-{size}" for contract in HIRED for size in SIZES)),
    ],
    "OFF_1": [("TYPECTR", HIRED)],
    "DE_5": [("AGE_6T", tuple(f"AGE{n}" for n in range(1, 7)))],
}
CODES = {
    "DE_1": ["A", "B", "ABC", "ABCDE"],
    "EMB_1": ["TOUT-TOUTE", "TOUT-SUP1M"],
    "OFF_1": ["TOFF", "PE", "PE-CUMUL12MOIS"],
    "DE_5": ["CUMUL 12 MOIS"],
}
PLACES = [
    ("NAT", "FR"),
    ("REG", "53"),
    ("REG", "04"),
    ("DEP", "23"),
    ("DEP", "75"),
    ("BASBMO", "5310"),
    ("EPCI", "243500139"),
]


@settings(max_examples=60)
@given(data=st.data())
@pytest.mark.parametrize("vintage", ["2026", "2022"])
def test_parts_of_a_breakdown_add_up(client: Client, older: Client, vintage: str, data: st.DataObject) -> None:
    """Sexes, both cuts of ages, their crossings, diplomas, durations, contracts, sizes: at every level, before rounding."""
    oracle = (client if vintage == "2026" else older).emulator.oracle
    indicator = data.draw(st.sampled_from(sorted(PARTITIONS)))
    kind, parts = data.draw(st.sampled_from(PARTITIONS[indicator]))
    if vintage == "2022":
        parts = tuple(part for part in parts if (kind, part) not in NEW_CODES)
        if kind.endswith("AGE") and not any(part.endswith("AGE3") for part in parts):
            return
    metier = data.draw(st.sampled_from(["", "J1501", "K1304", "N1103"]))
    activity = ("ROME", metier) if metier else ("CUMUL", "CUMUL")
    periods = ("2026T1", "2025T2", "2024T4") if vintage == "2026" else ("2022T2", "2021T3")
    code, period = data.draw(st.sampled_from(CODES[indicator])), data.draw(st.sampled_from(periods))
    cell = Cell(indicator, *data.draw(st.sampled_from(PLACES)), *activity, code, period)
    whole = oracle.count(cell)
    if whole is not None:
        counts = [oracle.count(cell._replace(item=(kind, part))) for part in parts]
        assert sum(count or 0.0 for count in counts) == pytest.approx(whole, rel=1e-9)


@pytest.mark.parametrize(
    "item", [("GENRE", "F"), ("AGE", "AGE3"), ("CPDE", "RSA"), ("NIVFORM", "BAC5EP"), ("NIVQUAL", "CADRE")]
)
def test_metiers_together_look_like_all_activities(client: Client, item: tuple[str, str]) -> None:
    """To a point: each public's share of the country, by métier or at once."""
    oracle = client.emulator.oracle

    def count(kind: str, code: str, item: tuple[str, str] | None) -> float:
        return oracle.count(Cell("DE_1", "NAT", "FR", kind, code, "ABC", "2024T4", item)) or 0.0

    total = count("CUMUL", "CUMUL", None)
    together = sum(count("ROME", code, item) for code in client.emulator.answers.truth.positions)
    assert 100 * together / total == pytest.approx(100 * count("CUMUL", "CUMUL", item) / total, abs=1.0)
