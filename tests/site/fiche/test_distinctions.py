"""The block « Ce qui distingue » of a page: sentences that lead to their blocks, marks on a scale, none for nobody."""

from __future__ import annotations

from fiches.site.fiche.distinctions import distinctions_view
from fiches.site.fiche.page import fiche_view, render_fiche
from fiches.site.paper.layout import paper_of
from tests.support import figures as build
from tests.support.pages.distinctions import distinguished
from tests.support.pages.fakes import RENDERER
from tests.support.pages.reading import document, unmarked_digits, visible_text
from tests.support.source import spaces


def test_each_sentence_leads_to_its_block_and_has_two_marks() -> None:
    page = document(render_fiche(distinguished(), context=build.make_context(), renderer=RENDERER)["index.html"])
    (section,) = page.xpath("//section[@id='distinctions']")
    assert section.xpath("string(h2)") == "Ce qui distingue l’Ille-et-Vilaine"
    (line,) = section.xpath("ul/li")
    assert spaces(line.xpath("string(p[1])")) == (
        "Les femmes : 57 % des demandeurs d’emploi (A, B, C) fin mars 2026, contre 52 % en Bretagne"
    )
    assert line.xpath(".//a/@href") == ["#demandeurs-sexe"]
    assert line.xpath("p[@aria-hidden='true']/i/@class") == ["la p3", "ici p14"]


def test_the_sentence_titles_its_block_which_stands_open() -> None:
    """The same claim, in short: the caption has the base and the moment."""
    page = document(render_fiche(distinguished(), context=build.make_context(), renderer=RENDERER)["index.html"])
    (block,) = page.xpath("//section[@id='demandeurs-sexe']")
    assert spaces(block.xpath("string(h3)")) == "Les femmes : 57 %, contre 52 % en Bretagne"
    (claim,) = page.xpath("//section[@id='distinctions']//@data-affirme")
    assert block.xpath("h3//@data-affirme") == [claim]
    assert not block.xpath("ancestor::details")
    (other,) = page.xpath("//section[@id='demandeurs-a']")
    assert other.xpath("ancestor::details[@class='autres']")


def test_the_legend_says_both_marks_and_their_scale() -> None:
    text = render_fiche(distinguished(), context=build.make_context(), renderer=RENDERER)["index.html"]
    legend = "● Ille-et-Vilaine, ○ Bretagne, de la plus petite à la plus grande valeur des départements."
    assert legend in spaces(visible_text(text))
    assert unmarked_digits(text) == []


def test_nothing_that_stands_out_has_no_heading() -> None:
    text = render_fiche(build.make_fiche(), context=build.make_context(), renderer=RENDERER)["index.html"]
    assert distinctions_view(build.make_fiche(), build.wording()) is None
    assert "distinctions" not in text.replace("methode/index.html#distinctions", "")


def test_what_no_block_shows_leads_to_its_section() -> None:
    found = distinctions_view(distinguished("embauches-contrats"), build.wording())
    assert found is not None
    assert found.found[0].address == "#section-embauches"


def test_paper_says_the_same_sentences() -> None:
    fiche, context = distinguished(), build.make_context()
    paper = paper_of(fiche, fiche_view(fiche, context=context, renderer=RENDERER), context)
    assert "contre 52\u00a0% en Bretagne." in visible_text(paper.html)
