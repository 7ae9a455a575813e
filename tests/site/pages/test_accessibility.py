"""What the Accessibilité page says of all pages: what they do not hold, what they all hold, and where their links lead."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
from lxml import html

from fiches.site.context import FicheSummary
from fiches.site.fiche.page import render_fiche
from fiches.site.pages.accessibility import SEVERAL, STATUSES, tallies
from fiches.site.pages.home import render_home
from fiches.site.pages.place_pages import render_places
from fiches.site.pages.site_pages import render_site_pages
from fiches.wording.phrase import screen_html
from tests.support import figures as build
from tests.support import maps
from tests.support.pages.fakes import RENDERER
from tests.support.pages.reading import document, main, unmarked_digits, visible_text

ABSENT = (
    "iframe", "frame", "object", "embed", "video", "audio", "canvas", "marquee", "blink",
    "form[not(@role='search')]", "input[not(@type='radio' or @name='q')]", "select", "textarea", "dialog",
    "button[not(parent::form[@role='search'])]",
    "script[not(@type='application/ld+json' or contains(@src, 'assets/fiche.js') or contains(@src, 'assets/recherche.js')"
    " or contains(@src, 'assets/comparer.js'))]",
    "img[not(contains(@src, '.svg'))]", "meta[@http-equiv='refresh']",
    "*[@target]", "*[@accesskey]", "*[@contenteditable]", "*[@draggable]", "*[@autofocus]", "*[@colspan]", "*[@rowspan]",
    "*[@tabindex and @tabindex != '0']", "*[@*[starts-with(name(), 'on')]]", "table[@role='presentation']",
)  # fmt: skip


@cache
def pages() -> dict[str, str]:
    """Every kind of page, by path."""
    context = build.make_context(url="https://exemple.fr/depot/")
    made = {**render_site_pages(context, build.summaries()), **render_places(context)}
    found = {path: str(text) for path, text in made.items() if path.endswith(".html")}
    for territory in (build.ILLE, build.MAYOTTE):
        folder = context.territories[territory].folder
        found[f"{folder}index.html"] = render_fiche(build.make_fiche(territory), context=context, renderer=RENDERER)[
            "index.html"
        ]
    return found


PAGES = pytest.mark.parametrize("path", pages())
WHOLE = pytest.mark.parametrize("path", [path for path in pages() if path != "404.html"])


@PAGES
def test_pages_hold_none_of_these(path: str) -> None:
    """No script but ours, form, frame, sound, timed or moving content, window of its own, merged cell, key of its own."""
    tree = document(pages()[path])
    assert [name for name in ABSENT if tree.xpath(f"//{name}")] == []


@WHOLE
def test_the_search_field_is_the_same_on_every_page_and_has_its_words(path: str) -> None:
    """One, in the head, after the site's title; its label stands beside it, and its form leads to the search's page."""
    tree = document(pages()[path])
    (form,) = tree.xpath("//header/div/form")
    assert form.get("action") == "../" * path.count("/") + "recherche/index.html"
    assert [one.tag for one in form] == ["label", "input", "button"]
    assert form[0].get("for") == form[1].get("id")
    assert [one.text for one in (form[0], form[2])] == ["Commune, code postal, territoire", "Chercher"]


def test_the_choice_of_a_map_is_labelled_and_grouped() -> None:
    """Each choice has its words right after it, and all are in one group that says what is chosen."""
    drawn = (maps.changes(maps.CHANGES), maps.grades(maps.GRADES))
    summary = FicheSummary(build.BRETAGNE, tuple(build.full_headlines(build.BRETAGNE)), drawn)
    tree = document(render_home(maps.context([build.BRETAGNE]), {build.BRETAGNE: summary}))
    (group,) = tree.xpath("//fieldset[legend]")
    choices = tree.xpath("//input[not(@name='q')]")
    assert len(choices) == 2 == len(group.xpath("./input"))
    for choice in choices:
        label = choice.getnext()
        assert (label.tag, label.get("for")) == ("label", choice.get("id"))
        assert label.text_content().strip()


def test_what_must_be_absent_is_found_when_there() -> None:
    tree = html.document_fromstring(
        '<p onclick="x"><a target="_blank" href="/">x</a><img src="x.png"><button>x</button>'
    )
    assert len([name for name in ABSENT if tree.xpath(f"//{name}")]) == 4


@WHOLE
def test_parts_stand_in_the_same_order(path: str) -> None:
    body = document(pages()[path]).xpath("//body/*")
    assert [element.tag for element in body if element.tag != "aside"] == ["a", "header", "main", "footer"]
    assert body[0].get("href") == "#contenu"
    assert body[1].xpath("./nav[@aria-label]")


@WHOLE
def test_every_page_has_the_menu_and_leads_home(path: str) -> None:
    """The lists, which the home page and the menu lead to, are the plan of the site."""
    root = "../" * path.count("/")
    links = document(pages()[path]).xpath("//header//a/@href")
    assert f"{root}index.html" in links
    assert f"{root}departements/index.html" in links


@WHOLE
def test_the_same_words_lead_to_the_same_place(path: str) -> None:
    """A link is told from the others by its words, or by the item of the list that it stands in."""
    places = defaultdict(set)
    for link in document(pages()[path]).xpath("//a[@href]"):
        item = next(link.iterancestors("li", "dd", "td", "th", "p"), link)
        places[(link.text_content().strip(), item.text_content().strip())].add(link.get("href").removeprefix("./"))
    assert {words: found for words, found in places.items() if len(found) > 1} == {}


@pytest.mark.parametrize("territory", [build.ILLE, build.MAYOTTE], ids=str)
def test_on_a_fiche_words_alone_tell_a_link(territory: object) -> None:
    (path,) = (path for path in pages() if f'data-territoire="{territory}"' in pages()[path])
    places = defaultdict(set)
    for link in document(pages()[path]).xpath("//main//a[@href]"):
        places[link.text_content().strip()].add(link.get("href"))
    assert {words: found for words, found in places.items() if len(found) > 1} == {}


def test_the_steps_of_a_grade_are_said_in_words() -> None:
    """What is drawn for the eye alone is kept from others, and stands beside the same in words."""
    tree = document(pages()["departements/35-ille-et-vilaine/index.html"])
    steps = tree.xpath("//main//*[contains(concat(' ', @class, ' '), ' pas ')]")
    assert steps
    for step in steps:
        assert step.get("aria-hidden") == "true"
        table = next(step.iterancestors("table"), None)
        scale = table is not None and "de 1 à 5" in table.xpath("string(caption)")
        assert scale or "sur" in step.getparent().text_content()


def test_the_page_tells_every_criterion_once() -> None:
    text = pages()["accessibilite/index.html"]
    rows = main(text).xpath(".//div[contains(@class, 'criteres')]//tbody/tr")
    assert len(rows) == 106 == len({row.xpath("string(th)") for row in rows})
    assert unmarked_digits(text) == []
    assert all(row.xpath("string(td[2])") in STATUSES.values() and row.xpath("string(td[3])") for row in rows)


def test_tests_are_told_without_their_names() -> None:
    """Their paths are for maintainers; a reader learns that a test watches."""
    text = pages()["accessibilite/index.html"]
    tested = [
        criterion for theme in build.make_context().texts.criteria for criterion in theme.criteres if criterion.tests
    ]
    said = [row.xpath("string(td[3])") for row in main(text).xpath(".//div[contains(@class, 'criteres')]//tbody/tr")]
    assert sum("Vérifié par un test automatique." in words for words in said) == sum(len(c.tests) == 1 for c in tested)
    assert sum("Vérifié par des tests automatiques." in words for words in said) == sum(
        len(c.tests) > 1 for c in tested
    )
    assert "tests/" not in text
    assert ".py" not in text


def test_counts_of_the_page_are_those_of_its_rows() -> None:
    text = pages()["accessibilite/index.html"]
    for tally in tallies(build.make_context().texts.criteria):
        assert f"{screen_html(tally.number)} {tally.words}" in text
        one = next((STATUSES[status] for status, words in SEVERAL.items() if words == tally.words), tally.words)
        rows = main(text).xpath(f".//td[.='{one}']")
        assert f">{len(rows)}<" in screen_html(tally.number)


def test_the_page_announces_no_level() -> None:
    said = visible_text(pages()["accessibilite/index.html"])
    assert "n’annonce aucun niveau de conformité" in said
    assert "totalement conforme" not in said
