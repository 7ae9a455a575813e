"""Which quarters are published: depth, métiers that stopped, places with less."""

from __future__ import annotations

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
