"""A publisher's own words on paper: whole where they fit, within their box, else left to the page, by name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import page
import pytest
from lxml import html

from fiches.content.own_texts import Comment, OwnTexts, load_own_texts
from fiches.site.checks.paper import check_paper
from fiches.site.context import SiteContext
from fiches.site.fiche.page import fiche_view, render_fiche
from fiches.site.paper import pdf
from fiches.site.paper.model import Paper
from fiches.site.paper.own_words import MOST, own_boxes, printed_words
from tests.support import figures as build
from tests.support.pdf import DATA, RENDERER, empty_fiche, opened, overflows, paper_for, tags
from tests.support.site_folder import ROOT
from tests.support.source import spaces

EXAMPLE = load_own_texts(ROOT / "docs/exemples/marque")
SENTENCE = "Deux usines de **l’agroalimentaire** ont embauché 340 personnes, et d’autres le feront à Rennes-Métropole. "
LISTED = "### Nous rencontrer\n\n- Le 1er mardi, de 9 h à 12 h 30.\n  1. À Rennes\n\n     ou ailleurs\n  2. À Vitré\n\n"
TABLE = "|Lieu|Jour|\n|-|-|\n|Rennes|1|\n"


def site(texts: OwnTexts = EXAMPLE, *, form: bool | str = True, url: str = "https://exemple.fr/depot/") -> SiteContext:
    context = build.make_context(url=url)
    return replace(context, own_texts=texts, settings=context.settings.model_copy(update={"pdf": form}))


def long_texts(times: int, listed: int = 0, more: str = "") -> OwnTexts:
    """A text of so many sentences and lists in each place."""
    said = f"{SENTENCE * times}\n\n{LISTED * listed}\n\n{more}"
    before = f"{SENTENCE * times}\n\n{more}"
    return OwnTexts(
        {"DEP": before, "DEP-976": before},
        {"DEP": said},
        {"DEP-35": Comment("2026-11-01", said), "DEP-976": Comment("2026-11-01", said)},
    )


def faults(context: SiteContext, folder: Path) -> list[str]:
    """What the proof of PDFs finds in a fiche's page and its PDF, written in a folder."""
    fiche = build.make_fiche()
    view = fiche_view(fiche, context=context, renderer=RENDERER)
    files = render_fiche(fiche, context=context, renderer=RENDERER, view=view)
    (folder / "index.html").write_text(files["index.html"], encoding="utf-8")
    (folder / "fiche.pdf").write_bytes(pdf.make_pdf(paper_for(fiche, context), DATA))
    return check_paper(folder / "fiche.pdf", folder / "index.html")


def words(made: Paper) -> str:
    return spaces(html.document_fromstring(made.html).text_content())


@pytest.mark.parametrize("form", [True, "dossier"])
def test_her_words_stand_in_their_places_signed_and_tagged(form: bool | str) -> None:
    """And the PDF is a valid PDF/UA-1."""
    made = paper_for(build.make_fiche(), site(form=form))
    document = html.document_fromstring(made.html)
    quotes = document.xpath("//blockquote")
    assert [spaces(one.xpath("string(p[@class='mesure'])")) for one in quotes] == [
        "Équipe du site", "Équipe du site, 30 novembre 2026", "Équipe du site",
    ]  # fmt: skip
    headings = [spaces(one.text_content()) for one in document.xpath("//h1|//h2")]
    assert headings.index("Chiffres clés") < headings.index("Commentaire") < headings.index("Demandeurs d’emploi")
    assert headings[-2:] == ["Pour aller plus loin", "Sources et méthode"]
    before = quotes[0].xpath("preceding::h1|following::h2[1]")
    assert [spaces(one.text_content()) for one in before] == ["Ille-et-Vilaine", "Chiffres clés"]
    raw = pdf.make_pdf(made, DATA)
    assert page.validate_pdf_bytes(raw, profile=page.ValidationProfile.PDF_UA_1).failures == []
    with opened(raw) as found:
        assert tags(found).count("/BlockQuote") >= 3
        assert {"/LI", "/Lbl", "/LBody"} <= set(tags(found))


