"""secteurs: rows as those of a structure; a short document has the first of them."""

from __future__ import annotations

from fiches.site.fiche.kinds.secteurs import KIND

from fiches.site.fiche.block_kind import kind_named


def test_it_shares_the_rows_of_a_structure_and_is_shortened_on_paper() -> None:
    assert KIND.rows is kind_named("structure").rows
    assert KIND.paper.shortened
    assert KIND.paper.narrow
    assert not kind_named("structure").paper.shortened
