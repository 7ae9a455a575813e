"""Editions as a memory, on the emulator: two quarters one after the other, what the site says of them, and its bytes."""

from __future__ import annotations

import csv
import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from fiches.editions.store import read_edition, write_edition
from fiches.site.data.revision_files import HEADERS
from tests.support.demo import FEW, Demo
from tests.support.site_folder import make_content


@pytest.fixture(scope="module")
def site(demo: Demo) -> Path:
    return demo.site


@pytest.fixture
def few(tmp_path: Path) -> str:
    """A list of territories, short."""
    (tmp_path / "peu.toml").write_text(FEW, encoding="utf-8")
    return str(tmp_path / "peu.toml")


def words(site: Path, name: str, path: str = "//main") -> str:
    (found,) = html.document_fromstring((site / name).read_text(encoding="utf-8")).xpath(path)
    return " ".join(found.text_content().split())


def test_each_fiche_says_what_changed_since_the_former_edition(site: Path) -> None:
    said = words(site, "departements/35-ille-et-vilaine/index.html", "//section[@id='changements']")
    assert "Un trimestre nouveau (1er trimestre 2026)" in said
    assert "disparue" not in said


def test_the_page_tells_new_periods_counts_and_the_file_of_cells(site: Path) -> None:
    said = words(site, "revisions/index.html")
    assert "de l’édition 2025T4 à l’édition 2026T1" in said
    assert "Demandeurs d’emploi" in said
    assert "1er trimestre 2026" in said
    rows = list(csv.reader((site / "donnees/revisions-2026T1.csv").read_text(encoding="utf-8").splitlines()))
    assert tuple(rows[0]) == HEADERS
    assert {row[10] for row in rows[1:]} <= {"revisee", "apparue", "disparue"}


def test_former_editions_stay_at_their_address(site: Path, demo: Demo) -> None:
    names = {path.name for path in (site / "donnees").iterdir()}
    assert names >= {f"fiches-{e}.{form}" for e in ("2025T4", "2026T1") for form in ("csv.gz", "parquet")}
    former = gzip.decompress((site / "donnees/fiches-2025T4.csv.gz").read_bytes()).decode()
    assert len(former.splitlines()) == 1 + read_edition(demo.editions / "2025T4").manifest.rows


@pytest.mark.long
def test_a_first_edition_is_said_to_be_the_first_and_names_no_change(demo: Demo, few: str, tmp_path: Path) -> None:
    """The former edition, shown again, has none before it; the later one stays citable."""
    site = demo.render(tmp_path / "premiere", "--edition", "2025T4", "--territories", few)
    assert "est la première édition" in words(site, "revisions/index.html")
    assert "changements" not in (site / "france/index.html").read_text(encoding="utf-8")
    assert not list(site.glob("donnees/revisions-*"))
    assert (site / "donnees/fiches-2026T1.parquet").is_file()


@pytest.mark.long
def test_an_edition_of_another_source_is_neither_compared_nor_published(demo: Demo, tmp_path: Path) -> None:
    alone = make_content(tmp_path, territories=FEW)
    for name, source in (("2025T4", "https://autre.test"), ("2026T1", "demo")):
        edition = read_edition(demo.editions / name)
        renamed = replace(edition, manifest=replace(edition.manifest, source=source))
        write_edition(alone / ".cache/demo/editions", renamed)
    site = demo.render(tmp_path / "site", content=alone)
    assert "est la première édition" in words(site, "revisions/index.html")
    assert not list(site.glob("donnees/fiches-2025T4*"))


def test_an_edition_of_an_earlier_schema_still_renders(demo: Demo, tmp_path: Path) -> None:
    """Schema 0 had no activities in its referential, and no signature: the fiche does without."""
    older = make_content(tmp_path, territories=FEW)
    place = older / ".cache/demo/editions"
    folder = write_edition(place, read_edition(demo.editions / "2026T1"))
    for name, gone in (("manifest.json", ("signature", "updated", "request")), ("referentiel.json", ("activities",))):
        raw = json.loads((folder / name).read_text(encoding="utf-8"))
        kept = {key: value for key, value in raw.items() if key not in gone}
        if name == "manifest.json":
            kept["schema"] = 0
        (folder / name).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    site = demo.render(tmp_path / "site", content=older)
    assert "Ille-et-Vilaine" in words(site, "departements/35-ille-et-vilaine/index.html")


def test_the_gate_lets_the_next_quarter_of_the_emulator_in(demo: Demo) -> None:
    """Normal figures pass: nothing was put aside, nothing had to be accepted."""
    assert not (demo.content / ".cache/demo/refusees").exists()
    assert [read_edition(demo.editions / name).manifest.accepted for name in ("2025T4", "2026T1")] == ["", ""]
