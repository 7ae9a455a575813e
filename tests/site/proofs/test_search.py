"""The proof of the search, on the pages and the index of one département: sound, then one thing broken at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import pytest
from lxml import html

from fiches.site.checks.page import check_page
from fiches.site.checks.site import check_site
from fiches.site.proofs.search import form_findings, search_findings
from fiches.site.publish import site_files, write_files
from tests.support.search import found_places

RENNES, PAGE = "api/v1/recherche/r.json", "communes/35/index.html"
BY_NAME, BY_POSTCODE = "recherche/r/index.html", "recherche/codes-postaux/35/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_files(tmp_path, found_places())
    return tmp_path


def found(root: Path) -> list[str]:
    names = site_files(root)
    reports = {name: check_page(root, name) for name in names if name.endswith(".html")}
    links = {name: report.links for name, report in reports.items()}
    anchors = {name: report.anchors for name, report in reports.items()}
    return [one.replace("\u00a0", " ") for one in search_findings(root, names, links, anchors)]


def test_what_the_program_writes_is_sound(site: Path) -> None:
    assert found(site) == []


def test_a_site_without_the_search_s_page_has_nothing_to_prove() -> None:
    root = Path(mkdtemp())
    assert found(root) == []
    shutil.rmtree(root)


Change = Callable[[str], str]
FAULTS: list[tuple[str, Change, str]] = [
    (RENNES, lambda text: text.replace("Rennes", "Rhennes"), "n’est pas un lieu du site"),
    (RENNES, lambda text: text.replace('"DEP-35"', '"DEP-22"'), "n’est pas un lieu du site"),
    (RENNES, lambda text: text.replace('"35000"', '"35001"'), "n’est pas un lieu du site"),
    (RENNES, lambda text: text.replace('"type":"COM"', '"type":"EPCI"'), "n’est pas un lieu du site"),
    (RENNES, lambda _: '{"lieux":[]}', "« rennes » ne mène pas à COM-35238 (lu : r.json)"),
    (RENNES, lambda text: text + " " * 10_000, "octets (attendu : 10000 au plus)"),
    ("api/v1/recherche/a.json", lambda text: text.replace("J1501", "J1502"), "n’est pas un lieu du site"),
    ("api/v1/recherche/a.json", lambda text: text.replace("metiers/J1501", "metiers/J1502"), "n’est pas un lieu du site"),
    ("api/v1/recherche/a.json", lambda _: '{"lieux":[]}', "ne mène pas à ROME-J1501"),
    ("recherche/a/index.html", lambda text: text.replace("metiers/J1501-", "metiers/J1502-"), "J1501 n’est dans aucune page par nom"),
    (RENNES, lambda _: "[", "api/v1/recherche/index.json : illisible"),
    ("api/v1/recherche/index.json", lambda text: text.replace('"r":', '"rz":'), "« rennes » ne mène pas à COM-35238 (lu : rien)"),
    ("api/v1/recherche/index.json", lambda text: text.replace('"suites"', '"autre"'), "index.json : illisible"),
    ("api/v1/recherche/autre.json", lambda _: "{}", "absent de api/v1/recherche/index.json"),
    (PAGE, lambda text: text.replace('id="c35238"', 'id="c35239x"'), "Rennes (35238) n’y a pas d’ancre"),
    (PAGE, lambda text: text.replace("departements/35-ille-et-vilaine", "departements/22"), "aucun lien vers DEP-35"),
    (BY_NAME, lambda text: text.replace("#c35238", "#c35239"), "Rennes (35238) n’est dans aucune page par nom"),
    (BY_POSTCODE, lambda text: text.replace("#c35238", "#c35239"), "35/index.html : Rennes n’y est pas"),
    ("recherche/i/index.html", lambda text: text.replace("departements/35-ille", "departements/35-ile"), "DEP-35 n’est dans aucune page"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "change", "expected"), FAULTS, ids=[f"{name}: {said}" for name, _, said in FAULTS])
def test_one_thing_broken_is_told(site: Path, name: str, change: Change, expected: str) -> None:
    path = site / name
    former = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(change(former), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != former
    findings = found(site)
    assert any(expected in one for one in findings), findings[:5]


@pytest.mark.parametrize(
    ("action", "count"),
    [("../recherche/index.html", 0), ("recherche/index.html", 1), ("", 1), ("https://ailleurs.test/", 1)],
)
def test_a_form_leads_to_the_search_s_page(action: str, count: int) -> None:
    page = html.document_fromstring(f'<form action="{action}"><input name="q"></form>')
    assert len(list(form_findings(page, "methode/index.html"))) == count


@pytest.mark.parametrize("known", [False, True])
def test_a_search_whose_pages_are_those_already_proven_is_not_read_again(site: Path, known: bool) -> None:
    pages = {one.report.name: one for one in check_site(site, what=("links",)).results}
    (site / RENNES).write_text('{"lieux":[]}', encoding="utf-8")
    report = check_site(site, what=("links",), known=pages if known else {})
    assert any("ne mène pas" in finding for finding in report.findings) is not known, report.findings


@pytest.mark.parametrize(
    ("action", "count"),
    [
        ("https://exemple.fr/depot/recherche/index.html", 0),
        ("recherche/index.html", 1),
        ("https://ailleurs.test/recherche/index.html", 1),
    ],
)
def test_that_of_a_wrong_address_leads_there_from_any_depth(action: str, count: int) -> None:
    document = html.fromstring(f'<html><body><form action="{action}"></form></body></html>')
    assert len([*form_findings(document, "404.html", "https://exemple.fr/depot/")]) == count
