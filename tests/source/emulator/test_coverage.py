"""Which quarters are published: depth, métiers that stopped, places with less."""

from __future__ import annotations

import pytest

from fiches.source.emulator.indicators import indicators
from fiches.source.emulator.quarters import code_of
from tests.support.emulator import LATEST, Client


def test_some_metiers_only_have_an_old_period(client: Client) -> None:
    """Their « latest period » is five quarters behind."""
    metiers = list(client.emulator.answers.truth.positions)
    periods = {
        client.rows("stat-demandeurs", "NAT-FR", f"ROME-{metiers[n]}", **LATEST)[0]["codePeriode"] for n in (13, 14)
    }
    assert periods == {"2024T4", "2026T1"}


def test_some_epci_has_all_offers_but_no_own_ones(france: Client) -> None:
    """Rows may be missing one by one."""
    places = france.emulator.geography.served.values()
    place = next(one for one in places if france.emulator.coverage.lacks_own_offers(one))
    assert {row["codeNomenclature"] for row in france.rows("stat-offres", f"EPCI-{place.code}", **LATEST)} == {
        "TOFF",
        "TOFF-CUMUL12MOIS",
    }


@pytest.mark.parametrize(
    ("indicator", "place", "activity", "first", "last", "count"),
    [
        ("DE_1", ("DEP", "35"), "CUMUL", "2019T3", "2026T1", 27),
        ("OFF_1", ("DEP", "35"), "CUMUL", "2023T2", "2026T1", 12),
        ("DYN_1", ("REG", "53"), "MOYENNE", "2022T1", "2026T2", 18),
        ("DE_1", ("DEP", "976"), "CUMUL", "2024T2", "2026T1", 8),
        ("DE_1", ("DEP", "977"), "CUMUL", "2025T2", "2026T1", 4),
        ("DYN_1", ("DEP", "976"), "MOYENNE", "", "", 0),
        ("EMB_1", ("DEP", "978"), "CUMUL", "", "", 0),
    ],
)
def test_quarters_published_of_each_crossing(
    client: Client, indicator: str, place: tuple[str, str], activity: str, first: str, last: str, count: int
) -> None:
    coverage = client.emulator.coverage
    held = coverage.quarters(indicators("2026")[indicator], client.emulator.geography.places[place], activity, 0)
    codes = [code_of(quarter) for quarter in held]
    assert (len(codes), codes[:1], codes[-1:]) == (count, [first] * bool(count), [last] * bool(count))


def test_years_of_difficulty_end_before_the_latest_quarter_s(client: Client) -> None:
    assert list(client.emulator.coverage.years(indicators("2026")["PERSP_2"])) == [2021, 2022, 2023, 2024, 2025]
