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
from fiches.editions.integrity import FILES
from fiches.editions.reading import MANIFEST
from tests.support.demo import BASIN, FICHES, LATEST, Demo
from tests.support.site_folder import ROOT, TERRITORIES, fingerprint, make_content


@pytest.fixture(scope="module")
def site(demo: Demo) -> Path:
    return demo.site


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
    assert built["fiches"] == FICHES == len(list(site.rglob("donnees.csv")))
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
    """The home to the country's fiche and to the list of every level, the lists to every fiche."""
    listed = json.loads((site / "api/v1/territoires.json").read_text(encoding="utf-8"))["territoires"]
    links = set(page(site, "index.html").xpath("//main//a/@href"))
    assert "france/index.html" in links
    for entry in listed:
        if entry["type"] == "NAT":
            continue
        where = f"{entry['niveau']}/index.html"
        assert where in links
        assert f"../{entry['url']}index.html" in page(site, where).xpath("//main//a/@href"), entry["nom"]


def test_check_passes_on_what_was_built_and_fails_once_a_number_is_changed(
    demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check that cannot fail is no check."""
    site = demo.copied(tmp_path)
    arguments = ["check", "--demo", "--content", str(demo.content), "--output", str(site), "--jobs", "1"]
    assert main(arguments) == 0
    path = site / "departements/35-ille-et-vilaine/index.html"
    document = path.read_text(encoding="utf-8")
    value = html.document_fromstring(document).xpath("//main//data/@value")[0]
    path.write_text(document.replace(f'<data value="{value}"', '<data value="123456789"', 1), encoding="utf-8")
    assert main(arguments) == 4
    assert "123456789" in capsys.readouterr().err


@pytest.mark.long
def test_only_leaves_the_rest_of_the_output_as_it_is(demo: Demo, tmp_path: Path) -> None:
    site = demo.copied(tmp_path)
    arguments = ["render", "--demo", "--content", str(demo.content), "--output", str(site), "--jobs", "1", "--quiet"]
    assert main([*arguments, "--only", "DEP-35", "REG-53"]) == 0
    assert fingerprint(site) == fingerprint(demo.site)


def run(arguments: list[str], *, folder: Path, **environment: str) -> None:
    subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "build.py"), *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        timeout=110,
    )


@pytest.mark.long  # a site again, on another machine
def test_same_edition_same_bytes_whatever_the_machine(demo: Demo, tmp_path: Path) -> None:
    """Hash seed, zone, locale, folder and number of workers leave no trace in the site, its PDFs included."""
    output = tmp_path / "ailleurs" / "sortie"
    run(
        ["render", "--demo", "--content", str(demo.content), "--output", str(output), "--jobs", "2", "--quiet"],
        folder=tmp_path,
        PYTHONHASHSEED="12345",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
    )
    assert fingerprint(output) == fingerprint(demo.site)


@pytest.mark.long
def test_demo_from_nothing_gives_the_same_edition(demo: Demo, tmp_path: Path) -> None:
    """The emulator's figures come from the seed alone, and the edition from its quarter: no trace of the one before."""
    again = make_content(tmp_path, territories=TERRITORIES + BASIN)
    assert main(["harvest", "--demo", "--content", str(again), "--quiet"]) == 0
    alone, after = again / ".cache/demo/editions" / LATEST, demo.editions / LATEST
    assert without_history(alone) == without_history(after)
    assert {**fingerprint(alone), MANIFEST: ""} == {**fingerprint(after), MANIFEST: ""}


def without_history(edition: Path) -> dict[str, object]:
    """A manifest without what it says of the editions before: when series were last read whole, and its own digest."""
    manifest = json.loads((edition / MANIFEST).read_text(encoding="utf-8"))
    return {name: value for name, value in manifest.items() if name not in ("lues_en_entier", FILES)}
