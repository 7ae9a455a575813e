"""A part never exceeds the whole; categories and activities add up before rounding; basins fall short."""

from __future__ import annotations

import random

import pytest

from fiches.source.emulator.geography import Place
from fiches.source.emulator.oracle import Cell
from tests.support.emulator import Client

QUARTER = "2026T1"
CROSSINGS = [
    ("DE_1", "CUMUL", "ABC"),
    ("DE_1", "ROME", "A"),
    ("DE_1", "ROME", "ABCDEFG"),
    ("DE_1", "ETRE", "ABC"),
    ("DE_1", "NOEUD", "A"),
    ("DE_5", "ROME", "CUMUL 12 MOIS"),
    ("OFF_1", "CUMUL", "PE"),
    ("OFF_1", "ROME", "TOFF"),
    ("OFF_1", "DOMAINE", "TOFF-CUMUL12MOIS"),
    ("OFF_1", "NAF21", "PE"),
    ("EMB_1", "ROME", "TOUT-TOUTE"),
    ("EMB_1", "NAF88", "ABCDEFG-SUP1M"),
]
ACTIVITIES = {
    "CUMUL": ["CUMUL"],
    "ROME": ["J1501", "A1203", "K1304", "G1602", "N4101", "M1805", "F1703", "A1401"],
    "DOMAINE": ["J15", "G16", "N41"],
    "NAF21": ["C", "I", "Q"],
    "NAF88": ["47", "56", "86"],
    "ETRE": ["03", "14"],
    "NOEUD": ["10101", "12703"],
}
CHARACTERISTICS = {
    "DE_1": [
        None,
        ("GENRE", "F"),
        ("GENRExAGE", "H-AGE1"),
        ("NIVFORM", "BAC5EP"),
        ("CPDE", "RSA"),
        ("CHOMANC", "CHM5"),
    ],
    "DE_5": [None, ("AGE_6T", "AGE1")],
    "OFF_1": [None, ("TYPECTR", "CDI"), ("NIVQUAL", "CADRE"), ("NIVFORM", "BAC2")],
    "EMB_1": [None, ("TYPECTR", "CDD2"), ("TYPECTRxTAILLEETAB", "CDI-ETB4"), ("GENRE", "H")],
}


def containers(client: Client, place: Place) -> list[str]:
    """Départements, or région and country, that hold the place."""
    geography = client.emulator.geography
    if place.is_zone:
        return [f"DEP-{geography.departements[position].code}" for position, _ in place.parts]
    return [f"REG-{place.parent_code}"] if place.type == "DEP" else ["NAT-FR"]


@pytest.mark.parametrize(("indicator", "activity_type", "code"), CROSSINGS)
def test_part_is_at_most_the_whole(france: Client, indicator: str, activity_type: str, code: str) -> None:
    """Seeded sample of places of every level, breakdown items included."""
    oracle = france.emulator.oracle
    sample = random.Random(f"{indicator} {activity_type} {code}")
    places = [place for place in france.emulator.geography.served.values() if place.type != "NAT"]
    examined = 0
    for place in sample.sample(places, 60):
        activity = activity_type, sample.choice(ACTIVITIES[activity_type])
        item = sample.choice(CHARACTERISTICS[indicator])
        part = oracle.count(Cell(indicator, place.type, place.code, *activity, code, QUARTER, item))
        wholes = [
            oracle.count(Cell(indicator, *key.split("-"), *activity, code, QUARTER, item))
            for key in containers(france, place)
        ]
        if part is not None and None not in wholes:
            examined += 1
            assert part <= sum(one or 0.0 for one in wholes) * (1 + 1e-9), (place.key, activity, item)
    assert examined > 15


def test_largest_zones_obey_in_every_breakdown(france: Client) -> None:
    """Where a zone is nearly its whole département, bending its shares is most dangerous."""
    oracle, geography = france.emulator.oracle, france.emulator.geography
    counts = france.emulator.answers.counts
    zones = [place for place in geography.served.values() if place.is_zone and len(place.parts) == 1]
    zones.sort(key=lambda place: -geography.shares[place.type, place.parts[0][0]][place.parts[0][1]])
    for place in zones[:12]:
        departement = geography.departements[place.parts[0][0]].code
        for item in (one.key for one in counts.structure("DE_1").items):
            part = oracle.count(Cell("DE_1", place.type, place.code, "CUMUL", "CUMUL", "ABC", QUARTER, item))
            whole = oracle.count(Cell("DE_1", "DEP", departement, "CUMUL", "CUMUL", "ABC", QUARTER, item))
            if part is not None and whole is not None:
                assert part <= whole, (place.key, item)


def test_published_parts_keep_the_order(client: Client) -> None:
    """Rounding to ten is monotone: what holds before holds after."""
    oracle = client.emulator.oracle
    for metier in ACTIVITIES["ROME"]:
        crossing = ("ROME", metier, "ABC", QUARTER)
        levels = [("BASBMO", "5310"), ("DEP", "35"), ("REG", "53"), ("NAT", "FR")]
        values = [oracle.published(Cell("DE_1", *level, *crossing)) or 0 for level in levels]
        assert values == sorted(values)


def test_offers_of_a_domaine_are_those_of_its_metiers(client: Client) -> None:
    """And every métier is below the total of all activities."""
    oracle = client.emulator.oracle
    metiers = [code for code in client.emulator.answers.truth.positions if code.startswith("J15")]
    counts = [oracle.count(Cell("OFF_1", "DEP", "35", "ROME", code, "TOFF", QUARTER)) for code in metiers]
    known = [count for count in counts if count is not None]
    whole = oracle.count(Cell("OFF_1", "DEP", "35", "DOMAINE", "J15", "TOFF", QUARTER))
    total = oracle.count(Cell("OFF_1", "DEP", "35", "CUMUL", "CUMUL", "TOFF", QUARTER))
    missing = 0.5 * counts.count(None) + 40
    assert whole is not None
    assert total is not None
    assert sum(known) <= whole <= sum(known) + missing
    assert max(known) < whole < total


@pytest.mark.parametrize(("code", "low", "high"), [("TOFF", 0.85, 0.95), ("PE", 0.965, 1.0)])
def test_basins_fall_short_of_their_departements(france: Client, code: str, low: float, high: float) -> None:
    """Partner offers are not all spread lower: 5 to 15 % of all offers, 0 to 3 % of own ones."""
    oracle, geography = france.emulator.oracle, france.emulator.geography
    for departement in ("29", "33", "59", "69"):
        position = geography.position[departement]
        basins = [one for one in geography.served.values() if one.type == "BASBMO" and position in dict(one.parts)]
        alone = [one for one in basins if len(one.parts) == 1]
        parts = sum(
            oracle.count(Cell("OFF_1", "BASBMO", one.code, "CUMUL", "CUMUL", code, QUARTER)) or 0 for one in alone
        )
        whole = oracle.count(Cell("OFF_1", "DEP", departement, "CUMUL", "CUMUL", code, QUARTER)) or 0.0
        inside = 1.0 if len(alone) == len(basins) else 0.8
        assert low * inside <= parts / whole <= high
