"""Maps on pages: country and régions have them, with legend, table and links; one département makes none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from fiches.indicators.model.children_map import ChildrenMap
from fiches.indicators.model.fiche import Fiche
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import FicheSummary, SiteContext
from fiches.site.fiche.maps import MapView, map_views
from fiches.site.fiche.page import render_fiche
from fiches.site.pages.home import render_home
from fiches.site.svg_text import text_of
from fiches.territories import Territory
from fiches.wording.phrase import screen_html
from fiches.wording.typography import findings
from tests.support import figures as build
from tests.support import maps as maps
from tests.support.maps import CHANGES, GRADES, bretagne, context
from tests.support.pages.fakes import RENDERER
from tests.support.pages.reading import document, unmarked_digits
from tests.support.source import spaces

SAID = (
    "augmente dans 2 départements", "Lecture : En Bretagne, +2,1 %", "Contours : Natural Earth",
)  # fmt: skip


def page(fiche: Fiche, site: SiteContext | None = None) -> html.HtmlElement:
    return document(render_fiche(fiche, context=site or context(), renderer=RENDERER)["index.html"])


def views(*drawn: ChildrenMap, site: SiteContext | None = None) -> tuple[MapView, ...]:
    site = site or context()
    return map_views(drawn, site.wording(drawn[0].own.territory), site, "../../")


def test_a_region_s_page_has_its_maps_with_legend_reading_and_sources() -> None:
    text = render_fiche(bretagne(), context=context(), renderer=RENDERER)["index.html"]
    found = document(text)
    first, second = found.xpath("//section[contains(@class, 'bloc-carte')]")
    assert [f.get("id") for f in found.xpath("//figure[@class='carte']")] == [
        "graphique-carte-demandeurs-abc", "graphique-carte-tension",
    ]  # fmt: skip
    said = spaces(first.text_content())
    for words in SAID:
        assert words in said
    (notes,) = found.xpath("//section[@id='cartes']/details")
    told = spaces(notes.text_content())
    assert told.count("Source :") == 2
    assert "évolution sur un an : Personnes inscrites à France Travail" in told
    (measure,) = first.xpath(".//p[@class='mesure']")
    assert spaces(measure.text_content()).startswith("Évolution sur un an, en %, par département, de fin mars 2025")
    assert len(first.xpath(".//table[@class='classes']//tbody/tr")) == 4
    assert found.xpath("//nav[@class='rail']//a[@href='#cartes']")
    assert "tableau de la carte précédente" in spaces(second.text_content())
    assert not unmarked_digits(text)
    blocks = first.xpath(".//p | .//h3 | .//td | .//th | .//caption | .//figcaption | .//summary")
    assert not [finding for block in blocks for finding in findings(block.text_content())]


def test_the_first_table_tells_the_figures_of_both_maps_sorted_and_linked() -> None:
    first, second = views(maps.changes(CHANGES), maps.grades(GRADES))
    assert first.table is not None
    assert second.table is None
    lines = [(text_of(line.head), *(spaces(text_of(cell.whole)) for cell in line.cells)) for line in first.table.lines]
    assert lines == [
        ("Ille-et-Vilaine", "+3,0 %", "5 sur 5 (très élevée)"),
        ("Finistère", "+0,5 %", "4 sur 5 (élevée)"),
        ("Côtes-d’Armor", "−1,2 %", "3 sur 5 (moyenne)"),
        ("Morbihan", "sans valeur", "sans valeur"),
    ]
    assert 'href="../../departements/35-ille-et-vilaine/index.html"' in screen_html(first.table.lines[0].head)


def test_only_published_territories_are_linked() -> None:
    (only,) = views(maps.changes(CHANGES), site=context([build.BRETAGNE, build.ILLE]))
    assert re.findall(r'href="([^"#]*)"', only.overlay) == ["../../departements/35-ille-et-vilaine/index.html"]
    assert only.table is not None
    assert sum("<a " in screen_html(line.head) for line in only.table.lines) == 1


def test_every_mark_of_a_map_is_of_a_territory_within() -> None:
    (only,) = views(maps.changes(CHANGES))
    marks = re.findall(r'data-formule="([^"]*)"', only.svg)
    assert {m for found in marks for m in re.findall(r"(DEP-\w+)/", found)} == {"DEP-22", "DEP-29", "DEP-35"}


@pytest.mark.parametrize(
    ("maps_of", "territory"),
    [((), build.MAYOTTE), ((maps.changes({"976": 1.0}, home=TerritoryKey("REG", "06")),), build.MAYOTTE)],
    ids=["no map", "a région without outlines of its own"],
)
def test_a_single_departement_has_neither_map_nor_empty_frame(
    maps_of: tuple[ChildrenMap, ...], territory: TerritoryKey
) -> None:
    found = page(replace(build.make_fiche(territory), maps=maps_of))
    assert not found.xpath("//*[@id='cartes'] | //figure[@class='carte'] | //a[@href='#cartes']")


def test_what_cannot_be_drawn_says_why() -> None:
    broken = maps.changes(dict.fromkeys(CHANGES), missing="rupture")
    found = page(bretagne(broken, maps.grades(GRADES)))
    first, second = found.xpath("//section[contains(@class, 'bloc-carte')]")
    assert "rupture de série" in first.xpath(".//p[@class='vide']")[0].text_content()
    assert not first.xpath(".//figure | .//table")
    assert second.xpath(".//figure")
    assert second.xpath(".//details//table")  # the first that can be drawn tells its own figures


def test_what_has_no_outline_is_in_the_table_and_said_to_be_off_the_map() -> None:
    drawn = maps.changes({**CHANGES, "978": 4.0}, home=FRANCE)
    (only,) = views(drawn)
    assert 'id="a978"' not in only.svg
    assert only.table is not None
    assert "Saint-Martin" in text_of(only.table.lines[0].head)
    assert any("Hors carte, faute de contour" in note and "Saint-Martin" in note for note in map(text_of, only.notes))
    assert any("petite couronne" in text_of(note) for note in only.notes)


def test_the_maps_are_files_of_their_own() -> None:
    files = render_fiche(bretagne(), context=context(), renderer=RENDERER)
    assert {"graphiques/carte-demandeurs-abc.svg", "graphiques/carte-tension.svg"} <= files.keys()
    assert "légende" in files["graphiques/carte-tension.svg"]
    assert "<use" not in files["graphiques/carte-tension.svg"]


def test_home_shows_the_country_s_map_with_its_links() -> None:
    many = {f"{code:02}": code / 10 for code in range(21, 60)} | CHANGES
    drawn = maps.changes(many, home=FRANCE)
    site = context()
    summary = FicheSummary(FRANCE, tuple(build.full_headlines(FRANCE)), (drawn,))
    text = render_home(replace(site, territories=_named(site, many)), {FRANCE: summary})
    found = document(text)
    assert found.xpath("//figure[@id='graphique-carte-demandeurs-abc']")
    links = [f"departements/{maps.PLACES[key].slug}/index.html" for key in sorted(maps.PLACES)]
    assert sorted(found.xpath("//*[@class='calque']//a/@href")) == links
    assert found.xpath("//section[@class='une-carte']/p/a[@href='departements/index.html']")
    assert not unmarked_digits(text)
    (on_fiche,) = map_views([drawn], site.wording(FRANCE), replace(site, territories=_named(site, many)), "../")
    assert not on_fiche.overlay


def _named(site: SiteContext, codes: dict[str, float | None]) -> dict[TerritoryKey, Territory]:
    more = {
        k: Territory(k, f"D{k.code}", "ici", "d’ici", "D", (FRANCE,)) for c in codes if (k := TerritoryKey("DEP", c))
    }
    return {**more, **site.territories}


def test_a_map_of_changes_says_their_reserve() -> None:
    (first, second) = views(*bretagne().maps)
    assert (
        spaces(text_of(first.reserve))
        == "Évolutions à lire avec réserve, les règles d’inscription ayant changé en 2025."
    )
    assert not second.reserve
