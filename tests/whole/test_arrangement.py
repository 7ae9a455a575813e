"""A site whose publisher has asked another order of themes, and hidden one of them and an indicator: every proof holds."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from lxml import html

from tests.support.demo import Demo, run

ILLE = "departements/35-ille-et-vilaine"
HIDDEN = ("demandeurs-age", "salaires-moyen", "salaires-debutant", "salaires-experimente")
SETTINGS = """
[fiche]
ordre = ["metiers", "offres"]
masquer = ["salaires", "demandeurs-age"]
"""
pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def site(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every proof has held, those of the PDFs too, or there is no site."""
    folder = tmp_path_factory.mktemp("ordre")
    content = Path(shutil.copytree(demo.content, folder / "content"))
    with (content / "site.toml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    run("render", content, folder / "site", "--only", "DEP-35", "EPCI-243500139")
    return folder / "site"


def document(site: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((site / name).read_text(encoding="utf-8"))


def test_a_fiche_has_its_themes_in_the_order_asked(site: Path) -> None:
    page = document(site, f"{ILLE}/index.html")
    sections = [str(one.get("id")) for one in page.xpath("//main//section[starts-with(@id, 'section-')]")]
    assert sections[:3] == ["section-metiers", "section-offres", "section-demandeurs"]
    links = [href.removeprefix("#") for href in page.xpath("//nav//a/@href") if href.startswith("#section-")]
    assert links == sections
    assert "section-salaires" not in sections


def test_nothing_of_what_is_hidden_is_on_it_nor_led_to(site: Path) -> None:
    page = document(site, f"{ILLE}/index.html")
    named = {*page.xpath("//@id"), *(href.partition("#")[2] for href in page.xpath("//a/@href"))}
    assert not [name for name in named for hidden in HIDDEN if hidden in name]
    assert not [path for path in (site / ILLE / "graphiques").iterdir() if path.stem in HIDDEN]


def test_it_is_defined_and_downloaded(site: Path) -> None:
    assert set(HIDDEN) <= set(document(site, "methode/index.html").xpath("//@id"))
    listed = document(site, "donnees/index.html").text_content()
    assert "Salaires des débutants" in listed.replace("\u00a0", " ")
    with (site / ILLE / "donnees.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert any(row["type_caracteristique"] == "AGE" and row["mesure"] == "pourcentage" for row in rows)
    assert any(row["indicateur"] == "SAL_3" for row in rows)
