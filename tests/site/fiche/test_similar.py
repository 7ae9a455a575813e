"""The similar territories of a fiche: a table, reasons in words, links to what the site has, and why there are none."""
# ruff: noqa: E501 — whole sentences

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.similar import SimilarTerritories
from fiches.keys import FRANCE
from fiches.site.fiche.comparison_model import SimilarView
from fiches.site.fiche.page import render_fiche
from fiches.site.fiche.similar import similar_view
from fiches.site.pages.method import render_method
from fiches.site.pages.similarity_table import variables_table
from fiches.site.svg_text import text_of
from fiches.wording.phrase import claims, screen_html
from fiches.wording.typography import findings
from tests.support import figures as build
from tests.support.pages.fakes import RENDERER
from tests.support.pages.reading import document, unmarked_digits, visible_text
from tests.support.pages.similar import SIMILARITY, context, fiche, neighbour, usual
from tests.support.source import spaces


def view(one: Fiche, **settings: object) -> SimilarView:
    found = similar_view(one, context(**settings), root="../../")
    assert found is not None
    return found


def test_reasons_are_said_in_words() -> None:
    (one,) = view(usual()).neighbours
    assert spaces(text_of(one.reasons)) == (
        "Dans les Côtes-d’Armor, deux parts sont proches de celles d’ici : 50 ans ou plus (26 % ici et là) et femmes"
        " (52 % ici, 53 % là)."
        " L’écart le plus grand est celui de « bac + 5 ou plus » : 12 % ici, 6 % là."
    )
    assert [claim.partition("(")[0] for claim in claims(one.reasons)] == ["ecart-max"]
    assert (text_of(one.name), text_of(one.region)) == ("Côtes-d’Armor", "Bretagne")


def test_the_table_sets_the_territory_first_then_those_alike() -> None:
    table = view(usual()).table
    assert table is not None
    first, second = ([spaces(text_of(cell.whole)) for cell in line.cells] for line in table.lines)
    assert [column.plain for column in table.columns][:2] == ["Distance", "Demandeurs d’emploi (A, B, C)"]
    assert first[:2] == ["", "+2,9 %"]
    assert second == ["0,41", "+1,2 %", "—", "3 sur 5", "n. d."]
    assert '<a href="../../departements/22-cotes-d-armor/index.html">' in screen_html(table.lines[1].head)


def test_a_value_of_a_parent_is_said_to_be() -> None:
    """An intercommunalité has its département's grade: its line names whose it is."""
    borrowed = tuple(
        replace(b, number=replace(b.number, key=b.number.key.at(build.BRETAGNE))) for b in neighbour().key_figures
    )
    table = view(fiche(SimilarTerritories((neighbour(key_figures=borrowed),), known=12, wanted=12))).table
    assert table is not None
    second = [spaces(text_of(cell.whole)) for cell in table.lines[1].cells]
    assert second == ["0,41", "—", "—", "3 sur 5 (Bretagne)", "n. d."]


def test_a_territory_without_a_page_has_no_link() -> None:
    """Under --only, the site holds few fiches; what is alike is told all the same."""
    found = view(usual(), published=[build.ILLE])
    assert found.table is not None
    assert "<a " not in screen_html(found.table.lines[1].head)
    assert found.neighbours[0].href == ""


@pytest.mark.parametrize(
    ("similar", "expected"),
    [
        (SimilarTerritories(reason="variables", known=8, wanted=12), "Pas de territoires semblables : la source ne publie en Ille-et-Vilaine que 8 des 12 parts comparées."),
        (SimilarTerritories(reason="distance", known=12, wanted=12), "Pas de territoires semblables : aucune autre structure n’est à moins de 1 parmi les départements."),
        (SimilarTerritories(reason="niveau"), "Pas de territoires semblables : moins de 12 départements ont assez de données dans cette édition."),
    ],
)  # fmt: skip
def test_why_there_are_none(similar: SimilarTerritories, expected: str) -> None:
    found = view(fiche(similar))
    assert spaces(text_of(found.missing)) == expected
    assert (found.neighbours, found.table) == ((), None)


def test_a_single_one_and_one_without_difference_are_said_well() -> None:
    found = view(fiche(SimilarTerritories((neighbour(farthest=None, widest=None),), known=12, wanted=12)))
    assert spaces(text_of(found.introduction)).startswith("Le département dont la structure est la plus proche")
    assert "écart" not in text_of(found.neighbours[0].reasons)


def test_the_country_has_no_section() -> None:
    assert similar_view(fiche(None, FRANCE), context()) is None
    page = render_fiche(fiche(None, FRANCE), context=context(), renderer=RENDERER)["index.html"]
    assert "semblables" not in page


def test_the_page_says_it_in_marked_figures_and_clean_french() -> None:
    page = render_fiche(usual(), context=context(), renderer=RENDERER)["index.html"]
    section = document(page).get_element_by_id("semblables")
    assert not unmarked_digits(page)
    said = spaces(section.text_content())
    assert (
        "Dans les Côtes-d’Armor, deux parts sont proches de celles d’ici : 50 ans ou plus (26 % ici et là) et femmes"
        " (52 % ici, 53 % là)." in said
    )
    assert "L’écart le plus grand est celui de « bac + 5 ou plus » : 12 % ici, 6 % là." in said
    assert not [found for line in visible_text(page).splitlines() for found in findings(line)]
    assert 'data-formule="distance(DEP-22/DE_1.' in page


def test_the_method_page_lists_the_declared_variables() -> None:
    table = variables_table(context())
    assert table is not None
    assert len(table.lines) == len(SIMILARITY.variables)
    page = render_method(context())
    assert document(page).get_element_by_id("semblables").tag == "h2"
    assert "DE_1.CUMUL.CUMUL.ABC.AGE.AGE3.pourcentage" in page
    assert 'id="semblables"' not in render_method(build.make_context())
