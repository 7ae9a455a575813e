"""The fiche laid out for paper: the page's words and numbers, chosen, without the page's marks."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from lxml import html

from fiches.content.french_rules import french
from fiches.indicators.model.fiche import Fiche
from fiches.site.fiche.model import FicheView
from fiches.site.fiche.page import render_fiche
from fiches.site.paper.layout import CODE, paper_of
from fiches.site.paper.model import PICTURE, Paper
from fiches.site.paper.qr_code import qr_code
from fiches.site.svg_text import text_of
from tests.support import figures as build
from tests.support.pages.fakes import RENDERER, view_of
from tests.support.pages.fiches import CASES
from tests.support.pages.metiers import metiers_block
from tests.support.pages.reading import document, visible_text
from tests.support.source import spaces

FORBIDDEN = re.compile(r"\b(?:nan|None|undefined)\b")


def paper(
    fiche: Fiche, *, demo: bool = True, url: str = "", view: FicheView | None = None, form: bool | str = True
) -> Paper:
    context = build.make_context(demo=demo, url=url)
    context = replace(context, settings=context.settings.model_copy(update={"pdf": form}))
    return paper_of(fiche, view or view_of(fiche, demo=demo), context)


def tree(made: Paper) -> html.HtmlElement:
    return html.document_fromstring(made.html)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
@pytest.mark.parametrize("demo", [True, False], ids=["demo", "real"])
@pytest.mark.parametrize("form", [True, "dossier"])
def test_every_fiche_can_be_set(case: object, demo: bool, form: bool | str) -> None:
    """Headings in order, every drawing there with its words, no mark of the page, nothing missing printed."""
    made = paper(case(), demo=demo, form=form)  # type: ignore[operator]
    document = tree(made)
    levels = [int(heading.tag[1]) for heading in document.xpath("//h1|//h2|//h3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    images = document.xpath("//img")
    assert all(image.get("src").removeprefix(PICTURE) in made.pictures for image in images)
    assert all(len(image.get("alt")) > 10 for image in images)
    assert document.xpath("//data|//time|//*[@data-cle]|//svg|//script") == []
    assert not FORBIDDEN.search(visible_text(made.html))
    assert ("simulées" in visible_text(made.html)) == demo


def headings(document: html.HtmlElement, path: str = "//h2|//h3") -> list[str]:
    return [heading.text_content() for heading in document.xpath(path)]


def page_headings(view: FicheView, *, recto: bool) -> list[str]:
    """Those of the page in its order; on a recto, what compares stands with the key figures."""
    found = ["Chiffres clés", *(text_of(key.label) for key in view.keys)]
    found += [text_of(view.distinctions.title)] if view.distinctions else []
    beside = [text_of(view.comparison.title)] if view.comparison else []
    beside += ["Territoires semblables"] if view.similar else []
    found += beside if recto else []
    found += ["Sur la carte", *(text_of(drawn.title) for drawn in view.maps if drawn.svg)] if view.maps else []
    for section in view.sections:
        found += [text_of(section.title), *(text_of(block.title) for block in section.blocks if not block.missing)]
    return [*found, *([] if recto else beside), "Sources et méthode"]


@pytest.mark.parametrize("form", [True, "dossier"])
def test_the_order_is_that_of_the_page(form: bool | str) -> None:
    """Key figures, then sections and their blocks: what is left out leaves no trace on the order."""
    fiche = build.make_fiche()
    page, said = page_headings(view_of(fiche), recto=form is True), headings(tree(paper(fiche, form=form)))
    left = iter(page)
    assert all(title in left for title in said)
    if form == "dossier":
        assert said == page


def test_a_sheet_has_a_drawing_a_theme_each_once() -> None:
    fiche = build.make_fiche()
    made, view = paper(fiche), view_of(fiche)
    shown = [image.get("src").removeprefix(PICTURE) for image in tree(made).xpath("//img[@class='graphique']")]
    leads = [section.shown[0].id for section in view.sections if section.shown and section.shown[0].svg]
    assert shown
    assert len(shown) == len(set(shown))
    assert set(shown) <= set(leads)


def test_a_dossier_has_every_table_and_every_line() -> None:
    fiche = build.make_fiche()
    view, document = view_of(fiche), tree(paper(fiche, form="dossier"))
    for block in view.blocks.values():
        if block.missing or block.table is None:
            continue
        for line in block.table.whole.lines:
            assert text_of(line.head) in document.text_content()
    tables = [block for section in view.sections for block in section.shown if block.table]
    assert len(document.xpath("//table")) >= len(tables)


def test_a_dossier_draws_the_factors_of_its_metiers_with_their_words() -> None:
    fiche = build.make_fiche(blocks=[metiers_block(12)])
    made = paper(fiche, form="dossier")
    (table,) = tree(made).xpath("//table[@class='metiers']")
    images = table.xpath(".//img[@class='facteurs']")
    assert len(images) == 12
    assert all("sur 5" in spaces(image.get("alt")) for image in images)
    assert {image.get("src").removeprefix(PICTURE) for image in images} <= set(made.pictures)
    assert "Facteurs, de gauche à droite" in spaces(visible_text(made.html))


def test_the_same_sentences_and_key_figures_as_the_page() -> None:
    fiche = build.make_fiche()
    view, document = view_of(fiche), tree(paper(fiche))
    assert all(text_of(sentence.text) in document.text_content() for sentence in view.sentences)
    assert headings(document, "//div[@class='chiffre']/h3") == [text_of(key.label) for key in view.keys]


def test_a_missing_block_says_why() -> None:
    (said,) = [p.text_content() for p in tree(paper(build.make_fiche())).xpath("//p[@class='vide']")]
    assert "ne publie rien en Ille-et-Vilaine" in said


def test_the_address_is_printed_when_the_site_has_one() -> None:
    """With its code; without an address, neither the code nor its place."""
    address = "https://exemple.fr/depot/departements/35-ille-et-vilaine/"
    made = paper(build.make_fiche(), url="https://exemple.fr/depot/")
    (link,) = tree(made).xpath("//a")
    assert (link.get("href"), link.text_content()) == (address, address)
    assert tree(made).xpath(f"//img[@src='{PICTURE}{CODE}']/@alt") == ["Code QR\u00a0: adresse de cette fiche."]
    assert made.pictures[CODE] == qr_code(address)
    without = paper(build.make_fiche())
    assert tree(without).xpath("//a|//div[@class='code']") == []
    assert CODE not in without.pictures


def test_it_is_dated_by_its_latest_data() -> None:
    assert paper(build.make_fiche()).dated == "2026-06-10"
    assert paper(build.make_fiche(blocks=[], headlines=[build.headline("tension", None)])).dated == ""


SHARES = [
    entry.id
    for entry in build.catalogue().indicators
    if entry.mesure == "pourcentage" and entry.source.modalites and entry.chart.has_block
]


@pytest.mark.parametrize("identifier", SHARES)
def test_each_share_says_its_base_on_the_page_and_in_the_dossier(identifier: str) -> None:
    ind = build.indicator(identifier)
    block = build.structure_block(identifier, [50.0, 30.0, *[1.0] * (len(ind.source.modalites) - 2)])
    fiche = build.make_fiche(blocks=[block])
    base = spaces(f"en {french(ind.unite)}")
    page = document(render_fiche(fiche, context=build.make_context(), renderer=RENDERER)["index.html"])
    (shown,) = page.xpath(f"//section[@id='{identifier}']")
    assert spaces(shown.text_content()).lower().count(base.lower()) >= 1
    assert base.lower() in spaces(tree(paper(fiche, form="dossier")).text_content()).lower()


def test_reserves_are_named_with_their_sources_on_paper() -> None:
    said = spaces(tree(paper(build.make_fiche())).text_content())
    assert "Des évolutions sont à lire avec réserve : inscription progressive des bénéficiaires du RSA (Loi" in said
    assert "Décret n° 2025-478" in said
    assert said.count("à lire avec réserve") >= 3
