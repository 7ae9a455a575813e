"""The contract's traps, one by one."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from typing import Any

import pytest

from fiches.source.emulator.oracle import Cell
from fiches.source.emulator.service import Emulator, Settings
from tests.support.emulator import Client

COUNTING = ["stat-demandeurs", "stat-demandeurs-entrant", "stat-offres", "stat-embauches"]
LATEST = {"dernierePeriode": True}


def items(row: dict[str, Any], type_: str) -> dict[str, dict[str, Any]]:
    return {item["codeCaract"]: item for item in row["listeValeurParCaract"] if item["codeTypeCaract"] == type_}


def by_code(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["codeNomenclature"]: row for row in rows}


def test_rows_come_newest_first_then_by_code(client: Client) -> None:
    """And 27 quarters of job seekers are there."""
    keys = [(row["codePeriode"], row["codeNomenclature"]) for row in client.rows("stat-demandeurs")]
    periods = list(dict.fromkeys(period for period, _ in keys))
    assert periods == sorted(periods, reverse=True)
    assert len(periods) == 27
    for period in periods:
        codes = [code for one, code in keys if one == period]
        assert codes == sorted(codes)


def test_seven_categories_exist_since_the_reform_only(client: Client) -> None:
    """F, G and their total appear at 2025T1."""
    rows = client.rows("stat-demandeurs", listeCodePeriode=["2024T4", "2025T1"], sansCaracteristiques=True)
    codes = {
        period: {r["codeNomenclature"] for r in rows if r["codePeriode"] == period} for period in ("2024T4", "2025T1")
    }
    assert codes["2025T1"] - codes["2024T4"] == {"F", "G", "ABCDEFG"}


def test_category_a_breaks_upwards_at_2025t1(client: Client) -> None:
    """The reform: A gains some 8 % in a quarter, ABC less."""
    rows = client.rows("stat-demandeurs", "NAT-FR", listeCodePeriode=["2024T4", "2025T1"], sansCaracteristiques=True)
    value = {(row["codePeriode"], row["codeNomenclature"]): row["valeurPrincipaleNombre"] for row in rows}
    jump = {code: value["2025T1", code] / value["2024T4", code] - 1 for code in ("A", "ABC")}
    assert 0.05 < jump["A"] < 0.12
    assert jump["ABC"] < jump["A"]


@pytest.mark.parametrize("name", COUNTING)
def test_latest_period_alone(client: Client, name: str) -> None:
    """`dernierePeriode` wins over `listeCodePeriode`."""
    rows = client.rows(name, dernierePeriode=True, listeCodePeriode=["2025T1"])
    assert {row["codePeriode"] for row in rows} == {"2026T1"}


@pytest.mark.parametrize("name", COUNTING)
def test_counts_are_tens_and_percentages_whole(client: Client, name: str) -> None:
    """Every count but the salary deciles is a multiple of ten."""
    for row in client.rows(name, activity="ROME-J1501" if name != "stat-embauches" else "NAF21-C", **LATEST):
        assert row["valeurPrincipaleNombre"] % 10 == 0
        assert row["valeurSecondairePourcentage"] == math.floor(row["valeurSecondairePourcentage"])
        for item in row["listeValeurParCaract"]:
            assert item["masque"] is False
            assert item["codeCaract"].startswith("SAL_D") or item.get("nombre", 0) % 10 == 0


def test_fields_without_a_value_are_left_out(client: Client) -> None:
    """Never null."""
    for name in COUNTING:
        assert b"null" not in client.post(name, **LATEST).body


def test_breakdown_can_be_refused_or_chosen(client: Client) -> None:
    """Two switches of the request."""
    bare = client.rows("stat-demandeurs", sansCaracteristiques=True, **LATEST)
    assert all("listeValeurParCaract" not in row for row in bare)
    wanted = [{"codeTypeCaracteristique": "GENRE", "codeCaracteristique": "F", "libelleCaracteristique": "Femmes"}]
    chosen = client.rows("stat-demandeurs", listeCaracteristiques=wanted, **LATEST)
    assert all([item["codeCaract"] for item in row["listeValeurParCaract"]] == ["F"] for row in chosen)


def test_codes_can_be_chosen(client: Client) -> None:
    """Unknown ones are silently absent."""
    rows = client.rows("stat-demandeurs", listeCodeNomenclature=["ABC", "A", "Z"], **LATEST)
    assert [row["codeNomenclature"] for row in rows] == ["A", "ABC"]


def test_age_holds_two_overlapping_cuts(client: Client) -> None:
    """AGE2 is AGE4 and AGE5, AGE3 is AGE6 and AGE7, and each cut makes the total."""
    row = by_code(client.rows("stat-demandeurs", "NAT-FR", **LATEST))["ABC"]
    ages = {code: item["nombre"] for code, item in items(row, "AGE").items()}
    total = row["valeurPrincipaleNombre"]
    assert ages["AGE1"] + ages["AGE2"] + ages["AGE3"] == pytest.approx(total, abs=20)
    assert ages["AGE1"] + sum(ages[f"AGE{n}"] for n in (4, 5, 6, 7)) == pytest.approx(total, abs=30)


def test_items_follow_the_order_of_the_real_service(client: Client) -> None:
    """BAC5EP and EXP6 come at the end, far from their families."""
    row = client.rows("stat-demandeurs", **LATEST)[0]
    keys = [(item["codeTypeCaract"], item["codeCaract"]) for item in row["listeValeurParCaract"]]
    assert keys[0] == ("GENRE", "H")
    assert keys[-2:] == [("NIVFORM", "BAC5EP"), ("NIVEXP", "EXP6")]
    assert len(keys) == len(set(keys)) == 60


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


def test_salary_deciles_are_euros_in_quarterly_own_rows_only(client: Client) -> None:
    """Elsewhere they come without a number, as the bands always do."""
    rows = by_code(client.rows("stat-offres", "REG-53", "ROME-J1501", **LATEST))
    low, high = (items(rows["PE"], "SALAIRE")[code] for code in ("SAL_D10", "SAL_D90"))
    assert 1700 < low["nombre"] < high["nombre"] < 9000
    assert "pourcentage" not in low
    for code in ("PE-CUMUL12MOIS", "TOFF", "TOFF-CUMUL12MOIS"):
        assert all("nombre" not in item for item in items(rows[code], "SALAIRE").values())
    assert all("nombre" not in items(rows["PE"], "SALAIRE")[f"SAL_TR{n}"] for n in range(1, 7))


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


def test_tension_has_a_grade_and_a_score(client: Client) -> None:
    """Eight codes in the country for a usual métier, no breakdown, no secondary value."""
    rows = client.rows("stat-perspective-employeur", "NAT-FR", "CUMUL-CUMUL")
    assert {row["codePeriode"] for row in rows} == {"2025", "2024", "2023", "2022", "2021"}
    assert {row["libPeriode"] for row in rows if row["codePeriode"] == "2025"} == {"ANNEE 2025"}
    for row in rows:
        assert row["valeurPrincipaleNombre"] in range(1, 6)
        assert -3.3 < row["valeurPrincipaleDecimale"] < 3.5
        assert not {"listeValeurParCaract", "valeurSecondairePourcentage"} & set(row)


def test_tension_is_published_above_thresholds_only(client: Client) -> None:
    """Fewer métiers in a small département than in the country, some without salary attractiveness."""
    found = {"NAT-FR": 0, "DEP-23": 0}
    codes = set()
    metiers = list(client.emulator.answers.truth.positions)[::8]
    for territory in found:
        for metier in metiers:
            rows = client.rows("stat-perspective-employeur", territory, f"ROME-{metier}", **LATEST)
            found[territory] += bool(rows)
            codes.add(len(rows))
    assert found["NAT-FR"] > 0.75 * len(metiers)
    assert found["DEP-23"] < 0.4 * len(metiers)
    assert codes == {0, 7, 8}


def test_dynamism_is_a_string_one_quarter_ahead(client: Client) -> None:
    """Eighteen quarters, no nomenclature."""
    rows = client.rows("stat-dynamique-emploi", "REG-53")
    assert (rows[0]["codePeriode"], len(rows)) == ("2026T2", 18)
    assert all(row["valeurPrincipaleNom"] in "12345" for row in rows)
    assert not any("codeNomenclature" in row for row in rows)


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


@pytest.mark.parametrize(
    ("name", "territory", "activity"),
    [
        ("stat-perspective-employeur", "EPCI-243500139", "CUMUL-CUMUL"),
        ("stat-dynamique-emploi", "DEP-976", ""),
        ("stat-dynamique-emploi", "REG-06", ""),
        ("stat-perspective-employeur", "DEP-976", "CUMUL-CUMUL"),
        ("stat-demandeurs", "DEP-35", "DOMAINE-J15"),
        ("stat-demandeurs", "DEP-99", "CUMUL-CUMUL"),
        ("stat-embauches", "DEP-977", "CUMUL-CUMUL"),
        ("stat-offres", "COM-35238", "CUMUL-CUMUL"),
    ],
)
def test_no_data_is_a_500_in_its_own_words(client: Client, name: str, territory: str, activity: str) -> None:
    """The 500 that must not be retried."""
    answer = client.post(name, territory, activity)
    assert answer.status == 500
    assert "n'a pas pu trouver la liste" in json.loads(answer.body)["message"]


def test_no_data_can_be_a_root_alone() -> None:
    """The other answer that means the same."""
    client = Client(Emulator(Settings(no_data="200", rate_limit=None)))
    answer = client.post("stat-perspective-employeur", "EPCI-243500139")
    assert answer.status == 200
    assert set(json.loads(answer.body)) == {"datMaj", "codeIndicateur", "codeFamille", "libIndicateur"}


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


def test_dates_carry_milliseconds_and_the_offset_of_paris(client: Client, older: Client) -> None:
    """Both forms of the contract."""
    recent = json.loads(client.post("stat-demandeurs", **LATEST).body)
    old = json.loads(older.post("stat-demandeurs", **LATEST).body)
    assert re.fullmatch(r"2026-06-12T\d\d:\d\d:\d\d\.000\+02:00", recent["datMaj"])
    assert re.fullmatch(r"2022-09-29T\d\d:\d\d:\d\d\+02:00", old["listeValeursParPeriode"][0]["datMaj"])


def test_older_vintage(older: Client) -> None:
    """Five categories, three ages, old labels, the grade as a string and no score."""
    row = by_code(older.rows("stat-demandeurs", **LATEST))
    assert set(row) == {"A", "ABC", "ABCDE", "B", "C", "D", "E"}
    assert items(row["A"], "GENRE")["F"]["libCaract"] == "Femme"
    assert set(items(row["A"], "AGE")) == {"AGE1", "AGE2", "AGE3"}
    assert "BAC5EP" not in items(row["A"], "NIVFORM")
    tension = older.rows("stat-perspective-employeur", "REG-53", **LATEST)
    assert len(tension) == 7
    assert all(one["valeurPrincipaleNom"] in "12345" and "valeurPrincipaleDecimale" not in one for one in tension)
    assert "ABCDE-TOUTE" in by_code(older.rows("stat-embauches", **LATEST))
    metier = older.rows("stat-offres", activity="ROME-A1203", **LATEST)[0]
    assert metier["libActivite"] == "Entretien des espaces verts"


def test_latest_quarter_moves_without_changing_the_past() -> None:
    """A new quarter comes, the old ones keep their values."""
    now, then = (
        Client(Emulator(Settings(rate_limit=None))),
        Client(Emulator(Settings(latest="2026T2", rate_limit=None))),
    )
    assert then.rows("stat-demandeurs", sansCaracteristiques=True, **LATEST)[0]["codePeriode"] == "2026T2"
    wanted = {"listeCodePeriode": ["2026T1"], "sansCaracteristiques": True}
    before, after = (one.rows("stat-offres", **wanted) for one in (now, then))
    assert [row["valeurPrincipaleNombre"] for row in before] == [row["valeurPrincipaleNombre"] for row in after]


def test_truth_gives_what_is_published(client: Client) -> None:
    """The oracle of the tests and the answers agree."""
    oracle = client.emulator.oracle
    where = ("DEP", "35", "ROME", "J1501")
    row = by_code(client.rows("stat-demandeurs", activity="ROME-J1501", **LATEST))["ABC"]
    assert oracle.published(Cell("DE_1", *where, "ABC", "2026T1")) == row["valeurPrincipaleNombre"]
    women = items(row, "GENRE")["F"]["nombre"]
    assert oracle.published(Cell("DE_1", *where, "ABC", "2026T1", ("GENRE", "F"))) == women
    assert oracle.count(Cell("DE_1", *where, "ABC", "2019T1")) is None
