"""The proof of the files of the free choice, on the demo's: sound, then one thing broken at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fiches.site.proofs.compared_files import FOLDER, compared_proofs
from fiches.site.publish import site_files
from tests.support.demo import Demo
from tests.support.site_folder import ROOT
from tests.support.source import spaces

EVERY = ("numbers", "claims", "same")
ILLE = f"{FOLDER}DEP-35.json"
Document = dict[str, Any]


def found(site: Path) -> list[str]:
    proofs = compared_proofs(site, site_files(site), ROOT / "content", EVERY)
    return [spaces(one) for proof in proofs.values() for one in proof.findings]


def changed(site: Path, change: Callable[[Document], object], name: str = ILLE) -> list[str]:
    document = json.loads((site / name).read_bytes())
    change(document)
    (site / name).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return found(site)


@pytest.fixture
def site(demo: Demo, tmp_path: Path) -> Path:
    return demo.copied(tmp_path)


def test_the_demo_s_are_sound_and_counted(demo: Demo) -> None:
    assert found(demo.site) == []
    proofs = compared_proofs(demo.site, site_files(demo.site), ROOT / "content", EVERY)
    assert proofs["same"].examined["lieu à comparer"] == 6
    assert proofs["numbers"].examined["HTML"] > 60
    assert proofs["claims"].examined["stable"] + proofs["claims"].examined["plus"] > 0


def test_a_site_without_the_page_and_proofs_not_asked_have_nothing(demo: Demo, tmp_path: Path) -> None:
    assert found(tmp_path) == []
    assert compared_proofs(demo.site, site_files(demo.site), None, ("pdf",)) == {}


def swap(name: str, before: str, after: str) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        assert before in document["chiffres"][name], document["chiffres"][name]
        document["chiffres"][name] = document["chiffres"][name].replace(before, after)

    return change


FAULTS: list[tuple[Callable[[Document], object], str]] = [
    (swap("demandeurs-abc", "87", "88"), "attendu"),
    (swap("demandeurs-abc", 'data-cle="DEP-35/', 'data-cle="REG-53/'), "est de REG-53"),
    (swap("demandeurs-abc", '.ABC...2026T1.nombre">', '.A...2026T1.nombre">'), "attendu : demandeurs-abc"),
    (swap("demandeurs-sexe.F", " data-cle", " data-x"), "a 0 valeurs|sans clé"),
    (lambda one: one["chiffres"].update(tension="6 sur 5"), "nombre sans marque"),
    (lambda one: one["chiffres"].update(tension="le plus élevé"), "hors de toute affirmation"),
    (
        lambda one: one["chiffres"].update({"demandeurs-a": '<span data-statut="nd">n.\u00a0d.</span>'}),
        "alors que l’édition a",
    ),
    (lambda one: one["chiffres"].pop("tension"), "attendu : chiffres"),
    (lambda one: one["distinctions"].append("Ici, tout va bien"), "se distingue par"),
    (lambda one: one["chiffres"].update(tension='n.\u00a0d. <img src="x" onerror="x()">'), "élément <img> inattendu"),
    (lambda one: one["chiffres"].update(tension='<span onclick="x()">n.\u00a0d.</span>'), "élément <span> inattendu"),
    (lambda one: one.update(nom="Ille"), "nom « Ille »"),
    (lambda one: one.update(sujet="la Bretagne"), "sujet « la Bretagne »"),
    (lambda one: one["proches"].append({"titre": "x", "lieux": [["REG-53", "Normandie"]]}), "propose REG-53"),
    (lambda one: one["tableaux"].append({"titre": "x", "url": "comparer/x/index.html"}), "absent"),
    (lambda one: one.clear(), "illisible"),
]


@pytest.mark.parametrize(("change", "finding"), FAULTS, ids=[finding for _, finding in FAULTS])
def test_a_fault_is_found(site: Path, change: Callable[[Document], object], finding: str) -> None:
    said = changed(site, change)
    assert any(words in one for words in finding.split("|") for one in said), said


def test_a_file_too_many_or_too_few(site: Path) -> None:
    (site / ILLE).rename(site / f"{FOLDER}DEP-99.json")
    assert found(site) == [f"{FOLDER}DEP-99.json : aucune fiche de ce nom.", f"{ILLE} : absent."]


def test_what_distinguishes_a_place_is_said_by_its_file(site: Path) -> None:
    head = "type_territoire,code_territoire,affirmation,cle,cle_parent\n"
    (site / "donnees/distinctions-2026T1.csv").write_text(f"{head}DEP,35,plus,A,B\n", encoding="utf-8")
    assert found(site) == [f"{ILLE} : se distingue par rien (attendu : plus(A;B))."]
