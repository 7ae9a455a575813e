"""Texts in their place: labels kept apart."""

from __future__ import annotations

from itertools import pairwise

from fiches.charts.text.place import spread


def test_spread_labels_do_not_overlap() -> None:
    tops = spread([50, 50, 52], [14, 28, 14], 0, 120)
    order = sorted(zip(tops, [14, 28, 14], strict=True))
    assert all(top + high <= after for (top, high), (after, _) in pairwise(order))
    assert order[-1][0] + order[-1][1] <= 120
