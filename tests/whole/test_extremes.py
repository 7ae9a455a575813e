"""Whole fiches of extreme places, through the real program: no ghost, no empty frame, no lie; what is missing has its reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from lxml import html
from pikepdf import Pdf

from fiches.commands.cli import main
from fiches.editions.columns import TEXTS
from fiches.editions.store import read_edition, write_edition
from tests.support.site_folder import make_content

pytestmark = pytest.mark.long
LONG = "Territoire des Portes de l’Ariège, du Pays d’Olmes et du Séronais"
TERRITORIES = f"""niveaux = ["NAT"]

[[territoires]]
type = "REG"
code = "53"

[[territoires]]
type = "DEP"
code = "35"

[[territoires]]
type = "EPCI"
code = "243500139"
nom = "{LONG}"
dans = "dans le {LONG[0].lower() + LONG[1:]}"
de = "du {LONG[0].lower() + LONG[1:]}"
sujet = "le {LONG[0].lower() + LONG[1:]}"
"""
PAGE = "departements/35-ille-et-vilaine/index.html"
Frame = pd.DataFrame
Here = pd.Series


def without(frame: Frame, rows: Here) -> Frame:
    return frame[~rows].reset_index(drop=True)


def valued(frame: Frame, rows: Here, value: float | None, status: str) -> Frame:
    changed = frame.copy()
    changed.loc[rows, "value"] = float("nan") if value is None else value
    changed.loc[rows, "status"] = status
    return changed


def nearly_nothing(frame: Frame, here: Here) -> Frame:
    kept = (frame.indicator == "DE_1") & (frame.activity_code == "CUMUL") & (frame.characteristic_code == "")
    return without(frame, here & ~kept)


def all_zeros(frame: Frame, here: Here) -> Frame:
    """A published zero stands for fewer than five; grades and amounts have none."""
    counts = valued(frame, here & (frame.measure == "nombre"), 0, "a")
    return valued(counts, here & (frame.measure == "pourcentage"), 0, "")


def all_secret(frame: Frame, here: Here) -> Frame:
    return valued(frame, here, None, "s")


def in_millions(frame: Frame, here: Here) -> Frame:
    rows = here & (frame.measure == "nombre")
    changed = frame.copy()
    changed.loc[rows, "value"] = changed.loc[rows, "value"] * 1000
    return changed


def one_quarter(frame: Frame, here: Here) -> Frame:
    latest = frame.groupby("indicator")["period"].transform("max")
    return without(frame, here & (frame.period != latest))


def as_it_is(frame: Frame, here: Here) -> Frame:
    return frame


CASES: dict[str, Callable[[Frame, Here], Frame]] = {
    "presque-rien": nearly_nothing,
    "zeros": all_zeros,
    "secret": all_secret,
    "millions": in_millions,
    "un-trimestre": one_quarter,
    "tel-quel": as_it_is,
}


@pytest.fixture(scope="module")
def harvested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = make_content(tmp_path_factory.mktemp("extremes"), territories=TERRITORIES, pdf=True)
    assert main(["harvest", "--demo", "--content", str(content), "--quiet"]) == 0
    return content


@pytest.fixture(scope="module")
def rendered(harvested: Path) -> Callable[[str], Path]:
    """The site of a case, built once: its figures in place of the département's, then rendered and checked."""
    editions = harvested / ".cache/demo/editions"
    (name,) = (folder.name for folder in editions.iterdir())
    whole = read_edition(editions / name)
    built: dict[str, Path] = {}

    def site(case: str) -> Path:
        if case not in built:
            plain = whole.frame.astype(dict.fromkeys(TEXTS, object))  # any text may be put in a cell
            here = (plain.territory_type == "DEP") & (plain.territory_code == "35")
            frame = CASES[case](plain, here)
            output = harvested.parent / case
            for file in (editions / name).iterdir():
                file.unlink()
            (editions / name).rmdir()
            write_edition(editions, replace(whole, frame=frame, manifest=replace(whole.manifest, rows=len(frame))))
            arguments = [
                "render",
                "--demo",
                "--content",
                str(harvested),
                "--output",
                str(output),
                "--jobs",
                "1",
                "--quiet",
            ]
            assert main(arguments) == 0, case
            built[case] = output
        return built[case]

    return site


