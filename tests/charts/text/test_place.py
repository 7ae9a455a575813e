"""Texts in their place: labels kept apart."""

from __future__ import annotations

from itertools import pairwise

from fiches.charts.model import LABELS
from fiches.charts.text.place import LINE, by_look, lines, spread, value_words, words


def test_spread_labels_do_not_overlap() -> None:
    tops = spread([50, 50, 52], [14, 28, 14], 0, 120)
    order = sorted(zip(tops, [14, 28, 14], strict=True))
    assert all(top + high <= after for (top, high), (after, _) in pairwise(order))
    assert order[-1][0] + order[-1][1] <= 120


def test_words_are_a_label_until_they_are_a_value() -> None:
    label = words(1, 2, "41 230", bold=True, anchor="end")
    assert (label["datum"], label["weight"], label["align"]) == (LABELS, 600, "right")
    value = value_words(label, {"mark": "K", "hover": "41 230 personnes"})
    assert "datum" not in value
    assert (value["mark"], value["hover"], value["words"]) == ("K", "", "41 230")


def test_lines_stand_one_under_the_other() -> None:
    assert [(row["y"], row["words"]) for row in lines(0, 10, ["a", "b"])] == [(10, "a"), (10 + LINE, "b")]


def test_shapes_that_look_the_same_follow_one_another() -> None:
    found = by_look([{"fill": "b", "x": 1}, {"fill": "a", "x": 2}, {"fill": "b", "x": 3}])
    assert [row["x"] for row in found] == [2, 1, 3]