@pytest.mark.parametrize("fiche", [build.make_fiche, empty_fiche])
@pytest.mark.parametrize(("times", "listed"), [(1, 0), (5, 0), (6, 1), (9, 0), (0, 3), (14, 0), (40, 9)])
def test_whatever_she_writes_a_sheet_is_one_sheet(fiche: object, times: int, listed: int) -> None:
    """Nothing leaves its box, and each text is whole or named."""
    context = site(long_texts(times, listed))
    made = paper_for(fiche(), context)  # type: ignore[operator]
    document = pdf._set(made)
    assert len(document.pages) <= 2
    assert overflows(document) == []
    classes = {
        box: str(box.element.get("class"))
        for box in document.pages[0]._page_box.descendants()
        if box.element is not None
    }
    (foot,) = (box.position_y for box, name in classes.items() if name == "cartouche")
    assert max(box.position_y + box.height for box, name in classes.items() if name.startswith("boite")) <= foot + 1
    left = sum(
        name in words(made).partition("hors de cette feuille")[2]
        for name in ("l’introduction", "le commentaire", "le texte de fin")
    )
    shown = len(html.document_fromstring(made.html).xpath("//blockquote"))
    assert shown + left == sum(one is not None for one in printed_words(fiche().territory, context, ""))  # type: ignore[operator]


def test_what_the_sheet_has_no_room_for_is_named_beside_the_page_s_address() -> None:
    texts = replace(long_texts(40), after={})
    said = words(paper_for(build.make_fiche(), site(texts)))
    expected = (
        "Cette fiche en ligne, avec toutes ses données et, hors de cette feuille, l’introduction et le commentaire de l’éditeur"
        " : https://exemple.fr/depot/departements/35-ille-et-vilaine/"
    )
    assert expected in said
    assert "Deux usines" not in said
    alone = words(paper_for(build.make_fiche(), site(replace(texts, comments={}), url="")))
    assert "Sur la page de cette fiche, hors de cette feuille : l’introduction de l’éditeur." in alone


def test_a_dossier_has_them_whatever_their_length() -> None:
    said = words(paper_for(build.make_fiche(), site(long_texts(40, 3, TABLE), form="dossier")))
    assert said.count("Deux usines") == 120
    assert "hors de cette feuille" not in said


def test_the_introduction_and_the_comment_share_their_room() -> None:
    """The introduction first; where the recto has less, less."""
    found = printed_words(build.ILLE, site(long_texts(8)), "")
    assert [box.content for box in own_boxes(found, 200).before] == [found.before]
    assert own_boxes(found, 200).left == ("le commentaire",)
    assert own_boxes(found, 5).left == ("l’introduction", "le commentaire")
    assert sum(box.high for box in own_boxes(found, 200).before) <= MOST


@pytest.mark.parametrize("more", [TABLE, "> a", "<p>a</p>", f"https://exemple.fr/{'a' * 80}"])
def test_what_has_no_known_height_is_left_to_the_page(more: str) -> None:
    found = printed_words(build.ILLE, site(long_texts(1, 0, more)), "")
    assert own_boxes(found, 200).left == ("l’introduction", "le commentaire", "le texte de fin")


ITEMS = "- a\n\n  - b\n\n  c\n- d\n\n1. a\n2. b\n   1. c\n\n   e\n\n"
MORE = "Un oﬃcier.\n\n- > cité\n-\n- a\n\n      code\n\n> - a\n>\n> fin\n\nAvec <b>HTML</b><br>😀\n\n***\n\n"


@pytest.mark.parametrize("more", [ITEMS, f"{ITEMS}{MORE}{TABLE}"])
@pytest.mark.parametrize("form", [True, "dossier"])
def test_whatever_she_writes_is_a_valid_pdf_in_its_order(form: bool | str, more: str, tmp_path: Path) -> None:
    """Paragraphs in items, what follows a list in one, quotations, signs of two letters."""
    assert faults(site(long_texts(1, 1, more), form=form), tmp_path) == []
    raw = (tmp_path / "fiche.pdf").read_bytes()
    assert page.validate_pdf_bytes(raw, profile=page.ValidationProfile.PDF_UA_1).failures == []


@pytest.mark.parametrize("form", [True, "dossier"])
@pytest.mark.parametrize(
    "texts", [EXAMPLE, long_texts(3, 1), long_texts(40, 12, TABLE), long_texts(1, 1, "<p>a<b>1</b></p>")]
)
def test_the_proof_of_pdfs_holds(form: bool | str, texts: OwnTexts, tmp_path: Path) -> None:
    assert faults(site(texts, form=form), tmp_path) == []


def test_a_word_that_changes_makes_another_pdf() -> None:
    """With `tests/site/incremental/test_conditions.py`: the fiche is then made again."""
    fiche = build.make_fiche()
    texts = [OwnTexts(), *(OwnTexts({"DEP": said}) for said in ("Un.", "Deux."))]
    assert len({pdf.make_pdf(paper_for(fiche, site(one)), DATA) for one in texts}) == 3


def test_without_her_words_the_paper_says_nothing_of_them() -> None:
    for form in (True, "dossier"):
        made = paper_for(build.make_fiche(build.RENNES), site(long_texts(40), form=form))
        assert made == paper_for(build.make_fiche(build.RENNES), site(OwnTexts(), form=form))