def main_of(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_text(encoding="utf-8")).find(".//main")


def words(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def empty_parts(page: html.HtmlElement) -> list[str]:
    """Sections with a title alone, figures without a drawing, tables without a row, blocks that show and say nothing."""
    found = [f"section {s.get('id')}" for s in page.iter("section") if len(s) == 1]
    found += [f"figure {f.get('id')}" for f in page.iter("figure") if not f.xpath(".//*[local-name()='svg']/*")]
    found += [f"table {words(t)[:40]}" for t in page.iter("table") if not t.xpath("./tbody/tr/*")]
    found += [
        f"{e.tag} {e.get('class')}"
        for e in page.iter("p", "h2", "h3", "li", "caption", "dd")
        if not words(e) and not e.xpath(".//*")
    ]
    blocks = page.xpath(".//section[contains(@class, 'bloc')]")
    return found + [
        f"bloc {b.get('id')}"
        for b in blocks
        if not b.xpath(".//figure | .//table | .//p[@class='vide'][normalize-space()]")
    ]


@pytest.mark.parametrize("case", CASES)
def test_an_extreme_place_has_a_whole_fiche(rendered: Callable[[str], Path], case: str) -> None:
    """The build's own checks have passed already: weights, marks, words, alternatives."""
    page = main_of(rendered(case) / PAGE)
    assert empty_parts(page) == []
    for title in page.iter("h1", "h2", "h3"):
        assert re.search(r"\w{3}", words(title)), case
        assert not re.search(r"\bnan\b|None|[+−]?\binf\b|−0 %|\( *\)|  ", words(title)), words(title)
    for sign in page.xpath(".//*[@data-statut]"):
        assert sign.text_content().strip()
    assert not list(page.xpath(".//data[not(@value) or @value='' or @value='nan']"))


@pytest.mark.parametrize("case", CASES)
def test_its_pdf_is_made_and_short(rendered: Callable[[str], Path], case: str) -> None:
    with Pdf.open((rendered(case) / PAGE).with_name("fiche.pdf")) as made:
        assert 1 <= len(made.pages) <= 2


@pytest.mark.parametrize("case", ["presque-rien", "secret"])
def test_each_hole_has_its_reason(rendered: Callable[[str], Path], case: str) -> None:
    page = main_of(rendered(case) / PAGE)
    holes = [words(hole) for hole in page.xpath(".//p[@class='vide']")]
    assert holes
    assert all(len(hole.split()) >= 5 for hole in holes)
    if case == "secret":
        assert any("secret" in hole for hole in holes)


def test_nothing_known_makes_no_claim(rendered: Callable[[str], Path]) -> None:
    """All is secret: no number of this place in a title or in the sentence of the quarter."""
    page = main_of(rendered("secret") / PAGE)
    for element in page.xpath(".//h3 | .//div[@class='phrase']/p"):
        assert not element.xpath(".//data[not(contains(@data-cle, '/'))]"), words(element)


def test_zeros_read_fewer_than_five_and_have_no_change(rendered: Callable[[str], Path]) -> None:
    page = main_of(rendered("zeros") / PAGE)
    zeros = page.xpath(".//data[@value='0' and contains(@data-cle, '.nombre') and not(contains(@data-cle, '/'))]")
    assert zeros
    assert all("moins de 5" in words(zero).replace("\u00a0", " ") for zero in zeros)


def test_a_single_quarter_has_no_change_over_a_year(rendered: Callable[[str], Path]) -> None:
    page = main_of(rendered("un-trimestre") / PAGE)
    own = page.xpath(
        ".//data[starts-with(@data-formule, 'evolution(DE_1') or starts-with(@data-formule, 'evolution(OFF_1')]"
    )
    assert own == []


def test_a_long_name_and_an_only_child(rendered: Callable[[str], Path]) -> None:
    site = rendered("tel-quel")
    (path,) = (data.with_name("index.html") for data in site.glob("epci/*/donnees.csv"))
    page = main_of(path)
    assert len(LONG) >= 60
    assert words(page.find(".//h1")) == LONG
    assert empty_parts(page) == []
    assert path.with_name("fiche.pdf").is_file()
    assert empty_parts(main_of(site / "regions/53-bretagne/index.html")) == []
