"""Few places are columns, many are lines: the same cells either way."""

from __future__ import annotations

from fiches.site.comparing.figures import compared_figures
from fiches.site.comparing.tables import KEY_FIGURES, SHARES, columns_table, compared_tables, lines_table, side_of
from fiches.site.context import FicheSummary
from fiches.site.summary import summary_of
from fiches.site.table import MISSING_LEGEND
from fiches.wording.phrase import Phrase, plain_text
from tests.support import figures as build

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
