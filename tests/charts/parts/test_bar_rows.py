"""Where rows of bars stand: beside their names or under them, on a page and on paper."""

from __future__ import annotations

import pytest

from fiches.charts.model import ChartOptions, Row
from fiches.charts.parts.bar_rows import BESIDE, DENSE_THIN, THIN, arrange, arrange_dense
from fiches.charts.text.measure import text_width
from tests.support.charts import builders as b

USUAL, PAPER = ChartOptions(), ChartOptions(width=216, dense=True)


def rows(*labels: str, **cells: float | None) -> list[Row]:
    return [{"order": n, "label": label, "value": 10.0 * n, **cells} for n, label in enumerate(labels)]


def test_short_names_stand_at_the_left_and_long_ones_above() -> None:
    beside, above = arrange(rows("Femmes", "Hommes"), USUAL, (), 0), arrange(rows(*b.SECTORS), USUAL, (), 0)
    assert beside.left > text_width("Hommes")
    assert above.left == 0
    assert all(text_width(name) <= BESIDE for bar in beside.bars for name in bar.names)
    assert all(bar.baseline < bar.top for bar in above.bars)


@pytest.mark.parametrize(("labels", "above"), [(("Femmes", "Hommes"), False), (b.SECTORS, True)])
def test_on_paper_names_of_several_lines_stand_above(labels: tuple[str, ...], above: bool) -> None:
    """Then the value stands at the end of the name's line, and the bar is thin and as long as the drawing."""
    arranged = arrange_dense(rows(*labels), PAPER, ())
    assert arranged.values_above == above
    if above:
        assert (arranged.left, arranged.thick) == (0, DENSE_THIN)
        assert all(text_width(name) <= PAPER.width for bar in arranged.bars for name in bar.names if " " in name)


@pytest.mark.parametrize("options", [USUAL, PAPER])
@pytest.mark.parametrize("labels", [("Femmes", "Hommes"), b.SECTORS])
def test_rows_follow_one_another_within_the_drawing(options: ChartOptions, labels: tuple[str, ...]) -> None:
    found = arrange_dense(rows(*labels), options, ()) if options.dense else arrange(rows(*labels), options, (), 0)
    ends = [bar.top + found.thick for bar in found.bars]
    assert ends == sorted(ends)
    assert ends[-1] <= found.height
    assert found.left + found.width + found.right == options.width


def test_the_scale_holds_zero_and_the_other_columns() -> None:
    found = arrange(rows("A", "B", parent_value=50.0), USUAL, ("parent_value",), 0)
    assert (found.least, found.most) == (0.0, 50.0)
    assert (found.x(0), found.x(50)) == (0, found.width)
    below = arrange(rows("A", value=-4.0), USUAL, (), 0)
    assert (below.least, below.most, below.x(-4.0)) == (-4.0, 0.0, 0)
    nothing = arrange(rows("A", value=None), USUAL, (), 0)
    assert (nothing.least, nothing.most) == (0.0, 1.0)


def test_a_second_value_takes_room_under_the_first() -> None:
    one, two = (arrange(rows("A", "B"), USUAL, others, 0) for others in ((), ("second",)))
    assert two.height - one.height == 2 * THIN
