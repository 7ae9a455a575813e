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
from fiches.site.paper.layout import CODE, LENGTHS, PICTURE, Paper, _listed, papers
from fiches.site.paper.qr_code import qr_code
from fiches.site.svg_text import text_of
from fiches.site.table import Cell, Column, Line, Table
from fiches.wording.phrase import Phrase, plain_text
from tests.support import figures as build
from tests.support.pages.fakes import RENDERER, view_of
from tests.support.pages.fiches import CASES
from tests.support.pages.reading import document, visible_text
from tests.support.source import spaces

FORBIDDEN = re.compile(r"\b(?:nan|None|undefined)\b")


def sheets(fiche: Fiche, *, demo: bool = True, url: str = "", view: FicheView | None = None) -> list[Paper]:
    context = build.make_context(demo=demo, url=url)
    return list(papers(fiche, view or view_of(fiche, demo=demo), context))


def tree(paper: Paper) -> html.HtmlElement:
    return html.document_fromstring(paper.html)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
@pytest.mark.parametrize("demo", [True, False], ids=["demo", "real"])
def test_every_fiche_can_be_set(case: object, demo: bool) -> None:
    """Headings in order, every drawing there with its words, no mark of the page, nothing missing printed."""
    for paper in sheets(case(), demo=demo):  # type: ignore[operator]
        document = tree(paper)
        levels = [int(heading.tag[1]) for heading in document.xpath("//h1|//h2|//h3")]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        images = document.xpath("//img")
        assert all(image.get("src").removeprefix(PICTURE) in paper.pictures for image in images)
        assert all(len(image.get("alt")) > 10 for image in images)
        assert document.xpath("//data|//time|//*[@data-cle]|//svg|//script") == []
        assert not FORBIDDEN.search(visible_text(paper.html))
        assert ("simulées" in visible_text(paper.html)) == demo


def headings(document: html.HtmlElement, path: str = "//h2|//h3") -> list[str]:
    return [heading.text_content() for heading in document.xpath(path)]


def test_each_drawing_of_the_page_but_those_of_wide_tables_is_on_paper_once() -> None:
    paper = sheets(build.make_fiche())[0]
    shown = [image.get("src") for image in tree(paper).xpath("//img")]
    assert len(shown) == len(set(shown))
    assert {PICTURE + name for name in paper.pictures} == set(shown)
    blocks = [block for block in view_of(build.make_fiche()).blocks.values() if block.svg and block.size != "plein"]
    assert {PICTURE + block.id for block in blocks} <= set(shown)


def test_the_order_is_that_of_the_page() -> None:
    """Key figures, then sections and their blocks: what is left out leaves no trace on the order."""
    fiche = build.make_fiche()
    view = view_of(fiche)
    page = ["Chiffres clés", *(text_of(key.label) for key in view.keys)]
    assert view.comparison is not None
    page.append(text_of(view.comparison.title))
    page += ["Territoires semblables"] if view.similar else []
    page += ["Sur la carte", *(text_of(drawn.title) for drawn in view.maps if drawn.svg)] if view.maps else []
    for section in view.sections:
        page += [text_of(section.title), *(text_of(block.title) for block in section.blocks if not block.missing)]
    for paper in sheets(fiche):
        said = headings(tree(paper))
        assert said == [title for title in [*page, "Sources et méthode"] if title in said]
    assert headings(tree(sheets(fiche)[0])) == [*page, "Sources et méthode"]


def test_the_same_sentences_and_key_figures_as_the_page() -> None:
    fiche = build.make_fiche()
    view, paper = view_of(fiche), sheets(fiche)[0]
    said = tree(paper).text_content()
    assert all(text_of(sentence.text) in said for sentence in view.sentences)
    assert headings(tree(paper), "//div[@class='chiffre']/h3") == [text_of(key.label) for key in view.keys]


def test_a_missing_block_says_why() -> None:
    paper = sheets(build.make_fiche())[0]
    (said,) = [p.text_content() for p in tree(paper).xpath("//p[@class='vide']")]
    assert "ne publie rien en Ille-et-Vilaine" in said


def with_sections(view: FicheView, **changes: object) -> FicheView:
    """The same view, the blocks of all its sections changed."""
    sections = tuple(
        replace(s, blocks=tuple(replace(b, **changes) if b.size == "plein" else b for b in s.blocks))  # type: ignore[arg-type]
        for s in view.sections
    )
    return replace(view, sections=sections)


