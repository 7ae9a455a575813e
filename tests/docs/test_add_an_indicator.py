"""The entry that docs/maintain.md gives, added to the catalogue, is harvested, shown and explained; nothing else is touched."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml import html

from fiches.commands.cli import main
from tests.support.guides import ROOT, blocks
from tests.support.site_folder import make_content

TERRITORIES = 'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "DEP"\ncode = "35"\n'
OWN = {
    "indicateur": "DE_1",
    "code_territoire": "35",
    "code_activite": "CUMUL",
    "code_nomenclature": "B",
    "code_caracteristique": "",
    "mesure": "nombre",
}
(ENTRY,) = (block for block in blocks(ROOT / "docs/maintain.md") if block.language == "toml")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("indicator")
    content = make_content(folder, territories=TERRITORIES, metiers=("A1203",))
    with (content / "indicateurs.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(f"\n{ENTRY.text}\n")
    options = ["--demo", "--content", str(content), "--output", str(folder / "site"), "--jobs", "1", "--quiet"]
    assert main([*options, "--only", "DEP-35"]) == 0
    return folder / "site"


def fiche(site: Path) -> Path:
    (found,) = site.glob("departements/35-*")
    return found


@pytest.mark.long
def test_it_is_on_the_page_with_its_own_rows(site: Path) -> None:
    page = html.document_fromstring((fiche(site) / "index.html").read_text(encoding="utf-8"))
    (section,) = page.xpath("//section[@id='demandeurs-b']")
    with (fiche(site) / "donnees.csv").open(encoding="utf-8", newline="") as data:
        rows = [row for row in csv.DictReader(data) if all(row[name] == value for name, value in OWN.items())]
    values = {row["periode"]: row["valeur"] for row in rows}
    printed = section.xpath(".//data[starts-with(@data-cle, 'DE_1.CUMUL.CUMUL.B...')]")
    assert printed
    for datum in printed:
        period, measure = datum.get("data-cle").split(".")[-2:]
        assert (measure, datum.get("value")) == ("nombre", values[period])


@pytest.mark.long
def test_it_has_its_chart_and_its_definition(site: Path) -> None:
    assert (fiche(site) / "graphiques/demandeurs-b.svg").is_file()
    assert "en activité réduite courte dans le mois" in (site / "methode/index.html").read_text(encoding="utf-8")
