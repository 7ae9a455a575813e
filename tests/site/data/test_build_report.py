"""api/v1: what the interface promises of it, and nothing that changes from run to run."""

from __future__ import annotations

import json

import pytest

from fiches.keys import SCHEMA_VERSION, TerritoryKey
from fiches.site.data.build_report import FILES, Counts, build_json, territories_json
from fiches.site.unusual_words import UnusualWord
from fiches.territories import Territory
from tests.support.frames import BRETAGNE, COTES, FRANCE, ILLE, manifest


def test_territories_json_has_the_fields_of_the_interface() -> None:
    territory = Territory(ILLE, "Ille-et-Vilaine", "", "", "", (BRETAGNE, TerritoryKey("NAT", "FMO")))
    document = json.loads(territories_json([territory], edition="2026T1", files={ILLE: FILES.values()}))
    folder = "departements/35-ille-et-vilaine/"
    assert document == {
        "territoires": [
            {
                "type": "DEP",
                "code": "35",
                "nom": "Ille-et-Vilaine",
                "niveau": "departements",
                "url": folder,
                "pdf": f"{folder}fiche.pdf",
                "csv": f"{folder}donnees.csv",
                "json": f"{folder}donnees.json",
                "xlsx": f"{folder}donnees.xlsx",
                "parents": [{"type": "REG", "code": "53"}, {"type": "NAT", "code": "FR"}],
                "edition": "2026T1",
            }
        ]
    }


def test_a_format_that_is_left_out_says_null_and_the_country_has_no_parent() -> None:
    country = Territory(FRANCE, "France", "", "", "")
    document = json.loads(territories_json([country], edition="x", files={FRANCE: ["donnees.json"]}))
    entry = document["territoires"][0]
    assert [entry[form] for form in ("pdf", "csv", "json", "xlsx")] == [None, None, "france/donnees.json", None]
    assert (entry["parents"], entry["url"]) == ([], "france/")


def test_build_json_lists_the_unusual_words_where_there_are_some() -> None:
    counts = Counts(1, 0, 0)
    assert b"mots_inhabituels" not in build_json(manifest(), counts, editions=("2026T1",))
    written = build_json(manifest(), counts, editions=("2026T1",), unusual=[UnusualWord("a a", "site.toml, titre")])
    assert json.loads(written)["mots_inhabituels"] == [{"texte": "a a", "origine": "site.toml, titre"}]


def test_build_json_says_what_was_built_and_no_date_of_the_run() -> None:
    one = build_json(manifest(demo=True), Counts(3, 2, 9), editions=("2025T4", "2026T1"))
    assert one == build_json(manifest(demo=True), Counts(3, 2, 9), editions=("2025T4", "2026T1"))
    document = json.loads(one)
    assert document["edition"] == "2026T1"
    assert document["editions"] == ["2025T4", "2026T1"]
    assert document["demo"] is True
    assert (document["fiches"], document["pdf"], document["graphiques"]) == (3, 2, 9)
    assert document["periodes"] == {"DE_1": "2026T1"}
    assert document["couverture"] == {"DE_1": {"DEP": {"demandes": 1, "repondus": 1}}}
    assert document["versions"]["schema"] == SCHEMA_VERSION
    assert not {"date", "heure", "duree", "appels"} & document.keys()


def test_what_a_territory_keeps_of_a_former_edition_is_said() -> None:
    degraded = {"DEP-35": {"edition": "2025T4", "reason": "la source n’a pas répondu"}}
    places = [Territory(k, str(k), "", "", "", ()) for k in (ILLE, COTES)]
    listed = json.loads(territories_json(places, edition="2026T1", files={ILLE: (), COTES: ()}, degraded=degraded))
    assert [row["edition"] for row in listed["territoires"]] == ["2025T4", "2026T1"]
    built = json.loads(build_json(manifest(degraded=degraded), Counts(2, 0, 0), editions=("2026T1",)))
    assert built["reprises"] == {"DEP-35": {"edition": "2025T4", "raison": "la source n’a pas répondu"}}
    assert "reprises" not in json.loads(build_json(manifest(), Counts(2, 0, 0), editions=("2026T1",)))


@pytest.mark.parametrize(
    ("source", "host"),
    [
        ("https://api.francetravail.io/partenaire/stats-offres-demandes-emploi", "api.francetravail.io"),
        ("http://127.0.0.1:8765/partenaire/stats-offres-demandes-emploi", "127.0.0.1:8765"),
        ("demo", "demo"),
    ],
)
def test_the_host_asked_is_said(source: str, host: str) -> None:
    built = json.loads(build_json(manifest(source=source), Counts(1, 0, 0), editions=("2026T1",)))
    assert (built["source"], "ecartees" in built) == (host, False)


def test_the_rows_set_aside_are_listed() -> None:
    rows = [{"indicateur": "DE_1", "lu": "101"}]
    built = json.loads(build_json(manifest(ecartees=rows), Counts(1, 0, 0), editions=("2026T1",)))
    assert built["ecartees"] == rows
