"""The whole program on the emulator: the demo of a few territories, its promises, and its bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from fiches.commands.cli import main
from tests.support.site_folder import ROOT, fingerprint, make_content


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_content(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def site(content: Path) -> Path:
    output = content.parent / "site"
    assert main(["--demo", "--content", str(content), "--output", str(output), "--jobs", "1", "--quiet"]) == 0
    return output


def page(site: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((site / name).read_text(encoding="utf-8"))


def test_every_fiche_says_that_its_figures_are_simulated(site: Path) -> None:
    """No page of the demo can be taken for a real one."""
    pages = sorted(site.rglob("*.html"))
    assert len(pages) >= 9
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert "data-demo" in text, path
        assert "simulé" in text, path


def test_build_json_counts_what_is_there(site: Path) -> None:
    built = json.loads((site / "api/v1/build.json").read_text(encoding="utf-8"))
    assert built["demo"] is True
    assert built["fiches"] == 5 == len(list(site.rglob("donnees.csv")))
    assert built["graphiques"] == len(list(site.rglob("graphiques/*.svg"))) > 5
    assert built["edition"] == "2026T1"


def test_difficulty_of_an_epci_is_the_departements_named_as_such(site: Path) -> None:
    """The source has no difficulty for EPCI: Rennes Métropole quotes Ille-et-Vilaine's, by name and by mark."""
    fiche = next(site.glob("epci/243500139-*/index.html")).read_text(encoding="utf-8")
    assert "DEP-35/PERSP_2.CUMUL.CUMUL.PERSPECTIVE" in fiche
    assert "Ille-et-Vilaine" in fiche


def test_mayotte_says_what_is_not_published(site: Path) -> None:
    document = page(site, "departements/976-mayotte/index.html")
    missing = document.xpath("//main//*[@data-statut]")
    assert missing
    assert not document.xpath("//main//data[starts-with(@data-cle, 'DYN_1')]")


def test_lists_and_home_lead_to_every_fiche(site: Path) -> None:
    listed = json.loads((site / "api/v1/territoires.json").read_text(encoding="utf-8"))["territoires"]
    links = set(page(site, "index.html").xpath("//a/@href"))
    for entry in listed:
        assert f"{entry['url']}index.html" in links, entry["nom"]


def test_check_passes_on_what_was_built_and_fails_once_a_number_is_changed(
    site: Path, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check that cannot fail is no check."""
    arguments = ["check", "--demo", "--content", str(content), "--output", str(site), "--jobs", "1"]
    assert main(arguments) == 0
    path = site / "departements/35-ille-et-vilaine/index.html"
    good = path.read_bytes()
    document = good.decode()
    value = html.document_fromstring(document).xpath("//main//data/@value")[0]
    path.write_text(document.replace(f'<data value="{value}"', '<data value="123456789"', 1), encoding="utf-8")
    try:
        assert main(arguments) == 4
        assert "donnees.csv" in capsys.readouterr().err
    finally:
        path.write_bytes(good)


def test_only_leaves_the_rest_of_the_output_as_it_is(site: Path, content: Path) -> None:
    before = fingerprint(site)
    arguments = ["render", "--demo", "--content", str(content), "--output", str(site), "--jobs", "1", "--quiet"]
    assert main([*arguments, "--only", "DEP-35", "REG-53"]) == 0
    assert fingerprint(site) == before


def run(arguments: list[str], *, folder: Path, **environment: str) -> None:
    subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "build.py"), *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        timeout=110,
    )


def test_same_edition_same_bytes_whatever_the_machine(site: Path, content: Path, tmp_path: Path) -> None:
    """Hash seed, zone, locale, folder and number of workers leave no trace in the site."""
    output = tmp_path / "ailleurs" / "sortie"
    run(
        ["render", "--demo", "--content", str(content), "--output", str(output), "--jobs", "2", "--quiet"],
        folder=tmp_path,
        PYTHONHASHSEED="12345",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
    )
    assert fingerprint(output) == fingerprint(site)


def test_demo_from_nothing_gives_the_same_edition(site: Path, tmp_path: Path) -> None:
    """The emulator's figures come from the seed alone."""
    again = make_content(tmp_path)
    assert main(["harvest", "--demo", "--content", str(again), "--quiet"]) == 0
    first = fingerprint(site.parent / "content/.cache/demo/editions")
    assert fingerprint(again / ".cache/demo/editions") == first
