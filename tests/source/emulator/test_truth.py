"""The simulated market looks like the real one: sizes, seasons, places that differ."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from fiches.content.reference.tables import territoire_index
from fiches.source.emulator.geography import COLLECTIVITES
from fiches.source.emulator.oracle import Cell
from fiches.source.emulator.quarters import index_of
from fiches.source.emulator.service import Emulator, Settings
from tests.support.emulator import Client

QUARTERS = [f"{year}T{quarter}" for year in (2022, 2023) for quarter in (1, 2, 3, 4)]


def count(client: Client, indicator: str, key: str, activity: str, code: str, period: str = "2026T1") -> float:
    territory_type, _, territory = key.partition("-")
    activity_type, _, metier = activity.partition("-")
    found = client.emulator.oracle.count(
        Cell(indicator, territory_type, territory, activity_type, metier, code, period)
    )
    return found or 0.0


@pytest.mark.parametrize(
    ("indicator", "code", "low", "high"),
    [
        ("DE_1", "A", 2.9e6, 3.6e6),
        ("DE_1", "ABC", 5.2e6, 6.2e6),
        ("DE_1", "ABCDEFG", 6.5e6, 8.2e6),
        ("OFF_1", "TOFF", 0.9e6, 2e6),
        ("EMB_1", "TOUT-TOUTE", 5e6, 9e6),
    ],
)
def test_country_has_the_right_size(client: Client, indicator: str, code: str, low: float, high: float) -> None:
    """Orders of magnitude of the published totals."""
    assert low < count(client, indicator, "NAT-FR", "CUMUL-CUMUL", code) < high


@pytest.mark.parametrize(("key", "lowest"), [("DEP-2A", 0.15), ("DEP-73", 0.03)])
def test_tourist_places_have_strong_seasons(client: Client, key: str, lowest: float) -> None:
    """Corse-du-Sud and Savoie swing more than the country."""

    def swing(place: str) -> float:
        values = [count(client, "DE_1", place, "CUMUL-CUMUL", "ABC", period) for period in QUARTERS]
        return max(values) / min(values) - 1

    assert swing(key) > max(lowest, swing("NAT-FR"))


def test_paris_is_not_creuse(client: Client) -> None:
    """Farm hands weigh more in Creuse, developers and graduates in Paris."""

    def share(key: str, metier: str) -> float:
        return count(client, "OFF_1", key, f"ROME-{metier}", "TOFF") / count(
            client, "OFF_1", key, "CUMUL-CUMUL", "TOFF"
        )

    assert share("DEP-23", "A1416") > 3 * share("DEP-75", "A1416")
    assert share("DEP-75", "M1805") > 3 * share("DEP-23", "M1805")

    def graduates(code: str) -> float:
        oracle = client.emulator.oracle
        part = oracle.count(Cell("DE_1", "DEP", code, "CUMUL", "CUMUL", "A", "2026T1", ("NIVFORM", "BAC5EP")))
        return (part or 0.0) / count(client, "DE_1", f"DEP-{code}", "CUMUL-CUMUL", "A")

    assert graduates("75") > 1.5 * graduates("23")


def test_small_territories_are_full_of_small_numbers(client: Client) -> None:
    """Most métiers of a small département round to under fifty, and many have no row."""
    oracle = client.emulator.oracle
    metiers = list(client.emulator.answers.truth.positions)[::6]
    values = [oracle.published(Cell("OFF_1", "DEP", "23", "ROME", metier, "TOFF", "2026T1")) for metier in metiers]
    known = [value for value in values if value is not None]
    assert 0.3 * len(metiers) < len(known) < len(metiers)
    assert sum(value < 50 for value in known) > 0.8 * len(known)


def test_sizes_follow_population(client: Client) -> None:
    """Between 5 and 25 inhabitants in a hundred are registered, in every département."""
    for (type_, code), place in client.emulator.geography.served.items():
        if type_ == "DEP":
            known = territoire_index().get(("DEP", code))
            assert known is not None
            if code not in ("977", "978"):
                rate = count(client, "DE_1", f"DEP-{place.code}", "CUMUL-CUMUL", "ABCDEFG") / known.population
                assert 0.05 < rate < 0.3, code


def test_another_seed_is_another_market() -> None:
    """Same geography, other figures."""
    one, other = (Emulator(Settings(seed=seed)).oracle for seed in (1, 2))
    cell = Cell("DE_1", "DEP", "35", "ROME", "J1501", "ABC", "2026T1")
    assert one.count(cell) != other.count(cell)


def test_levels_are_near_the_published_ones(client: Client) -> None:
    """Job seekers A to E of 2024 by département, where the public file is at hand."""
    import csv
    import gzip

    path = (
        Path(__file__).parents[3].parent / "shared/data/defm/inscrits_AE_mensuel_2020_2024_communes5000_dep_reg.csv.gz"
    )
    if not path.exists():
        pytest.skip("les données publiques de calage ne sont pas là")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        real = {row["codgeo"]: float(row["2024-12"]) for row in csv.DictReader(lines)}
    for code in ("01", "23", "2A", "35", "59", "73", "75", "974"):
        ours = count(client, "DE_1", f"DEP-{code}", "CUMUL-CUMUL", "ABCDE", "2024T4")
        assert ours == pytest.approx(real[code], rel=0.12), code


def test_category_a_breaks_upwards_at_2025t1(client: Client) -> None:
    """The reform: A gains some 8 % in a quarter, ABC less."""
    rows = client.rows("stat-demandeurs", "NAT-FR", listeCodePeriode=["2024T4", "2025T1"], sansCaracteristiques=True)
    value = {(row["codePeriode"], row["codeNomenclature"]): row["valeurPrincipaleNombre"] for row in rows}
    jump = {code: value["2025T1", code] / value["2024T4", code] - 1 for code in ("A", "ABC")}
    assert 0.05 < jump["A"] < 0.12
    assert jump["ABC"] < jump["A"]


@pytest.mark.parametrize("zone", ["BASBMO", "EPCI"])
def test_zones_share_at_most_their_whole_departement(france: Client, zone: str) -> None:
    truth = france.emulator.answers.truth
    for departement in range(0, len(truth.population), 9):
        assert (truth.allocation(zone, departement).sum(axis=0) <= 1 + 1e-9).all()


def test_more_streams_never_shift_the_others(client: Client) -> None:
    truth = client.emulator.answers.truth
    first = truth.random("essai").standard_normal(3).tolist()
    truth.random("autre").standard_normal(3)
    assert truth.random("essai").standard_normal(3).tolist() == first


FIRST_METIERS = {"seekers": ([0, 1, 2], 12, 40), "offers": ([0], 15, 30), "hires": ([0], 15, 30)}


@pytest.mark.parametrize("name", FIRST_METIERS)
def test_the_first_metier_is_not_the_same_everywhere(client: Client, name: str) -> None:
    """The survey of projects has sixteen first families over the départements, the commonest in twenty-four of them."""
    channels, fewest, most = FIRST_METIERS[name]
    truth = client.emulator.answers.truth
    factors = getattr(truth, name).factors
    latest = index_of("2026T1")
    core = factors.base * factors.course[:, latest] * factors.noise[:, factors.shuffle[:, latest]]
    counts = core * np.einsum("rc,dc->dr", factors.tilt[:, channels], factors.level[:, latest][:, channels])
    positions = [
        row for code, row in truth.geography.position.items() if code not in COLLECTIVITES and counts[row].any()
    ]
    found = Counter(counts[positions].argmax(axis=1).tolist())
    assert len(found) >= fewest
    assert max(found.values()) <= most


@pytest.mark.parametrize(
    ("indicator", "code", "item", "low", "high", "widest"),
    [
        ("DE_1", "ABC", ("AGE", "AGE3"), 2.0, 4.0, 20),  # 50 and more
        ("DE_1", "ABC", ("AGE", "AGE1"), 1.3, 3.0, 14),
        ("DE_1", "ABC", ("GENRE", "F"), 1.0, 2.5, 12),
        ("DE_1", "ABC", ("CPDE", "RSA"), 4.5, 8.5, 50),  # a tenth in Haute-Savoie, four in ten in La Réunion
        ("DE_1", "ABC", ("CPDE", "QPV"), 4.0, 8.0, 40),
        ("DE_1", "ABC", ("CPDE", "LONGUEDUREE"), 2.0, 5.0, 25),
        ("OFF_1", "TOFF", ("TYPECTR", "CDI"), 1.8, 4.5, 20),
    ],
)
def test_publics_weigh_differently_in_the_departements(
    client: Client, indicator: str, code: str, item: tuple[str, str], low: float, high: float, widest: float
) -> None:
    """Standard deviations in points of the 101 départements, and the range between the extremes."""
    shares = np.array([share_of(client, indicator, code, place, item=item) for place in departements(client)])
    assert low < shares.std() < high
    assert shares.max() - shares.min() < widest


def test_sectors_weigh_differently_in_the_departements(client: Client) -> None:
    """Farming from a hundredth to a third, lodging and catering from one to three tenths."""
    for sector, low, high in (("A", 4.0, 8.0), ("C", 2.0, 4.0), ("I", 4.0, 8.0), ("Q", 2.0, 4.5), ("J", 0.8, 2.5)):
        shares = np.array(
            [share_of(client, "OFF_1", "TOFF", place, f"NAF21-{sector}") for place in departements(client)]
        )
        assert low < shares.std() < high, sector


def test_families_of_offers_follow_the_survey_s(client: Client) -> None:
    """Where a family is commoner than in the country, so are its offers."""
    truth = client.emulator.answers.truth
    shares = truth.offers.factors.base / truth.offers.factors.base.sum(axis=1, keepdims=True)
    large = [row for row, code in enumerate(truth.geography.position) if code not in (*COLLECTIVITES, "976")]
    correlations = [
        np.corrcoef(np.log(shares[large, metier]), np.log(truth.quotients[large, metier]))[0, 1]
        for metier in range(0, len(truth.metiers.codes), 20)
    ]
    assert np.median(correlations) > 0.6


def departements(client: Client) -> list[str]:
    return [f"DEP-{code}" for code in client.emulator.geography.position if code not in COLLECTIVITES]


def share_of(
    client: Client,
    indicator: str,
    code: str,
    key: str,
    activity: str = "CUMUL-CUMUL",
    item: tuple[str, str] | None = None,
) -> float:
    """Points, of all activities."""
    territory_type, _, territory = key.partition("-")
    part = client.emulator.oracle.count(
        Cell(indicator, territory_type, territory, *activity.split("-"), code, "2026T1", item)
    )
    return 100 * (part or 0.0) / count(client, indicator, key, "CUMUL-CUMUL", code)
