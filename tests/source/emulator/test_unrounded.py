"""The true value under a key, once rounded, is what the answers publish: every number of a few answers of each indicator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from fiches.keys import Key
from fiches.source.emulator.unrounded import true_value
from tests.support.emulator import Client
from tests.support.truth import true_value as published_value

Row = dict[str, Any]
INDICATORS = {
    "stat-demandeurs": "DE_1",
    "stat-demandeurs-entrant": "DE_5",
    "stat-offres": "OFF_1",
    "stat-embauches": "EMB_1",
    "stat-perspective-employeur": "PERSP_2",
    "stat-dynamique-emploi": "DYN_1",
}
ASKED = [
    ("stat-demandeurs", "DEP-35", "CUMUL-CUMUL"),
    ("stat-demandeurs", "BASBMO-5310", "ROME-K1304"),
    ("stat-demandeurs", "REG-04", "ETRE-03"),
    ("stat-demandeurs-entrant", "NAT-FR", "ROME-J1501"),
    ("stat-offres", "REG-53", "ROME-J1501"),
    ("stat-offres", "DEP-23", "CUMUL-CUMUL"),
    ("stat-offres", "NAT-FR", "NAF21-Q"),
    ("stat-embauches", "EPCI-243500139", "NAF88-56"),
    ("stat-perspective-employeur", "NAT-FR", "ROME-J1501"),
    ("stat-perspective-employeur", "BASBMO-5310", "CUMUL-CUMUL"),
    ("stat-dynamique-emploi", "REG-53", "CUMUL-CUMUL"),
]


def published(indicator: str, row: Row) -> Iterator[tuple[Key, float]]:
    """Every number of a row, under its key."""
    start = indicator, row["codeTypeTerritoire"], row["codeTerritoire"], row["codeTypeActivite"], row["codeActivite"]
    start = (*start, row.get("codeNomenclature", ""))
    graded = indicator in ("PERSP_2", "DYN_1")
    fields = {"valeurPrincipaleNombre": "niveau" if graded else "nombre", "valeurPrincipaleNom": "niveau",
              "valeurPrincipaleDecimale": "score", "valeurSecondairePourcentage": "pourcentage"}  # fmt: skip
    for field, measure in fields.items():
        if field in row:
            yield Key(*start, "", "", row["codePeriode"], measure), float(row[field])
    for item in row.get("listeValeurParCaract", ()):
        kind, code = item["codeTypeCaract"], item["codeCaract"]
        for field in ("nombre", "pourcentage"):
            if field in item:
                measure = "montant" if code in ("SAL_D10", "SAL_D90") else field
                yield Key(*start, kind, code, row["codePeriode"], measure), float(item[field])


@pytest.mark.parametrize(("name", "place", "activity"), ASKED)
def test_what_is_published_is_the_true_value_rounded(client: Client, name: str, place: str, activity: str) -> None:
    rows = client.rows(name, place, activity)
    numbers = [pair for row in (rows[0], rows[-1]) for pair in published(INDICATORS[name], row)]
    assert numbers
    assert {key: published_value(client.emulator, key) for key, _ in numbers} == dict(numbers)


@pytest.mark.parametrize(("name", "place", "activity"), ASKED[:2] + ASKED[4:6])
def test_so_is_it_in_the_older_vintage(older: Client, name: str, place: str, activity: str) -> None:
    rows = older.rows(name, place, activity)
    numbers = [pair for row in rows[:3] for pair in published(INDICATORS[name], row)]
    assert {key: published_value(older.emulator, key) for key, _ in numbers} == dict(numbers)


def test_the_true_value_is_not_rounded(client: Client) -> None:
    """A count is not a multiple of ten, a share not whole, a score has more than two decimals."""
    count = Key("DE_1", "DEP", "35", "CUMUL", "CUMUL", "ABC", "", "", "2026T1", "nombre")
    share = count._replace(characteristic_type="GENRE", characteristic_code="F", measure="pourcentage")
    score = Key("PERSP_2", "DEP", "35", "ROME", "J1501", "PERSPECTIVE", "", "", "2025", "score")
    for key, step in ((count, 10), (share, 1), (score, 0.01)):
        value = true_value(client.emulator, key)
        assert value is not None
        assert abs(value / step - round(value / step)) > 1e-6


@pytest.mark.parametrize(
    "key",
    [
        Key("DE_1", "DEP", "35", "CUMUL", "CUMUL", "ABC", "", "", "2015T1", "nombre"),
        Key("EMB_1", "DEP", "976", "CUMUL", "CUMUL", "TOUT-TOUTE", "", "", "2026T1", "nombre"),
        Key("PERSP_2", "EPCI", "243500139", "CUMUL", "CUMUL", "PERSPECTIVE", "", "", "2025", "score"),
        Key("DYN_1", "DEP", "976", "MOYENNE", "MOYENNE", "", "", "", "2026T1", "niveau"),
        Key("SAL_3", "DEP", "35", "FAP225", "V0Z60", "SAL1", "", "", "2022", "montant"),
        Key("OFF_1", "DEP", "35", "CUMUL", "CUMUL", "TOFF", "SALAIRE", "SAL_D10", "2026T1", "montant"),
        Key("DE_1", "DEP", "00", "CUMUL", "CUMUL", "ABC", "", "", "2026T1", "nombre"),
    ],
)
def test_nothing_is_known_where_nothing_is_published(client: Client, key: Key) -> None:
    assert true_value(client.emulator, key) is None


def test_salaries_are_amounts_as_published(client: Client) -> None:
    key = Key("SAL_3", "REG", "53", "FAP225", "V0Z60", "SAL3", "", "", "2022", "montant")
    amount = true_value(client.emulator, key)
    assert amount is not None
    assert amount == round(amount) > 1000
