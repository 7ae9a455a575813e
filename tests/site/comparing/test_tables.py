"""Few places are columns, many are lines: the same cells either way; whole distributions in folds."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.comparing.figures import compared_figures
from fiches.site.comparing.tables import (
    KEY_FIGURES,
    SHARES,
    columns_table,
    compared_tables,
    folds,
    lines_table,
    side_of,
    without_distributions,
)
from fiches.site.context import FicheSummary
from fiches.site.summary import summary_of
from fiches.site.table import MISSING_LEGEND
from fiches.wording.phrase import Phrase, plain_text
from tests.support import figures as build
from tests.support.source import spaces

CONTEXT = build.make_context()
KNOWN = {key: summary_of(build.make_fiche(key)) for key in (build.BRETAGNE, build.ILLE)}
FIGURES = compared_figures(KNOWN, CONTEXT.wording())
SIDES = [side_of(key, FIGURES, CONTEXT, KNOWN, "../../") for key in KNOWN]


def test_a_place_s_head_leads_to_its_fiche() -> None:
    assert 'href="../../departements/35-ille-et-vilaine/index.html"' in SIDES[1].head.__html__()


def test_both_forms_have_the_same_cells() -> None:
    columns = columns_table(Phrase("Chiffres"), SIDES, FIGURES, CONTEXT.wording())
    lines = lines_table(Phrase("Chiffres"), SIDES, FIGURES, CONTEXT.wording())
    assert [line.cells for line in lines.lines] == list(zip(*(line.cells for line in columns.lines), strict=True))
    assert [line.id for line in columns.lines] == [one.id for one in FIGURES]
    assert [plain_text(column.head) for column in lines.columns] == [plain_text(line.head) for line in columns.lines]


def test_few_places_are_columns_many_are_lines() -> None:
    few = compared_tables(SIDES, FIGURES, KNOWN, CONTEXT.wording())
    many = compared_tables(SIDES * 3, FIGURES, KNOWN, CONTEXT.wording())
    assert (
        [plain_text(one.caption) for one in few] == [plain_text(one.caption) for one in many] == [KEY_FIGURES, SHARES]
    )
    assert [len(one.columns) for one in few] == [2, 2]
    assert [len(one.lines) for one in many] == [6, 6]


def test_legends_stand_under_the_last_table_alone() -> None:
    unknown = {build.ILLE: FicheSummary(build.ILLE, ())}
    first, last = compared_tables(
        [side_of(build.ILLE, FIGURES, CONTEXT, unknown, "")], FIGURES, unknown, CONTEXT.wording()
    )
    assert first.legends == ()
    assert last.legends == (MISSING_LEGEND,)


ILLE = KNOWN[build.ILLE]
ILLE_S = compared_figures({build.ILLE: ILLE}, CONTEXT.wording())


def test_a_fold_a_theme_a_table_a_distribution() -> None:
    found = folds((), ILLE_S, CONTEXT.wording())
    assert [spaces(plain_text(one.title)) for one in found] == [
        "Demandeurs d’emploi : âge, niveau de formation, ancienneté d’inscription",
        "Offres d’emploi : contrats proposés, qualification demandée",
        "Embauches : âge des personnes embauchées",
    ]
    first = found[0].tables[0]
    assert spaces(plain_text(first.caption)) == "Âge, en % des demandeurs d’emploi (A, B, C), fin mars 2026"
    assert [spaces(plain_text(line.head)) for line in first.lines] == [
        "15 à 24 ans", "25 à 34 ans", "35 à 49 ans", "50 à 54 ans", "55 ans ou plus"
    ]  # fmt: skip


def test_shares_are_those_of_the_place_and_a_small_base_has_a_dash() -> None:
    small = replace(ILLE, shares=tuple(replace(one, number=None, withheld=True) for one in ILLE.shares))
    sides = [side_of(build.ILLE, ILLE_S, CONTEXT, {build.ILLE: one}, "") for one in (ILLE, small)]
    line = folds(sides, ILLE_S, CONTEXT.wording())[0].tables[0].lines[0]
    assert [spaces(plain_text(cell.whole)) for cell in line.cells] == ["18 %", "—"]
    assert 'data-cle="DEP-35/DE_1.CUMUL.CUMUL.ABC.AGE.AGE1.2026T1.pourcentage"' in line.cells[0].__html__()


def test_what_is_not_known_is_explained_once_a_fold() -> None:
    side = side_of(build.ILLE, ILLE_S, CONTEXT, {build.ILLE: FicheSummary(build.ILLE, ())}, "")
    assert [table.legends for table in folds([side], ILLE_S, CONTEXT.wording())[0].tables] == [
        (),
        (),
        (MISSING_LEGEND,),
    ]


def test_a_page_of_too_many_places_has_none() -> None:
    assert folds((), without_distributions(ILLE_S), CONTEXT.wording()) == ()