def test_a_long_table_is_cut_and_says_so() -> None:
    fiche = build.make_fiche()
    rows = tuple(Line(Phrase(f"Métier {n}"), (Cell(Phrase("10"), Phrase("2\u00a0%")),)) for n in range(30))
    table = Table(Phrase("Métiers"), "Métier", (Column(Phrase("Demandeurs"), ""),), rows)
    view = with_sections(view_of(fiche), table=table)
    for paper, length in zip(sheets(fiche, view=view), LENGTHS, strict=True):
        if not length.least:  # the shortest has no table
            continue
        (found,) = tree(paper).xpath("//div[@class='tableau']//table")
        assert len(found.xpath("tbody/tr")) == length.first
        said = f"les {length.first} premiers\u202f; les {30 - length.first} autres sont sur la page"
        assert said in found.xpath("string(caption)")
        assert set(found.xpath("tbody/tr/td/text()")) == {"10"}


def test_a_long_section_draws_its_first_blocks_and_tells_the_others() -> None:
    fiche = build.make_fiche()
    view = view_of(fiche)
    section = max(view.sections, key=lambda section: len(section.blocks))
    many = [replace(section.blocks[0], id=f"b{n}", name=f"Bloc {n}", title=Phrase(f"Titre {n}")) for n in range(120)]
    shown = replace(view, sections=(replace(section, blocks=tuple(many)),))
    (paper, *_) = sheets(fiche, view=shown)
    titles = [title for title in headings(tree(paper)) if title.startswith("Titre")]
    assert titles == [f"Titre {n}" for n in range(120)]
    told = tree(paper).xpath("//div[@class='reste']")
    assert [div.xpath("string(h3)") for div in told] == titles[-len(told) :]
    assert LENGTHS[1].least <= 120 - len(told) < 120
    assert all("41\u202f230" in div.xpath("string(p)") for div in told)


def test_the_address_is_printed_when_the_site_has_one() -> None:
    """With its code; without an address, neither the code nor its place."""
    address = "https://exemple.fr/depot/departements/35-ille-et-vilaine/"
    paper = sheets(build.make_fiche(), url="https://exemple.fr/depot/")[0]
    (link,) = tree(paper).xpath("//a")
    assert (link.get("href"), link.text_content()) == (address, address)
    assert tree(paper).xpath(f"//img[@src='{PICTURE}{CODE}']/@alt") == ["Code QR\u00a0: adresse de cette fiche."]
    assert paper.pictures[CODE] == qr_code(address)
    without = sheets(build.make_fiche())[0]
    assert tree(without).xpath("//a|//div[@class='code']") == []
    assert CODE not in without.pictures


def test_it_is_dated_by_its_latest_data() -> None:
    assert sheets(build.make_fiche())[0].dated == "2026-06-10"
    assert sheets(build.make_fiche(blocks=[], headlines=[build.headline("tension", None)]))[0].dated == ""


def test_a_list_shortened_for_its_table_is_told_whole_in_words() -> None:
    """« les 2 premiers » is said over the table of two rows, never before the words that tell more of them."""
    block = view_of(build.make_fiche()).blocks["demandeurs-age"]
    assert block.table is not None
    whole = _listed(block, 2)
    assert whole.table is not None
    assert len(whole.table.lines) == 5  # classes of age have no first
    shortened = _listed(replace(block, table=replace(block.table, ranked=True)), 2)
    assert shortened.table is not None
    assert len(shortened.table.lines) == 2
    assert "les 2 premiers" in plain_text(shortened.subtitle)
    assert "premiers" not in plain_text(shortened.local_subtitle)


SHARES = [
    entry.id
    for entry in build.catalogue().indicators
    if entry.mesure == "pourcentage" and entry.source.modalites and entry.chart.has_block
]


@pytest.mark.parametrize("identifier", SHARES)
def test_each_share_says_its_base_on_the_page_and_on_paper(identifier: str) -> None:
    """Whatever form the block takes on paper."""
    ind = build.indicator(identifier)
    block = build.structure_block(identifier, [50.0, 30.0, *[1.0] * (len(ind.source.modalites) - 2)])
    fiche = build.make_fiche(blocks=[block])
    base = spaces(f"en {french(ind.unite)}")
    page = document(render_fiche(fiche, context=build.make_context(), renderer=RENDERER)["index.html"])
    (shown,) = page.xpath(f"//section[@id='{identifier}']")
    assert spaces(shown.text_content()).count(base) >= 1
    for paper in sheets(fiche):
        assert base in spaces(tree(paper).text_content())


def test_reserves_are_named_with_their_sources_on_paper() -> None:
    (first, *_) = sheets(build.make_fiche())
    said = spaces(tree(first).text_content())
    assert "Des évolutions sont à lire avec réserve : inscription progressive des bénéficiaires du RSA (Loi" in said
    assert "Décret n° 2025-478" in said
    assert said.count("à lire avec réserve") >= 3
