"""The table of métiers: the first open with all that is known of each, the others folded in fewer columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.block import Metier
from fiches.indicators.model.numbers import Computed
from fiches.site.fiche.heading import Heading
from fiches.site.fiche.metier_tables import metiers_table
from fiches.site.fiche.page import render_fiche
from fiches.site.svg_text import text_of
from fiches.site.table import MISSING_LEGEND, Table
from fiches.wording.phrase import Phrase
from tests.support import figures as build
from tests.support.pages.blocks import table_of
from tests.support.pages.fakes import RENDERER
from tests.support.pages.metiers import CDI, FACTORS, OFFERS, SEEKERS, metier, metiers_block
from tests.support.pages.reading import document
from tests.support.source import spaces

WORDING = build.wording()


def table(size: int, **settings: int) -> Table:
    return metiers_table(metiers_block(size, **settings), Heading(Phrase("Métiers")), WORDING)


def row(one: Metier) -> list[str]:
    """Its cells in words."""
    found = metiers_table(replace(metiers_block(0), metiers=(one,)), Heading(Phrase("Métiers")), WORDING)
    return [spaces(text_of(cell.value)) for cell in found.lines[0].cells]


def test_the_first_ones_have_nine_columns_the_others_four() -> None:
    found = table(50)
    assert found.rest is not None
    assert (len(found.lines), len(found.rest.lines)) == (10, 40)
    shorts = [
        "Offres",
        "Sur un an",
        "Demandeurs",
        "Pour dix offres",
        "Embauches",
        "Difficulté",
        "Facteurs",
        "Part des CDI",
        "Salaires",
    ]
    assert [column.plain for column in found.columns] == shorts
    assert [column.plain for column in found.rest.columns] == ["Offres", "Demandeurs", "Pour dix offres", "Difficulté"]
    assert spaces(text_of(found.rest.title)) == "40 autres métiers suivis"
    assert text_of(found.rest.caption).endswith("(suite)")
    assert found.count == 50
    assert found.whole is found, "fewer columns: they do not follow in one table"


def test_paper_has_the_open_ones_in_six_columns_with_their_name() -> None:
    paper = table(50).on_paper
    assert [column.plain for column in paper.columns] == [
        "Offres",
        "Demandeurs",
        "Pour dix offres",
        "Embauches",
        "Difficulté",
    ]
    assert {len(line.cells) for line in paper.lines} == {5}


def test_what_is_one_number_may_be_sorted() -> None:
    found = table(50)
    assert found.sorts
    unsorted = [column.plain for column in found.columns if column.sort != "nombre"]
    assert unsorted == ["Sur un an", "Facteurs", "Salaires"]


def test_a_row_tells_all_that_is_known_of_a_metier() -> None:
    steps = (
        "intensité des embauches 1 sur 5, manque de main-d’œuvre 2, formation exigée par le métier 3,"
        " conditions de travail contraignantes 4, emplois peu durables 5, éloignement entre offres et candidats 1,"
        " faible attrait des salaires 2"
    )
    assert row(metier(0)) == ["1 990", "+4 %", "500", "2,5", "300", "4", steps, "35 %", "1 800 à 2 500"]


def test_factors_of_a_difficulty_that_is_none_are_not_told() -> None:
    assert row(metier(0, told=False))[6] == "–"


@pytest.mark.parametrize(
    ("reason", "told"),
    [("base", "de 1 000 à 1 990"), ("arrondi", "de 1 000 à 1 990"), ("nd", "n. d."), ("rupture", "–")],
)
def test_a_change_that_is_withheld_gives_its_counts(reason: str, told: str) -> None:
    one = metier(0)
    assert one.change is not None
    assert row(replace(one, change=replace(one.change, value=None, reason=reason)))[1] == told


def test_counts_of_less_than_a_hundred_are_no_change() -> None:
    one = metier(0)
    before = build.observed(OFFERS, 90, period="2025T1", activity=one.code)
    withheld = Computed("evolution", (before, one.numbers[OFFERS.id]), None, "base")
    assert row(replace(one, change=withheld))[1] == "–"


@pytest.mark.parametrize(("reason", "told"), [("base", "–"), ("nd", "n. d.")])
def test_a_ratio_that_is_withheld(reason: str, told: str) -> None:
    one = metier(0)
    assert one.ratio is not None
    assert row(replace(one, ratio=replace(one.ratio, value=None, reason=reason)))[3] == told


def test_a_share_of_a_small_base_is_withheld() -> None:
    one = metier(0)
    assert row(replace(one, numbers={k: n for k, n in one.numbers.items() if k != CDI.id})) != row(one)
    found = metiers_table(
        replace(
            metiers_block(2),
            metiers=(one, replace(metier(1), numbers={k: n for k, n in one.numbers.items() if k != CDI.id})),
        ),
        Heading(Phrase("Métiers")),
        WORDING,
    )
    assert [text_of(line.cells[7].value) for line in found.lines] == ["35\u00a0%", "–"]


def test_a_factor_without_a_grade_has_an_empty_step_and_says_so_last() -> None:
    one = metier(0)
    first, *others = one.several[FACTORS.id]
    found = metiers_table(
        replace(
            metiers_block(0),
            metiers=(
                replace(one, several={**one.several, FACTORS.id: (replace(first, value=None, status="nd"), *others)}),
            ),
        ),
        Heading(Phrase("Métiers")),
        WORDING,
    )
    cell = found.lines[0].cells[6]
    assert cell.__html__().startswith('<span class="facteurs" aria-hidden="true"><i class="f"></i><i class="f2"></i>')
    assert spaces(text_of(cell.value)).startswith("manque de main-d’œuvre 2 sur 5, ")
    assert spaces(text_of(cell.value)).endswith(", intensité des embauches n. d.")


def test_a_share_that_a_title_says_is_in_the_row_of_its_count() -> None:
    """The métier is opened though the table has its count alone, and the share stands in small beside it."""
    block = metiers_block(50)
    count = block.metiers[30].numbers[OFFERS.id]
    share = replace(count, key=count.key._replace(measure="pourcentage"), value=0.0)
    title = WORDING.marker.share(share)
    line = metiers_table(block, Heading(Phrase("Métiers"), title), WORDING).lines[-1]
    assert line.named
    assert text_of(line.cells[0].note) == text_of(title)


def test_the_metier_that_a_title_names_is_open_with_all_its_columns() -> None:
    own = metiers_block(50)
    far = own.metiers[30]
    whole = build.observed(SEEKERS, 10_000)
    said = WORDING.marker.part(Computed("part", (far.numbers[SEEKERS.id], whole), 5.0))
    found = metiers_table(own, Heading(Phrase("Métiers"), said), WORDING)
    assert found.rest is not None
    assert (len(found.lines), len(found.rest.lines)) == (11, 39)
    assert [line.named for line in found.lines] == [False] * 10 + [True]
    assert [line.apart for line in found.lines] == [False] * 10 + [True]
    assert [spaces(text_of(cell.note)) for cell in found.lines[10].cells if cell.note] == ["5,0 %"]


@pytest.mark.parametrize("size", [1, 10, 15])
def test_a_short_table_does_not_fold(size: int) -> None:
    found = table(size)
    assert (len(found.lines), found.rest) == (size, None)
    assert found.whole == found


@pytest.mark.parametrize(("ungraded", "told"), [(-1, (False, False)), (3, (True, False)), (20, (False, True))])
def test_a_missing_value_is_explained_once_where_one_is(ungraded: int, told: tuple[bool, bool]) -> None:
    found = table(50, ungraded=ungraded)
    assert found.rest is not None
    assert ("sous le seuil de publication" in found.legend, "sous le seuil de publication" in found.rest.legend) == told
    assert MISSING_LEGEND not in (*found.legends, *found.rest.legends)


def test_metiers_of_the_edition_have_a_column_an_entry() -> None:
    found = table_of(build.metiers_blocks()[0], WORDING)
    assert found is not None
    assert [column.plain for column in found.columns] == ["Offres", "Demandeurs", "Difficulté"]
    assert [spaces(text_of(cell.value)) for cell in found.lines[2].cells] == ["moins de 5", "340", "n. d."]


def test_the_page_folds_the_others_and_says_what_may_be_sorted() -> None:
    fiche = build.make_fiche(blocks=[metiers_block(50)])
    page = document(render_fiche(fiche, context=build.make_context(), renderer=RENDERER)["index.html"])
    first, second = page.get_element_by_id("donnees-metiers-offres-12-mois").iter("table")
    assert (len(first.findall(".//tbody/tr")), len(second.findall(".//tbody/tr"))) == (10, 40)
    assert second.getparent().tag == "details"
    assert [head.get("data-tri") for head in first.findall(".//thead//th")] == [
        "mots", "nombre", None, "nombre", "nombre", "nombre", "nombre", None, "nombre", None,
    ]  # fmt: skip
    assert {head.get("data-tri") for head in second.findall(".//thead//th")} == {"mots", "nombre"}
    assert page.xpath("string(//section[@id='section-metiers']/h2)") == "Où recrute-t-on ici\u202f?"
