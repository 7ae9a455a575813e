"""« Comparer »: the page of the free choice, complete without script, and a page for each place with those that it holds."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache

import pytest

from fiches.charts.maps.zones import outlined
from fiches.content.members import known_parts
from fiches.content.place_groups import PlaceGroup
from fiches.content.reference.tables import territoires
from fiches.indicators.model.children_map import Child
from fiches.indicators.model.numbers import Observed
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.comparing.groups import INDEX
from fiches.site.fiche.maps import map_views
from fiches.site.pages.compare_pages import MOST_TOUCHED, render_comparisons
from fiches.site.summary import summary_of
from fiches.territories import Territory
from fiches.wording.typography import findings
from tests.support import figures as build
from tests.support import maps
from tests.support.pages.reading import document, unmarked_digits, visible_text


@cache
def pages() -> dict[str, str]:
    known = {key: summary_of(build.make_fiche(key)) for key in build.TERRITORIES}
    group = PlaceGroup(nom="Pays des 7 Vallées", territoires=("EPCI-243500139", "DEP-35", "REG-53"))
    found = render_comparisons(replace(build.make_context(), groups=(group,)), known)
    return {path: text for path, text in found.items() if isinstance(text, str)}


def test_without_script_every_ready_page_is_found_from_the_first() -> None:
    tree = document(pages()[INDEX])
    assert tree.xpath("//section[@id='choix']/@hidden")
    links = {
        f"comparer/{href.removeprefix('../comparer/')}"
        for href in tree.xpath("//main/section[position() > 1]//a/@href")
    }
    assert links == set(pages()) - {INDEX}


def test_the_script_is_asked_for_on_that_page_alone() -> None:
    scripts = {path: document(text).xpath("//script/@src") for path, text in pages().items()}
    assert [path for path, found in scripts.items() if any("comparer.js" in one for one in found)] == [INDEX]


def test_a_ready_page_has_its_places_in_order_the_parent_first() -> None:
    tree = document(pages()["comparer/REG-53/index.html"])
    names = tree.xpath("(//table)[1]/thead//a/text()")
    assert names[0] == "Bretagne"
    assert names[1:] == sorted(names[1:])
    assert tree.xpath("//main//p/a/@href")[0] == "../../comparer/index.html"


def test_a_group_has_its_places_in_its_order_and_says_that_they_are_not_added_up() -> None:
    text = pages()["comparer/groupes/pays-des-7-vallees/index.html"]
    tree = document(text)
    assert tree.xpath("(//table)[1]/thead//a/text()") == ["Rennes Métropole", "Ille-et-Vilaine", "Bretagne"]
    assert "".join(tree.xpath("//h1//text()")).endswith("Pays des 7 Vallées")
    assert "sans total" in text
    assert "sans total" not in pages()["comparer/REG-53/index.html"]


def test_pages_keep_the_promises_of_the_interface() -> None:
    for path, text in pages().items():
        tree = document(text)
        assert unmarked_digits(text) == [], path
        assert findings(visible_text(text)) == [], path
        levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4")]
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        assert all("/" in key for key in tree.xpath("//@data-cle")), path


def test_a_ready_page_has_the_map_of_its_places_above_their_tables() -> None:
    known = {key: summary_of(build.make_fiche(key)) for key in build.TERRITORIES}
    known[build.BRETAGNE] = replace(known[build.BRETAGNE], compared=(maps.changes(maps.CHANGES),))
    page = str(render_comparisons(maps.context(), known)["comparer/REG-53/index.html"])
    tree = document(page)
    (figure,) = tree.xpath("//main//figure[@class='carte']")
    assert sorted(figure.xpath(".//svg[@role='img']//path/@id")) == ["a", "a22", "a29", "a35", "a56"]
    assert "../../departements/35-ille-et-vilaine/index.html" in figure.xpath(".//*[@class='calque']//a/@href")
    assert tree.xpath("//main//section[@id='carte']/following-sibling::div[@class='donnees']")
    assert unmarked_digits(page) == []
    section = tree.xpath("//main//section[@id='carte']")[0]
    said = [one.text_content() for one in section.xpath(".//h2 | .//p | .//th | .//td | .//caption | .//figcaption")]
    assert [finding for one in said for finding in findings(one)] == []
    other = replace(known[build.BRETAGNE], compared=(replace(maps.changes(maps.CHANGES), level="EPCI"),))
    page = str(render_comparisons(maps.context(), {**known, build.BRETAGNE: other})["comparer/REG-53/index.html"])
    assert not document(page).xpath("//figure")


@pytest.mark.parametrize(
    ("level", "place"), [("EPCI", "DEP-33"), ("EPCI", "REG-24"), ("EPCI", "REG-32"), ("BASBMO", "REG-75")]
)
def test_the_map_of_a_page_weighs_sixty_kilobytes_at_most(level: str, place: str) -> None:
    """Where all the places of a page have long names, and each its figure."""
    codes = sorted(known_parts(level, TerritoryKey.parse(place)))
    keys = [TerritoryKey(level, code) for code in codes]
    names = {row.code: row.nom for row in territoires() if row.type == "EPCI"}
    own = {key: Territory(key, names.get(key.code, "Villefranche-de-Rouergue"), "", "", "", (FRANCE,)) for key in keys}
    site = replace(maps.context(), territories={**maps.context().territories, **own}, outlined=outlined())
    site = replace(site, published=frozenset({*site.published, *keys}))
    made = maps.changes({str(number): 0.5 + number % 7 for number, _ in enumerate(keys)})
    children = tuple(_moved_to(child, key) for child, key in zip(made.children, keys, strict=True))
    drawn = replace(made, level=level, children=children)
    few = len(keys) <= MOST_TOUCHED
    (view,) = map_views([drawn], site.wording(), site, "../../../", many_links=few)
    assert len((view.inline + view.overlay).encode()) <= 60_000


def _moved_to(child: Child, key: TerritoryKey) -> Child:
    assert child.change is not None
    arguments = tuple(replace(one, key=one.key.at(key)) for one in child.change.arguments if isinstance(one, Observed))
    number = replace(child.number, key=child.number.key.at(key))
    return replace(child, territory=key, number=number, change=replace(child.change, arguments=arguments))
