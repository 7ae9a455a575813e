"""Salaries in post, and deciles of the salaries of offers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fiches.source.answers import read_answer
from fiches.source.emulator.service import Emulator, Settings
from fiches.source.expected import Expected
from tests.support.emulator import LATEST, Client, by_code, criteria, items


def test_salaries_have_their_own_shape(client: Client) -> None:
    """`valeursParPeriode`, no territory, no indicator code; beginner, experienced, mean."""
    answer = json.loads(client.send("GET", "/v1/indicateur/salaire-rome-fap/REG/53", "codeRome=J1501").body)
    assert set(answer) == {"datMaj", "libIndicateur", "valeursParPeriode"}
    amounts = {
        one["codeNomenclature"]: one["valeurPrincipaleMontant"]
        for one in answer["valeursParPeriode"][0]["salaireValeurMontant"]
    }
    assert amounts["SAL1"] < amounts["SAL3"] < amounts["SAL2"]
    everything = json.loads(client.send("GET", "/v1/indicateur/salaire-rome-fap/NAT/FR").body)
    assert len(everything["valeursParPeriode"]) > 150


def test_salary_deciles_are_euros_in_quarterly_own_rows_only(client: Client) -> None:
    """Elsewhere they come without a number, as the bands always do."""
    rows = by_code(client.rows("stat-offres", "REG-53", "ROME-J1501", **LATEST))
    low, high = (items(rows["PE"], "SALAIRE")[code] for code in ("SAL_D10", "SAL_D90"))
    assert 1700 < low["nombre"] < high["nombre"] < 9000
    assert "pourcentage" not in low
    for code in ("PE-CUMUL12MOIS", "TOFF", "TOFF-CUMUL12MOIS"):
        assert all("nombre" not in item for item in items(rows[code], "SALAIRE").values())
    assert all("nombre" not in items(rows["PE"], "SALAIRE")[f"SAL_TR{n}"] for n in range(1, 7))


def posted(activity: str) -> Any:
    body = {
        **criteria("stat-offres", "REG-53", activity),
        "codeTypePeriode": "ANNEE",
        "codeTypeNomenclature": "SAL",
    }
    return json.loads(Client(Emulator()).send("POST", "/v1/indicateur/stat-salaires-en-poste", body=body).body)


def test_salaries_by_post_are_a_root_for_a_metier_and_rows_for_a_family() -> None:
    root = posted("ROME-J1501")
    assert root["codeIndicateur"] == "SAL_3"
    assert "listeValeursParPeriode" not in root
    rows = posted("FAP225-V0Z60")["listeValeursParPeriode"]
    assert [(row["codeActivite"], row["codeNomenclature"]) for row in rows] == [
        ("V0Z60", code) for code in ("SAL1", "SAL2", "SAL3")
    ]


def test_the_client_reads_the_same_salaries_in_both_shapes_and_in_none() -> None:
    asked = Expected("SAL_3", "REG", "53", "FAP225", "J1501")
    found = []
    for shape in ("own", "common"):
        client = Client(Emulator(Settings(salaries=shape)))  # type: ignore[arg-type]
        path = "/v1/indicateur/salaire-rome-fap/REG/53"
        found.append(read_answer(json.loads(client.send("GET", path, "codeRome=J1501").body), asked))
    assert found[0].observations == found[1].observations != ()
    assert found[0].labels.items() <= found[1].labels.items()
    assert read_answer(posted("ROME-J1501"), asked).observations == ()


def test_salaries_of_the_country_lie_among_those_of_the_regions(client: Client) -> None:
    """Each family at each level of experience; régions differ."""
    salaries, places = client.emulator.answers.salaries, client.emulator.geography.places
    regions = [dict(salaries.in_post(place, None)) for place in places.values() if place.type == "REG"]
    for family, amounts in salaries.in_post(places["NAT", "FR"], None):
        for level, amount in enumerate(amounts):
            parts = [one[family][level] for one in regions]
            assert min(parts) <= amount <= max(parts)
            assert len(set(parts)) > 5


@pytest.mark.parametrize("metier", [None, 100, 900])
def test_deciles_of_a_region_lie_among_those_of_its_departements(client: Client, metier: int | None) -> None:
    """And the country's among the régions'."""
    salaries, places = client.emulator.answers.salaries, client.emulator.geography.places
    regions = [place for place in places.values() if place.type == "REG"]
    for whole in (places["NAT", "FR"], *regions):
        parts = (
            regions
            if whole.type == "NAT"
            else [places["DEP", salaries.truth.geography.departements[d].code] for d, _ in whole.parts]
        )
        for low_or_high in (0, 1):
            values = [salaries.deciles(part, metier, 44)[low_or_high] for part in parts]
            assert min(values) <= salaries.deciles(whole, metier, 44)[low_or_high] <= max(values)
