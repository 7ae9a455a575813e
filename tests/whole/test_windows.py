"""On finished pages, no figure is said of another time than the one that its code covers."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from fiches.content.catalogue import Indicator
from tests.support.demo import FICHES, Demo
from tests.support.figures import catalogue

QUARTER = re.compile(r"\d\s*(?:er|e) trimestre|\bT[1-4]\s[0-9]{4}")
OF_QUARTERS = {"trimestre", "prévision d’un trimestre"}
MIXED_COLUMNS = ("ROME", "FAP225")  # tables of métiers: each column has the time of its own entry


def others() -> list[Indicator]:
    """The entries none of whose figures is of a quarter."""
    found = [
        entry
        for entry in catalogue().indicators
        if entry.chart.has_block and entry.source.activite not in MIXED_COLUMNS
    ]
    return [entry for entry in found if not {entry.fenetre, *entry.fenetres.values()} & OF_QUARTERS]


@cache
def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def parts_of(document: html.HtmlElement, identifier: str) -> list[html.HtmlElement]:
    """A block, then its reading where that stands with those of its section: the one that begins with a number of its table."""
    blocks = document.xpath(f"//section[@id='{identifier}']")
    tables = f"//table[@id='tableau-{identifier}'] | //*[@id='donnees-{identifier}']//table"
    keys = set(document.xpath(f"({tables})//@data-cle"))
    readings = [one for block in blocks for one in block.xpath("../..//details[@class='regle']//p[@class='lecture']")]
    return [*blocks, *(one for one in readings if keys & set(one.xpath(".//@data-cle")[:1]))]


def words_of(document: html.HtmlElement, identifier: str) -> list[str]:
    """Each text of a block, its drawing's and its reading's included, but what is said of a break of series."""
    parts = parts_of(document, identifier)
    texts = [text for part in parts for text in part.xpath(".//text()[not(ancestor::p[@class='alerte'])]")]
    return [" ".join(str(text).split()) for text in texts]


@pytest.mark.parametrize("entry", others(), ids=lambda entry: entry.id)
def test_what_is_not_of_a_quarter_is_never_said_of_one(demo: Demo, entry: Indicator) -> None:
    """Title, subtitle, reading, table, caption, hover texts: in every fiche."""
    pages = [
        path
        for path in demo.site.glob("*/**/index.html")
        if page(path).xpath("/html[@data-territoire]//section[@class='cles']")
    ]
    assert len(pages) == FICHES
    said = [text for path in pages for text in words_of(page(path), entry.id)]
    assert said
    assert [text for text in said if QUARTER.search(text)] == []


@pytest.mark.parametrize(("identifier", "readings"), [("inscriptions-12-mois", []), ("offres-12-mois", [])])
def test_a_sum_of_twelve_months_names_them(demo: Demo, identifier: str, readings: list[int]) -> None:
    (path,) = demo.site.glob("departements/35-*/index.html")
    block, *others = parts_of(page(path), identifier)
    read = [*block.xpath(".//p[@class='lecture']"), *others]
    assert [one.text_content().count("D’avril 2025 à mars 2026, en Ille-et-Vilaine") for one in read] == readings
    assert "avril 2025 – mars 2026" in block.text_content()
