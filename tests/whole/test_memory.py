"""Editions as a memory, on the emulator: two quarters one after the other, what the site says of them, and its bytes."""

from __future__ import annotations

import csv
import functools
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from fiches.commands.cli import main
from fiches.editions.store import edition_files, read_edition, write_edition
from fiches.site.data.revision_files import HEADERS
from fiches.source.emulator import service
from tests.support.site_folder import fingerprint, make_content

Build = Callable[..., int]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few territories, harvested at two quarters in a row."""
    made = make_content(tmp_path_factory.mktemp("memoire"))
    genuine = service.Emulator
    with pytest.MonkeyPatch.context() as patch:
        for latest in ("2025T4", "2026T1"):
            patch.setattr(service, "Emulator", functools.partial(genuine, latest=latest))
            assert main(["harvest", "--demo", "--content", str(made), "--quiet"]) == 0
    return made


def rendered(content: Path, output: Path, *more: str) -> Path:
    arguments = ["render", "--demo", "--no-pdf", "--content", str(content), "--output", str(output), "--jobs", "1"]
    assert main([*arguments, "--quiet", *more]) == 0
    return output


@pytest.fixture(scope="module")
def site(content: Path) -> Path:
    return rendered(content, content.parent / "site")


def words(site: Path, name: str, path: str = "//main") -> str:
    (found,) = html.document_fromstring((site / name).read_text(encoding="utf-8")).xpath(path)
    return " ".join(found.text_content().split())


def test_each_fiche_says_what_changed_since_the_former_edition(site: Path) -> None:
    said = words(site, "departements/35-ille-et-vilaine/index.html", "//section[@id='changements']")
    assert "Un trimestre nouveau (1er trimestre 2026)" in said


def test_the_page_tells_new_periods_counts_and_the_file_of_cells(site: Path) -> None:
    said = words(site, "revisions/index.html")
    assert "de l’édition 2025T4 à l’édition 2026T1" in said
    assert "Demandeurs d’emploi" in said
    assert "1er trimestre 2026" in said
    rows = list(csv.reader((site / "donnees/revisions-2026T1.csv").read_text(encoding="utf-8").splitlines()))
    assert tuple(rows[0]) == HEADERS
    assert {row[10] for row in rows[1:]} <= {"revisee", "apparue", "disparue"}


def test_former_editions_stay_at_their_address(site: Path, content: Path) -> None:
    names = {path.name for path in (site / "donnees").iterdir()}
    assert names >= {f"fiches-{e}.{form}" for e in ("2025T4", "2026T1") for form in ("csv.gz", "parquet")}
    former = gzip.decompress((site / "donnees/fiches-2025T4.csv.gz").read_bytes()).decode()
    assert len(former.splitlines()) == 1 + read_edition(content / ".cache/demo/editions/2025T4").manifest.rows


def test_the_same_editions_give_the_same_bytes(site: Path, content: Path, tmp_path: Path) -> None:
    assert fingerprint(rendered(content, tmp_path / "autre")) == fingerprint(site)


def test_one_fiche_rendered_again_changes_nothing(site: Path, content: Path) -> None:
    before = fingerprint(site)
    assert fingerprint(rendered(content, site, "--only", "DEP-35")) == before


def test_a_first_edition_is_said_to_be_the_first_and_names_no_change(content: Path, tmp_path: Path) -> None:
    """The former edition, shown again, has none before it; the later one stays citable."""
    site = rendered(content, tmp_path / "premiere", "--edition", "2025T4")
    assert "est la première édition" in words(site, "revisions/index.html")
    assert "changements" not in (site / "france/index.html").read_text(encoding="utf-8")
    assert not list(site.glob("donnees/revisions-*"))
    assert (site / "donnees/fiches-2026T1.parquet").is_file()


def test_an_edition_of_another_source_is_neither_compared_nor_published(content: Path, tmp_path: Path) -> None:
    editions = content / ".cache/demo/editions"
    alone = make_content(tmp_path)
    for name, source in (("2025T4", "https://autre.test"), ("2026T1", "demo")):
        edition = read_edition(editions / name)
        files = edition_files(edition)
        folder = write_edition(alone / ".cache/demo/editions", edition)
        text = files["manifest.json"].decode().replace('"source": "demo"', f'"source": "{source}"')
        (folder / "manifest.json").write_text(text, encoding="utf-8")
    site = rendered(alone, tmp_path / "site")
    assert "est la première édition" in words(site, "revisions/index.html")
    assert not list(site.glob("donnees/fiches-2025T4*"))


def test_an_edition_of_an_earlier_schema_still_renders(content: Path, tmp_path: Path) -> None:
    """Schema 0 had no activities in its referential, and no signature: the fiche does without."""
    older = make_content(tmp_path)
    place = older / ".cache/demo/editions"
    folder = write_edition(place, read_edition(content / ".cache/demo/editions/2026T1"))
    for name, gone in (("manifest.json", ("signature", "updated", "request")), ("referentiel.json", ("activities",))):
        raw = json.loads((folder / name).read_text(encoding="utf-8"))
        kept = {key: value for key, value in raw.items() if key not in gone}
        if name == "manifest.json":
            kept["schema"] = 0
        (folder / name).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    site = rendered(older, tmp_path / "site")
    assert "Ille-et-Vilaine" in words(site, "departements/35-ille-et-vilaine/index.html")


def test_the_gate_lets_the_next_quarter_of_the_emulator_in(content: Path) -> None:
    """Normal figures pass: nothing was put aside, nothing had to be accepted."""
    cache = content / ".cache/demo"
    assert not (cache / "refusees").exists()
    assert [read_edition(cache / "editions" / name).manifest.accepted for name in ("2025T4", "2026T1")] == ["", ""]
