"""What describes the data is held against the site's files: green on a sound site, red on one wrong word."""
# ruff: noqa: E501 — whole sentences

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fiches.site.proofs.descriptions import described_findings
from fiches.site.publish import BUILD_FILE, site_files
from tests.support.good_site import FOLDER, write
from tests.support.source import spaces

PACKAGE, CATALOGUE = "datapackage.json", "donnees/catalogue.jsonld"
SCHEMA, COLUMNS = "api/v1/donnees.schema.json", "api/v1/donnees.tableschema.json"
CSV = f"{FOLDER}donnees.csv"
Plant = Callable[[Path], None]


def found(site: Path) -> list[str]:
    return [spaces(one) for one in described_findings(site, site_files(site))]


def edit(name: str, change: Callable[[Any], object]) -> Plant:
    def plant(site: Path) -> None:
        document = json.loads((site / name).read_text(encoding="utf-8"))
        change(document)
        write(site, name, json.dumps(document))

    return plant


def dataset(change: Callable[[Any], object]) -> Plant:
    return edit(CATALOGUE, lambda one: change(one["dcat:dataset"][0]))


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (lambda s: (s / PACKAGE).unlink(), f"{PACKAGE} : fichier absent."),
        (lambda s: (s / SCHEMA).unlink(), f"{SCHEMA} : fichier absent."),
        (lambda s: write(s, CATALOGUE, "{"), f"{CATALOGUE} : illisible (JSONDecodeError"),
        (lambda s: write(s, PACKAGE, "[]"), f"{PACKAGE} : illisible (TypeError"),
        (edit(SCHEMA, lambda one: one["required"].append("autre")), f"{SCHEMA} : ne décrit pas {FOLDER}donnees.json"),
        (edit(SCHEMA, lambda one: one["properties"].pop("groupes")), f"{SCHEMA} : ne décrit pas {FOLDER}donnees.json"),
        (edit(COLUMNS, lambda one: one["fields"].reverse()), f"{COLUMNS} : colonnes « date_maj, statut,"),
        (edit(PACKAGE, lambda one: one.update(version="2025T4")), f"{PACKAGE} : édition « 2025T4 » (attendu : 2026T1)."),
        (edit(PACKAGE, lambda one: one.update(description="Données simulées")), f"{PACKAGE} : description « Données simulées » (attendu : sans « Données simulées »)."),
        (edit(PACKAGE, lambda one: one["resources"].pop(0)), f"{PACKAGE} : ne nomme pas {CSV}."),
        (edit(PACKAGE, lambda one: one["resources"].append({"path": "x.csv"})), f"{PACKAGE} : nomme x.csv, absent."),
        (edit(PACKAGE, lambda one: one["resources"][0].update(bytes=1)), f"{PACKAGE} : {CSV}, 1 octets (attendu : 320)."),
        (edit(PACKAGE, lambda one: one["resources"][0].update(hash="sha256:0")), f"{PACKAGE} : {CSV}, somme sha256:0 (attendu : sha256:"),
        (edit(PACKAGE, lambda one: one["resources"][0].pop("schema")), f"{PACKAGE} : {CSV}, schéma « None »"),
        (edit(CATALOGUE, lambda one: one["dcat:dataset"].pop(0)), f"{CATALOGUE} : {FOLDER} manque."),
        (dataset(lambda one: one["dcat:landingPage"].update({"@id": "https://exemple.fr/depot/x/index.html"})), f"{CATALOGUE} : x/ en trop."),
        (dataset(lambda one: one.update({"dcat:version": "2025T4"})), f"{CATALOGUE} : {FOLDER}index.html, édition « 2025T4 » (attendu : 2026T1)."),
        (dataset(lambda one: one["dcat:distribution"].pop()), f"{CATALOGUE} : offre « {CSV}, {FOLDER}donnees.json » (attendu : {CSV}, {FOLDER}donnees.json, {FOLDER}donnees.xlsx)."),
        (dataset(lambda one: one["dcat:distribution"][0]["dcat:byteSize"].update({"@value": "7"})), f"{CATALOGUE} : {CSV}, 7 octets (attendu : 320)."),
        (lambda s: write(s, BUILD_FILE, '{"edition": "2026T1", "demo": true, "fiches": 1}'), f"{PACKAGE} : description « Données » (attendu : avec « Données simulées »)."),
    ],
)  # fmt: skip
def test_one_wrong_word_is_told(site: Path, plant: Plant, expected: str) -> None:
    assert found(site) == []
    plant(site)
    assert any(one.startswith(spaces(expected)) for one in found(site)), found(site)


def test_addresses_may_follow_the_catalogue_s_own_place(site: Path) -> None:
    """As on a site that has no address."""
    text = (site / CATALOGUE).read_text(encoding="utf-8").replace("https://exemple.fr/depot/", "../")
    write(site, CATALOGUE, text)
    assert found(site) == []
    write(site, CATALOGUE, text.replace("donnees.xlsx", "autre.xlsx"))
    assert len(found(site)) == 1


def test_a_site_without_fiches_is_left_to_others(tmp_path: Path) -> None:
    assert found(tmp_path) == []
