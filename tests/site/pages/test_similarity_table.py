"""The variables of similar territories, as the method page lists them."""

from __future__ import annotations

from dataclasses import replace

from fiches.content.similarity_file import load_similarity
from fiches.site.pages.similarity_table import variables_table
from fiches.wording.phrase import plain_text
from tests.support import figures as build

SIMILARITY = load_similarity(build.CONTENT, build.catalogue())


def test_each_variable_has_a_line_with_its_row_of_the_edition() -> None:
    table = variables_table(replace(build.make_context(), similarity=SIMILARITY))
    assert table is not None
    rows = [plain_text(line.cells[1].value) for line in table.lines]
    assert len(rows) == len(SIMILARITY.variables)
    assert "DE_1.CUMUL.CUMUL.ABC.AGE.AGE3.pourcentage" in rows
    assert all(plain_text(line.head)[:1].isupper() or plain_text(line.head)[:1].isdigit() for line in table.lines)


def test_without_variables_there_is_no_table() -> None:
    assert variables_table(build.make_context()) is None
