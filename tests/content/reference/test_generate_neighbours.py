"""The table of neighbours: each pair once, under the smaller of its codes."""

from __future__ import annotations

from fiches.content.reference.generate_neighbours import rows_of


def test_each_pair_is_written_once() -> None:
    table = {"35": ["22", "44"], "22": ["35"], "44": ["35"], "974": [], "01": ["01"]}
    assert list(rows_of("DEP", table)) == [("DEP", "22", "35"), ("DEP", "35", "44")]
