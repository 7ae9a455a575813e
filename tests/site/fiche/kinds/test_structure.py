"""structure: rows beside the parent’s, their table."""

from __future__ import annotations

from fiches.site.svg_text import text_of
from tests.support import figures as build
from tests.support.pages.blocks import chart_of, table_of

WORDING = build.wording()


def test_structure_rows_stand_beside_the_parents() -> None:
    chart = chart_of(build.structure_block("demandeurs-sexe", [51, 49]), WORDING)
    assert chart is not None
    assert chart.rows[0] == {
        "order": 0,
        "label": "Femmes",
        "value": 51,
        "mark": "DE_1.CUMUL.CUMUL.ABC.GENRE.F.2026T1.pourcentage",
        "zero": False,
        "hover": "",
        "parent_value": 53,
        "parent_mark": "REG-53/DE_1.CUMUL.CUMUL.ABC.GENRE.F.2026T1.pourcentage",
        "parent_hover": "Bretagne\u00a0: 53\u00a0%",
        "parent_label": "Bretagne",
    }
    assert chart.options.unit == "%"


def test_a_structure_has_a_column_a_place_and_the_counts() -> None:
    table = table_of(build.structure_block("demandeurs-sexe", [51, 49]), WORDING)
    assert table is not None
    assert [text_of(column.head) for column in table.columns] == ["Ille-et-Vilaine", "Bretagne", "Nombre"]
    assert [text_of(cell.whole) for cell in table.lines[0].cells] == ["51\u00a0%", "53\u00a0%", "20\u202f400"]
