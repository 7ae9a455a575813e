"""evolution: rows of series, their table."""

from __future__ import annotations

from fiches.charts.model import Rupture
from fiches.site.svg_text import text_of
from tests.support import figures as build
from tests.support.pages.blocks import chart_of, table_of

WORDING = build.wording()


def test_evolution_rows_follow_the_series() -> None:
    """One row a period, holes included; the break and its few words are options."""
    block = build.evolution_block("demandeurs-abc", [None, *build.JOB_SEEKERS[1:]], breaks=("2025T1",))
    chart = chart_of(block, WORDING)
    assert chart is not None
    first, second, *_, last = chart.rows
    assert (first["period"], first["value"], first["zero"]) == ("2023T1", None, False)
    assert first["hover"] == "fin mars 2023\u00a0: non disponible"
    assert second["mark"] == "DE_1.CUMUL.CUMUL.ABC...2023T2.nombre"
    assert (last["period_label"], last["value"], last["role"], last["series_label"]) == (
        "fin mars 2026",
        41_230,
        "territoire",
        "Ille-et-Vilaine",
    )
    assert last["hover"] == "fin mars 2026\u00a0: 41\u202f230\u00a0personnes"
    assert chart.options.ruptures == (Rupture("2025T1", "loi pour le plein emploi"),)


def test_a_published_zero_is_marked_as_such() -> None:
    chart = chart_of(build.evolution_block("demandeurs-abc", [0, 10]), WORDING)
    assert chart is not None
    assert [row["zero"] for row in chart.rows] == [True, False]


def test_tables_tell_what_charts_draw() -> None:
    """Newest first, holes signed and explained, the break under the first line after it."""
    table = table_of(
        build.evolution_block("demandeurs-abc", [None, *build.JOB_SEEKERS[1:]], breaks=("2025T1",)), WORDING
    )
    assert table is not None
    assert [text_of(line.head) for line in table.lines][:2] == ["fin mars 2026", "fin décembre 2025"]
    assert [text_of(line.head) for line in table.lines if line.broken] == ["fin mars 2025"]
    assert text_of(table.lines[-1].cells[0].whole) == "n.\u00a0d."
    assert table.legend.startswith("n. d.")


def test_four_years_of_history_are_shown() -> None:
    """Drawing, table and subtitle agree on what is shown."""
    block = build.evolution_block("demandeurs-abc", [float(v) for v in range(100, 130)])
    chart, table = chart_of(block, WORDING), table_of(block, WORDING)
    assert chart is not None
    assert table is not None
    assert len(chart.rows) == len(table.lines) == 17
    assert text_of(table.caption).endswith("de fin mars 2022 à fin mars 2026")
