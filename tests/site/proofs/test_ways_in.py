"""The pages that lead a commune to its fiches, on those of one département: sound, then one name or one fiche of another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fiches.site.checks.reading import parsed
from fiches.site.proofs.run import page_reading
from fiches.site.proofs.ways_in import way_findings
from fiches.site.publish import write_files
from tests.support.search import found_places

COMMUNES, NAMES, POSTCODES = "communes/35/index.html", "recherche/r/index.html", "recherche/codes-postaux/35/index.html"
Change = Callable[[str], str]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_files(tmp_path, found_places())
    return tmp_path


def found(site: Path, name: str) -> list[str]:
    document = parsed((site / name).read_bytes())
    assert document is not None
    return [*way_findings(page_reading(site, name, document, None))]


def test_what_the_program_writes_is_sound(site: Path) -> None:
    pages = [path.relative_to(site).as_posix() for path in site.rglob("index.html")]
    assert {COMMUNES, NAMES, POSTCODES} <= {*pages}
    assert [finding for name in pages for finding in found(site, name)] == []


def swapped(one: str, other: str) -> Change:
    return lambda text: text.replace(one, "|").replace(other, one).replace("|", other)


FAULTS: list[tuple[str, Change, str]] = [
    (COMMUNES, swapped('"c35238"', '"c35047"'), "« Rennes » a l’ancre « c35047 » (attendu : Bruz)."),
    (COMMUNES, lambda text: text.replace(">Rennes\n", ">Renne\n"), "« Renne » a l’ancre « c35238 » (attendu : Rennes)."),
    (COMMUNES, lambda text: text.replace('id="c35238"', 'id="c99999"'), "(attendu : une commune du site)."),
    (COMMUNES, lambda text: text.replace("/departements/35-ille-et-vilaine/", "/france/"), 
     "Rennes (35238) sous NAT-FR (attendu : DEP-35)."),
    (NAMES, swapped("#c35238", "#c35236"), "« Rennes » mène à « communes/35/index.html »"),
    ("recherche/b/index.html", lambda text: text.replace("#c35047", "#c35238"), "(attendu : Rennes)."),
    ("recherche/i/index.html", lambda text: text.replace(">Ille-et-Vilaine,", ">Isère,"), "« Isère » mène à"),
    (POSTCODES, swapped("#c35238", "#c35047"), "« Rennes » mène à la commune 35047"),
    (POSTCODES, lambda text: text.replace(">Rennes</a>", ">Redon</a>"), "« Redon » mène à la commune 35238"),
    (POSTCODES, lambda text: text.replace("35170", "35171"), "35171 : communes 35047 (attendu : )."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "change", "expected"), FAULTS, ids=[said for _, _, said in FAULTS])
def test_one_thing_broken_is_told(site: Path, name: str, change: Change, expected: str) -> None:
    path = site / name
    former = path.read_text(encoding="utf-8")
    path.write_text(change(former), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != former
    findings = found(site, name)
    assert any(expected in one for one in findings), findings[:5]
