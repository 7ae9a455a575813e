"""metiers: the largest, with offers beside; a column an entry."""

from __future__ import annotations

from fiches.site.svg_text import text_of
from tests.support import figures as build
from tests.support.pages.blocks import chart_of, table_of

WORDING = build.wording()


def test_metiers_are_drawn_from_the_largest_with_offers_beside() -> None:
    chart = chart_of(build.metiers_blocks()[0], WORDING)
    assert chart is not None
    assert next((r["label"], r["value"], r["second"]) for r in chart.rows) == (
        "Jardinier / Jardinière paysagiste",
        830,
        420,
    )
    assert chart.options.labels == ("Demandeurs (A, B, C)", "Offres")


def test_a_second_value_of_fewer_than_five_says_so() -> None:
    """The chart's label reads as the table's cell: « moins de 5 », not « 0 »."""
    chart = chart_of(build.metiers_blocks()[0], WORDING)
    assert chart is not None
    assert [(row.get("second"), row.get("second_zero")) for row in chart.rows] == [
        (420, False),
        (1060, False),
        (0, True),
    ]


def test_metiers_have_a_column_an_entry() -> None:
    table = table_of(build.metiers_blocks()[0], WORDING)
    assert table is not None
    assert [column.plain for column in table.columns] == ["Demandeurs (A, B, C)", "Offres", "Difficulté"]
    assert [text_of(cell.whole) for cell in table.lines[2].cells] == ["340", "moins de\u00a05", "n.\u00a0d."]
