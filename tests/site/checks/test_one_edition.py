"""A page, a list or a data file of another edition, program or content is a finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fiches.site.publish import BUILD_FILE
from tests.support.good_site import FOLDER, findings, good_site, listed, write


def changed(site: Path, name: str, old: str, new: str) -> Path:
    text = (site / name).read_text(encoding="utf-8")
    assert old in text
    write(site, name, text.replace(old, new))
    return site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return good_site(tmp_path / "site")


@pytest.mark.parametrize(
    ("name", "old", "new", "finding"),
    [
        (
            f"{FOLDER}index.html", 'data-edition="2026T1"', 'data-edition="2025T4"',
            f"{FOLDER}index.html : page de l’édition « 2025T4 », le site est de l’édition 2026T1.",
        ),
        ("404.html", ' data-edition="2026T1"', "", "404.html : page de l’édition « », le site est de l’édition 2026T1."),
        (
            "index.html", ' data-edition="2026T1"', ' data-edition="2026T1" data-construction="0.1.0-abc"',
            "index.html : page construite avec un autre programme, un autre catalogue ou d’autres réglages que le site"
            " (« 0.1.0-abc », attendu « »).",
        ),
        (
            f"{FOLDER}donnees.json", '"edition":"2026T1"', '"edition":"2026T2"',
            f"{FOLDER}donnees.json : données de l’édition « 2026T2 », le site est de l’édition 2026T1.",
        ),
        (
            "api/v1/territoires.json", '"edition": "2026T1"', '"edition": "2025T4"',
            "api/v1/territoires.json : DEP-35 de l’édition « 2025T4 » (attendu : 2026T1).",
        ),
        (
            "atom.xml", "depot/#2026T1", "depot/#2025T4",
            "atom.xml : entrée https://exemple.fr/depot/#2025T4, le site est de l’édition 2026T1.",
        ),
    ],
)  # fmt: skip
def test_what_is_of_another_edition(site: Path, name: str, old: str, new: str, finding: str) -> None:
    assert findings(site) == []
    found = [one.replace("«  »", "« »") for one in findings(changed(site, name, old, new))]
    assert found == [finding]


def test_a_territory_may_keep_the_figures_of_a_former_edition(site: Path) -> None:
    write(site, "api/v1/territoires.json", json.dumps({"territoires": [listed(edition="2025T4")]}))
    assert len(findings(site)) == 1
    kept = {"edition": "2026T1", "demo": False, "fiches": 1, "reprises": {"DEP-35": {"edition": "2025T4"}}}
    write(site, BUILD_FILE, json.dumps(kept))
    assert findings(site) == []


def test_a_build_file_names_the_construction_of_every_page(site: Path) -> None:
    built = {"edition": "2026T1", "demo": False, "fiches": 1, "construction": {"marque": "0.1.0-abc"}}
    write(site, BUILD_FILE, json.dumps(built))
    assert len([one for one in findings(site) if "page construite avec" in one]) == 4


@pytest.mark.parametrize("name", ["index.html", "departements"])
def test_a_link_is_a_finding_and_nothing_is_read_through_it(site: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "ailleurs"
    (site / name).rename(target)
    (site / name).symlink_to(target)
    assert findings(site, sums=False) == [
        f"{name} : lien symbolique ; un site n’en contient pas, et rien n’est lu à travers."
    ]
