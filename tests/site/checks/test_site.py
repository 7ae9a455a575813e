"""Each check is green on a good site and red on one planted fault."""
# ruff: noqa: E501

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from fiches.site.checks.results import PageTask
from fiches.site.checks.site import check_site, read_page
from fiches.site.publish import BUILD_FILE, write_sums
from tests.support.demo import Demo
from tests.support.good_site import (
    FICHE,
    FOLDER,
    ROWS,
    csv_text,
    findings,
    listed,
    write,
    write_rows,
)

PAGE = f"{FOLDER}index.html"


@pytest.mark.parametrize(
    "name", ["index.html", "departements/index.html", "departements/35-ille-et-vilaine/index.html"]
)
def test_what_is_kept_of_a_page_holds_none_of_its_document(name: str, demo: Demo) -> None:
    """Of 5,852 pages in one process, their documents would weigh five gigabytes."""
    found = read_page(PageTask(str(demo.site), name, str(demo.content)))
    assert found.report.links
    assert b"lxml" not in pickle.dumps(found)


def test_a_good_site_passes_and_says_what_was_examined(site: Path) -> None:
    report = check_site(site)
    assert report.findings == ()
    assert (report.pages, report.charts, report.numbers, report.links) == (4, 1, 9, 8)


def test_pages_may_be_spread_over_processes_in_any_order(site: Path) -> None:
    write(site, PAGE, FICHE.replace("<h2", "<h4").replace("</h2", "</h4"))
    assert check_site(site, mapper=lambda f, work: [f(one) for one in reversed(work)]) == check_site(site)


def test_an_anchor_of_another_page_must_exist(site: Path) -> None:
    write(site, PAGE, FICHE.replace('id="suite"', 'id="autre"').replace("#suite", "#autre"))
    assert "index.html : l’ancre de « departements/35-ille-et-vilaine/index.html#suite » n’existe pas." in findings(
        site
    )


@pytest.mark.parametrize(
    "name", ["index.html", "404.html", "robots.txt", ".nojekyll", "api/v1/territoires.json", BUILD_FILE, PAGE, f"{FOLDER}donnees.csv", f"{FOLDER}donnees.json"],
)  # fmt: skip
def test_a_file_that_the_site_promises_must_be_there(site: Path, name: str) -> None:
    (site / name).unlink()
    assert any(name in finding and "absent" in finding for finding in findings(site))


def change_list(**changes: object) -> Callable[[Path], None]:
    return lambda site: write(site, "api/v1/territoires.json", json.dumps({"territoires": [listed(**changes)]}))


def change_build(**changes: object) -> Callable[[Path], None]:
    built = {"edition": "2026T1", "demo": False, "fiches": 1, **changes}
    return lambda site: write(site, BUILD_FILE, json.dumps(built))


def change_rows(*rows: tuple[str, ...]) -> Callable[[Path], None]:
    """Every data file has the same rows, so that only the planted fault shows."""
    return lambda site: write_rows(site, rows)


