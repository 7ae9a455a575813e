"""JSON-LD of a fiche is held against its page and its rows: green on a true one, red on one wrong word."""
# ruff: noqa: E501 — whole sentences

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fiches.site.checks.site import check_site
from tests.support.good_site import ADDRESS, CONTENT, DATA_FILES, FICHE, FOLDER, HOME, POLICY, listed, write
from tests.support.source import spaces

MEDIA = ("text/csv", "application/json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def described() -> dict[str, Any]:
    files = zip(DATA_FILES, MEDIA, strict=True)
    return {
        "@type": "Dataset", "name": "Ille-et-Vilaine", "description": "Le marché du travail", "url": ADDRESS + FOLDER,
        "version": "2026T1", "license": "https://exemple.fr/licence", "creator": {"name": "France Travail"},
        "temporalCoverage": "2025-01-01/2026-03-31", "spatialCoverage": {"name": "Ille-et-Vilaine"},
        "variableMeasured": [{"propertyID": "DE_1"}],
        "distribution": [{"contentUrl": ADDRESS + FOLDER + name, "encodingFormat": media} for name, media in files],
    }  # fmt: skip


def found(site: Path, change: Callable[[dict[str, Any]], object] = lambda _: None) -> list[str]:
    document = described()
    change(document)
    script = f'<script type="application/ld+json">{json.dumps(document)}</script></head>'
    write(site, f"{FOLDER}index.html", FICHE.replace("</head>", script))
    return [spaces(one) for one in check_site(site, content=CONTENT, what=("same",)).findings if "JSON-LD" in one]


@pytest.fixture
def named(site: Path) -> Path:
    write(site, "api/v1/territoires.json", json.dumps({"territoires": [listed(nom="Ille-et-Vilaine")]}))
    return site


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda one: one.update(name="Creuse"), "name « Creuse » (attendu, comme sur la page : Ille-et-Vilaine)."),
        (lambda one: one.update(description="Autre"), "description « Autre »"),
        (lambda one: one.update(url=ADDRESS), f"url « {ADDRESS} »"),
        (lambda one: one.update(version="2025T4"), "version « 2025T4 » (attendu, comme sur la page : 2026T1)."),
        (lambda one: one["creator"].update(name="Insee"), "creator « Insee » (attendu : France Travail)."),
        (lambda one: one["spatialCoverage"].update(name="Creuse"), "spatialCoverage « Creuse » (attendu : Ille-et-Vilaine)."),
        (lambda one: one.update(temporalCoverage="2025-01-01/2026-06-30"), "temporalCoverage « 2025-01-01/2026-06-30 » (attendu : 2025-01-01/2026-03-31)."),
        (lambda one: one.pop("temporalCoverage"), "temporalCoverage «  » (attendu : 2025-01-01/2026-03-31)."),
        (lambda one: one.update(variableMeasured=[]), "variables, licence ou période absentes."),
        (lambda one: one.update(license=""), "variables, licence ou période absentes."),
        (lambda one: one["distribution"].pop(), "distribution « "),
        (lambda one: one["distribution"][0].update(encodingFormat="text/plain"), "distribution « "),
        (lambda one: one.pop("creator"), "JSON-LD illisible (KeyError('creator'))."),
    ],
)  # fmt: skip
def test_one_wrong_word_is_told(named: Path, change: Callable[[dict[str, Any]], object], expected: str) -> None:
    assert found(named) == []
    assert any(spaces(expected) in one for one in found(named, change)), found(named, change)


def test_simulated_data_are_said_to_be(named: Path) -> None:
    write(named, "api/v1/build.json", '{"edition": "2026T1", "demo": true, "fiches": 1}')
    assert any("description « Le marché du travail » (attendu" in one for one in found(named))
    words = "Le marché du travail Données simulées : aucun chiffre n’est de France Travail."
    assert not found(named, lambda one: one.update(description=words))


def test_a_page_that_is_no_fiche_offers_files_of_its_own_folder(named: Path) -> None:
    page = HOME.format(folder=FOLDER, policy=POLICY)
    document = {**described(), "name": "Accueil", "description": "Accueil", "url": ADDRESS}
    for address, count in ((ADDRESS, 0), ("https://ailleurs.fr/", 1)):
        document["distribution"] = [{"contentUrl": f"{address}donnees/a.csv", "encodingFormat": "text/csv"}]
        write(
            named,
            "index.html",
            page.replace("</head>", f'<script type="application/ld+json">{json.dumps(document)}</script></head>'),
        )
        told = [
            one for one in check_site(named, content=CONTENT, what=("same",)).findings if "JSON-LD, contentUrl" in one
        ]
        assert len(told) == count
