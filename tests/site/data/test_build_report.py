"""api/v1: what the interface promises of it, and nothing that changes from run to run."""

from __future__ import annotations

import json

from fiches.keys import SCHEMA_VERSION, TerritoryKey
from fiches.site.data.build_report import build_json, territories_json
from fiches.territories import Territory
from tests.support.frames import BRETAGNE, COTES, FRANCE, ILLE, manifest


def test_territories_json_has_the_fields_of_the_interface() -> None:
    territory = Territory(ILLE, "Ille-et-Vilaine", "", "", "", (BRETAGNE, TerritoryKey("NAT", "FMO")))
    document = json.loads(territories_json([territory], edition="2026T1", pdfs={ILLE}))
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
                "parents": [{"type": "REG", "code": "53"}, {"type": "NAT", "code": "FR"}],
                "edition": "2026T1",
            }
        ]
    }


def test_a_fiche_without_pdf_says_null_and_the_country_has_no_parent() -> None:
    document = json.loads(territories_json([Territory(FRANCE, "France", "", "", "")], edition="x", pdfs=()))
    entry = document["territoires"][0]
    assert (entry["pdf"], entry["parents"], entry["url"]) == (None, [], "france/")


def test_build_json_says_what_was_built_and_no_date_of_the_run() -> None:
    one = build_json(manifest(demo=True), fiches=3, pdfs=2, charts=9, editions=("2025T4", "2026T1"))
    assert one == build_json(manifest(demo=True), fiches=3, pdfs=2, charts=9, editions=("2025T4", "2026T1"))
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
    listed = json.loads(territories_json(places, edition="2026T1", pdfs=(), degraded=degraded))
    assert [row["edition"] for row in listed["territoires"]] == ["2025T4", "2026T1"]
    built = json.loads(build_json(manifest(degraded=degraded), fiches=2, pdfs=0, charts=0, editions=("2026T1",)))
    assert built["reprises"] == {"DEP-35": {"edition": "2025T4", "raison": "la source n’a pas répondu"}}
    assert "reprises" not in json.loads(build_json(manifest(), fiches=2, pdfs=0, charts=0, editions=("2026T1",)))
