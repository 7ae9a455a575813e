"""What charts and tables are made from: rows, marks, hover texts, options."""

from __future__ import annotations

import pytest

from fiches.charts.model import Marked
from fiches.indicators.model.block import Block
from fiches.site.fiche.chart_rows import sparkline_of
from tests.support import figures as build
from tests.support.pages.blocks import chart_of

WORDING = build.wording()


NOTHING = [
    build.missing_block("demandeurs-abc"),
    build.structure_block("demandeurs-age", [None] * 5),
    build.evolution_block("demandeurs-abc", [None, None]),
    Block(build.indicator("demandeurs-abc"), build.ILLE, build.ILLE, None),
]


@pytest.mark.parametrize("block", NOTHING)
def test_nothing_published_draws_nothing(block: Block) -> None:
    assert chart_of(block, WORDING) is None


def test_names_carry_no_number_and_descriptions_carry_the_marks_of_their_numbers() -> None:
    chart = chart_of(build.evolution_block("demandeurs-abc", build.JOB_SEEKERS), WORDING)
    assert chart is not None
    assert chart.title == Marked("Graphique\u00a0: Demandeurs d’emploi de catégories A,\u00a0B et C")
    assert chart.description.marks == tuple(f"DE_1.CUMUL.CUMUL.ABC...{year}T1.nombre" for year in range(2023, 2027))


def test_sparklines_go_from_a_quarter_to_the_same_and_show_no_grade() -> None:
    spark = sparkline_of(build.full_headlines()[0], ("2025T1",), WORDING)
    assert spark is not None
    assert (len(spark.rows), spark.rows[0]["period"]) == (13, "2023T1")
    assert sparkline_of(build.full_headlines()[3], (), WORDING) is None
    assert sparkline_of(build.headline("demandeurs-abc", 10), (), WORDING) is None
