"""What a caller gives to a chart: rows read by column, options."""

from __future__ import annotations

import pytest

from fiches.charts.model import ChartOptions, Drawing, marks_of, number_of, ordered, text_of
from fiches.charts.theme import WIDTH


def test_options_are_those_of_a_page_unless_said_otherwise() -> None:
    options = ChartOptions()
    assert options.from_zero
    assert (options.width, options.dense, options.ruptures) == (WIDTH, False, ())


@pytest.mark.parametrize(
    ("cell", "number"), [(3, 3.0), (2.5, 2.5), (None, None), ("3", None), (float("inf"), None), (0, 0.0)]
)
def test_a_number_is_finite_or_missing(cell: float | str | None, number: float | None) -> None:
    assert number_of({"value": cell}, "value") == number
    assert number_of({}, "value") is None


def test_an_absent_text_is_empty() -> None:
    assert (text_of({"label": "Rennes"}, "label"), text_of({"label": None}, "label"), text_of({}, "label")) == (
        "Rennes", "", "",
    )  # fmt: skip


def test_marks_of_a_parent_have_a_prefix() -> None:
    row = {"mark": "K", "hover": "T", "parent_mark": "P"}
    assert marks_of(row) == {"mark": "K", "hover": "T"}
    assert marks_of(row, "parent_") == {"mark": "P", "hover": ""}


def test_rows_are_sorted_by_their_order() -> None:
    assert [row["label"] for row in ordered([{"order": 2, "label": "b"}, {"label": "a"}])] == ["a", "b"]


def test_the_plot_is_what_the_margins_leave() -> None:
    assert Drawing({}, 100, 344, left=40, right=4).inner_width == 300