def row(value: str, status: str, code: str = "Z") -> tuple[str, ...]:
    return ("DE_1", "DEP", "35", "CUMUL", "CUMUL", code, "", "", "2026T1", "nombre", value, status, "")


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (change_list(pdf=f"{FOLDER}fiche.pdf"), f"{FOLDER}fiche.pdf : annoncé par territoires.json, absent."),
        (lambda s: write(s, "api/v1/territoires.json", '{"territoires": []}'), f"{FOLDER}donnees.csv : présent, mais sa fiche n’est pas annoncée."),
        (lambda s: write(s, "api/v1/territoires.json", "{"), "api/v1 : illisible ("),
        (change_build(fiches=2), f"{BUILD_FILE} : 2 fiches, territoires.json en annonce 1."),
        (change_build(demo=True), f"{PAGE} : la mention des données simulées ne s’accorde pas avec {BUILD_FILE}."),
        (change_build(source="127.0.0.1:8765"), f"{PAGE} : la source 127.0.0.1:8765, de {BUILD_FILE}, n’est pas nommée."),
        (lambda s: write(s, PAGE, FICHE.replace("data-edition", "data-demo data-edition")), "la mention des données simulées"),
        (lambda s: write(s, "sitemap.xml", (s / "sitemap.xml").read_text().replace("35-ille", "36-ille")), "sitemap.xml : https://exemple.fr/depot/departements/36-ille-et-vilaine/ ne mène à aucune page."),
        (lambda s: write(s, f"{FOLDER}graphiques/demandeurs.svg", "<svg>"), "demandeurs.svg : SVG illisible ("),
        (change_rows(*ROWS[::-1]), "donnees.csv : lignes non triées."),
        (change_rows(*ROWS, ROWS[-1]), "donnees.csv : deux lignes de même clé."),
        (change_rows(*ROWS, row("", "")), "valeur «  » et statut «  » ne vont pas ensemble (DE_1.DEP.35.CUMUL.CUMUL.Z...2026T1.nombre)."),
        (change_rows(*ROWS, row("3", "nd")), "valeur « 3 » et statut « nd » ne vont pas ensemble"),
        (change_rows(*ROWS, row("", "a")), "valeur «  » et statut « a » ne vont pas ensemble"),
        (lambda s: write(s, f"{FOLDER}donnees.csv", csv_text().replace("date_maj", "date")), "donnees.csv : colonnes inattendues."),
    ],
)  # fmt: skip
def test_a_fault_of_a_file_is_told(site: Path, plant: Callable[[Path], None], expected: str) -> None:
    plant(site)
    found = findings(site)
    assert any(expected in finding for finding in found), found


@pytest.mark.parametrize(("value", "status"), [("0", "a"), ("12", ""), ("", "nd"), ("", "s"), ("", "na")])
def test_the_statuses_of_the_interface_are_accepted(site: Path, value: str, status: str) -> None:
    change_rows(*ROWS, row(value, status))(site)
    assert findings(site) == []


def test_sums_tell_what_was_changed_added_or_removed(site: Path) -> None:
    write(site, "robots.txt", "changé")
    write(site, "ajouté.txt", "x")
    (site / "assets/site.css").unlink()
    found = findings(site, sums=False)
    assert "robots.txt : modifié depuis la construction (somme SHA-256 différente)." in found
    assert "ajouté.txt : absent de SHA256SUMS." in found
    assert "assets/site.css : nommé par SHA256SUMS, absent." in found


def test_sums_must_be_there(site: Path) -> None:
    (site / "SHA256SUMS").unlink()
    assert findings(site, sums=False) == ["SHA256SUMS : absent."]


def test_gitignore_is_outside_sums_and_checks(site: Path) -> None:
    write(site, ".gitignore", "*")
    assert findings(site, sums=False) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (PAGE, ""),
        (PAGE, "é".encode("latin-1")),
        (f"{FOLDER}donnees.csv", ""),
        (f"{FOLDER}donnees.csv", csv_text() + "DE_1,DEP\n"),
        (f"{FOLDER}donnees.csv", csv_text().encode() + b"\xff"),
        ("SHA256SUMS", b"\xff"),
        ("SHA256SUMS", "n’importe quoi\n"),
        ("sitemap.xml", "<urlset"),
        ("api/v1/territoires.json", "[]"),
        ("api/v1/territoires.json", '{"territoires": [{}]}'),
        (BUILD_FILE, "[]"),
        ("ailleurs/truc/donnees.csv", csv_text()),
        ("ailleurs/truc/index.html", FICHE),
    ],
    ids=["empty page", "page not UTF-8", "empty csv", "short row", "csv not UTF-8", "sums not UTF-8", "sums", "sitemap", "list", "entry", "build", "csv elsewhere", "page elsewhere"],
)  # fmt: skip
def test_a_damaged_site_is_found_at_fault_and_never_a_bug(site: Path, name: str, text: str | bytes) -> None:
    """`check` reads a folder that anyone may have touched since it was built."""
    write_sums(site)
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert findings(site, sums=False)
