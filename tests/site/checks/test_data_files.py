"""Each check of the files beside the pages: red on one planted fault."""
# ruff: noqa: E501

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from fiches.editions.store import sorted_frame
from fiches.site.checks.data_files import data_findings
from fiches.site.data.whole_edition import whole_edition
from fiches.site.publish import site_files, write_file
from tests.support.good_site import ROWS, edition_row, findings, write


def test_the_files_of_a_good_site_pass(site: Path) -> None:
    assert list(data_findings(site, site_files(site))) == []


def change_whole(*rows: tuple[str, ...], only: str = "") -> Callable[[Path], None]:
    """The whole edition of other rows, in both forms or in that which ends with `only`."""
    files = whole_edition(sorted_frame([edition_row(row) for row in rows]), "2026T1")
    return lambda site: [write_file(site, name, raw) for name, raw in files.items() if name.endswith(only)] and None


def replace_in(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda site: write(site, name, (site / name).read_text(encoding="utf-8").replace(old, new))


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (lambda s: (s / "donnees/fiches-2026T1.parquet").unlink(), "donnees/fiches-2026T1.parquet : fichier absent."),
        (lambda s: (s / "donnees/fiches-2026T1.csv.gz").rename(s / "donnees/fiches-2025T4.csv.gz"), "donnees/fiches-2025T4.csv.gz : reste d’une autre édition."),
        (lambda s: write(s, "donnees/fiches-2026T1.csv.gz", "x"), "donnees/fiches-2026T1.csv.gz : illisible ("),
        (lambda s: write(s, "donnees/fiches-2026T1.parquet", "x"), "donnees/fiches-2026T1.parquet : illisible ("),
        (lambda s: write_file(s, "donnees/fiches-2026T1.csv.gz", gzip.compress(b"a,b\n1,2\n")), "donnees/fiches-2026T1.csv.gz : colonnes inattendues."),
        (change_whole(*ROWS[1:], only="parquet"), "donnees/fiches-2026T1.parquet : 2 lignes, donnees/fiches-2026T1.csv.gz en a 3."),
        (change_whole(*ROWS[:2], (*ROWS[2][:10], "41240", "", ""), only="parquet"), "la colonne valeur n’est pas celle de donnees/fiches-2026T1.csv.gz."),
        (lambda s: write(s, "atom.xml", "<feed>"), "atom.xml : illisible ("),
        (replace_in("atom.xml", "35-ille", "36-ille"), "atom.xml : https://exemple.fr/depot/departements/36-ille-et-vilaine/ ne mène à aucune page du site."),
        (replace_in("atom.xml", "<title>Départements</title>", ""), "atom.xml : une entrée sans title."),
        (replace_in("404.html", 'href="', 'href="https://exemple.fr/depot/absent/'), "404.html : https://exemple.fr/depot/absent/"),
    ],
)  # fmt: skip
def test_a_fault_of_a_data_file_is_told(site: Path, plant: Callable[[Path], None], expected: str) -> None:
    plant(site)
    found = findings(site)
    assert any(expected in finding for finding in found), found


def test_an_edition_that_stays_citable_needs_both_its_files(site: Path) -> None:
    write(site, "api/v1/build.json", '{"edition": "2026T1", "demo": false, "fiches": 1, "editions": ["2025T4"]}')
    assert [finding for finding in findings(site) if "2025T4" in finding] == [
        "donnees/fiches-2025T4.csv.gz : fichier absent.",
        "donnees/fiches-2025T4.parquet : fichier absent.",
    ]


def test_a_site_without_feed_needs_none(site: Path) -> None:
    (site / "atom.xml").unlink()
    assert findings(site) == []
