"""Parts add up to their whole before rounding, and never exceed it; basins fall short."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.source.emulator import activities
from fiches.source.emulator.constants import Floats
from fiches.source.emulator.geography import Place
from fiches.source.emulator.measure import Factors, Measure
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

# Every code that counts, in both vintages; periods that both serve.
PUBLISHED = {
    "DE_1": ["A", "B", "ABC", "ABCDE"],
    "DE_5": ["CUMUL 12 MOIS", "MOIS EN COURS"],
    "OFF_1": ["TOFF", "PE", "TOFF-CUMUL12MOIS", "PE-CUMUL12MOIS"],
    "EMB_1": ["TOUT-TOUTE", "TOUT-SUP1M"],
}
ACTIVITY_TYPES = {
    "DE_1": ["CUMUL", "ROME", "ETRE", "NOEUD"],
    "DE_5": ["CUMUL", "ROME"],
    "OFF_1": ["CUMUL", "ROME", "DOMAINE", "NAF88", "NAF21"],
    "EMB_1": ["CUMUL", "ROME", "NAF21", "NAF88"],
}
LATEST_PERIODS = {"2026": ("2026T1", "2025T4", "2025T1", "2024T3"), "2022": ("2022T2", "2022T1", "2021T4", "2020T3")}
DEEP = {("DE_1", "2026"): ("2022T4", "2019T4"), ("DE_1", "2022"): ("2018T1", "2016T2")}
DEPARTEMENTS_ONLY = ("977", "978")


@st.composite
def crossings(draw: st.DrawFn, vintage: str) -> Cell:
    """A count of the country over some period, activity, code and characteristic; the place is filled in later."""
    indicator = draw(st.sampled_from(sorted(PUBLISHED)))
    activity_type = draw(st.sampled_from(ACTIVITY_TYPES[indicator]))
    activity = draw(st.sampled_from(ACTIVITIES[activity_type]))
    code = draw(st.sampled_from(PUBLISHED[indicator]))
    period = draw(st.sampled_from(LATEST_PERIODS[vintage] + DEEP.get((indicator, vintage), ())))
    item = draw(st.sampled_from(CHARACTERISTICS[indicator]))
    return Cell(indicator, "NAT", "FR", activity_type, activity, code, period, item)


def count(client: Client, cell: Cell, place: tuple[str, str]) -> float | None:
    """Unrounded; None where there is no row, which hides less than one half or a period that the place does not have."""
    return client.emulator.oracle.count(cell._replace(territory_type=place[0], territory_code=place[1]))


def known(counts: Iterable[float | None]) -> list[float]:
    return [one for one in counts if one is not None]


def assert_adds_up(client: Client, cell: Cell) -> None:
    """The country is the sum of its régions, each of its départements; Mayotte lacks some periods."""
    if cell.item and cell.item[1] == "BAC5EP" and client.emulator.settings.vintage == "2022":
        return
    places = client.emulator.geography.served
    regions = {key[1]: count(client, cell, key) for key in places if key[0] == "REG"}
    whole = count(client, cell, ("NAT", "FR"))
    if regions["06"] is not None or cell.indicator == "EMB_1" or cell.activity_type in ("ETRE", "NOEUD"):
        unseen = 0.5 * len(regions) if cell.activity_type != "CUMUL" else 0.0
        assert sum(known(regions.values())) == pytest.approx(whole or 0.0, abs=unseen, rel=1e-9)
    for region, counted in regions.items():
        parts = [
            count(client, cell, key)
            for key, place in places.items()
            if key[0] == "DEP" and place.parent_code == region and key[1] not in DEPARTEMENTS_ONLY
        ]
        unseen = 0.5 * parts.count(None)
        assert sum(known(parts)) == pytest.approx(counted or 0.0, abs=unseen, rel=1e-9), region
        assert len(parts) > 1 or parts == [counted], region


@settings(max_examples=25)
@given(cell=crossings("2026"))
def test_territories_add_up(client: Client, cell: Cell) -> None:
    assert_adds_up(client, cell)


@settings(max_examples=25)
@given(cell=crossings("2022"))
def test_territories_of_the_older_vintage_add_up(older: Client, cell: Cell) -> None:
    assert_adds_up(older, cell)


@pytest.mark.parametrize(("region", "departement"), [("01", "971"), ("02", "972"), ("03", "973"), ("04", "974")])
def test_a_region_of_one_departement_publishes_the_same_rows(client: Client, region: str, departement: str) -> None:
    """Every value, percentage and characteristic of every period, difficulty and dynamism included."""
    own = ("codeTypeTerritoire", "codeTerritoire", "libTerritoire")
    for name in (
        "demandeurs",
        "demandeurs-entrant",
        "offres",
        "embauches",
        "perspective-employeur",
        "dynamique-emploi",
    ):
        for activity in ("CUMUL-CUMUL", "ROME-K1304", "ROME-J1501"):
            one, other = (
                [{field: value for field, value in row.items() if field not in own} for row in rows]
                for rows in (
                    client.rows(f"stat-{name}", place, activity) for place in (f"REG-{region}", f"DEP-{departement}")
                )
            )
            assert one == other != [], (name, activity)


@pytest.mark.parametrize(
    ("indicator", "level", "codes"),
    [
        ("DE_1", "ROME", ("A", "ABC", "ABCDE")),
        ("DE_5", "ROME", ("CUMUL 12 MOIS",)),
        ("OFF_1", "ROME", ("PE", "TOFF-CUMUL12MOIS")),
        ("OFF_1", "DOMAINE", ("TOFF", "PE")),
        ("OFF_1", "NAF88", ("TOFF", "PE-CUMUL12MOIS")),
        ("OFF_1", "NAF21", ("TOFF",)),
        ("OFF_1", "NAF5", ("TOFF",)),
        ("EMB_1", "ROME", ("TOUT-TOUTE",)),
        ("EMB_1", "NAF21", ("TOUT-SUP1M",)),
        ("EMB_1", "NAF5", ("TOUT-TOUTE",)),
    ],
)
@pytest.mark.parametrize("place", [("NAT", "FR"), ("REG", "53"), ("DEP", "23"), ("BASBMO", "5310")])
def test_activities_add_up_to_all_of_them(
    client: Client, indicator: str, level: str, codes: tuple[str, ...], place: tuple[str, str]
) -> None:
    """Métiers whose series stopped are in the total without a row: a quarter of before has them all."""
    period = "2024T4"
    for code in codes:
        whole = count(client, Cell(indicator, "", "", "CUMUL", "CUMUL", code, period), place)
        parts = [
            count(client, Cell(indicator, "", "", level, activity, code, period), place)
            for activity in activities.labels(level, "2026")
        ]
        assert whole
        assert whole - 0.5 * parts.count(None) - 1e-6 <= sum(known(parts)) <= whole + 1e-6


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


def test_what_calls_want_at_once_is_computed_once() -> None:
    """On a busy machine, eight threads that each compute the country's table outlast the patience of their client."""
    computed: list[int] = []

    def allocation(_level: str, departement: int) -> Floats:
        computed.append(departement)
        time.sleep(0.05)
        return np.ones((1, 2))

    one = np.ones((1, 2))
    factors = Factors(one, np.ones((2, 3)), np.ones((2, 1)), np.ones((1, 3, 1)), one[:, :1], one, np.zeros((2, 3), int))
    measure = Measure(factors, allocation, {}, {})
    place = Place("BASBMO", "3501", "Rennes", "DEP", "35", ((0, 0),))
    with ThreadPoolExecutor(8) as pool:
        tables = list(pool.map(lambda _: measure.counts(place, "CUMUL", 0, 0, 3), range(8)))
    assert [table.tolist() for table in tables] == [[[2.0]] * 3] * 8
    assert computed == [0]
