"""Key figures: value, change, place, and why when there is none."""

from __future__ import annotations

from fiches.indicators.fiche import build_fiche
from fiches.keys import TerritoryKey
from tests.support.fiche_parts import SHORT, TENSION, headline, tension
from tests.support.frames import FRANCE, ILLE, RENNES, catalogue, edition_data, entry, key, line


def test_key_figures_rank_counts_and_keep_their_history() -> None:
    places = [TerritoryKey("DEP", code) for code in ("22", "29", "44", "56")]
    rows = [line(key(place), 10) for place in places] + [line(key(period=p), 100_000) for p in SHORT]
    found = headline(rows, entry(cle=1), levels=("DEP",))
    assert (found.rank.first, found.rank.size, len(found.series.points)) == (1, 5, 5)
    assert found.evolution.value == 0


def test_a_grade_as_key_figure_has_no_rank_and_a_difference() -> None:
    found = headline(
        [tension(ILLE, 4), tension(ILLE, 3, "2024")], TENSION.model_copy(update={"cle": 1}), levels=("DEP",)
    )
    assert (found.rank, found.evolution.formula, found.evolution.value) == (None, "ecart", 1)


def test_a_key_figure_without_value_is_there_with_its_reason() -> None:
    found = headline([], entry(cle=1))
    assert (found.number.value, found.number.status, found.evolution, found.rank) == (None, "nd", None, None)


def test_key_figures_come_in_their_order_and_borrow_from_the_nearest_parent() -> None:
    entries = (entry("second", cle=2), TENSION.model_copy(update={"cle": 1}))
    found = build_fiche(edition_data([line(key(RENNES), 10), tension(ILLE, 4)], catalogue(*entries)), RENNES).headlines
    assert [(one.indicator.id, one.number.territory) for one in found] == [("tension", ILLE), ("second", RENNES)]


def test_a_key_figure_that_the_source_fills_with_zeros_everywhere_is_none() -> None:
    zeros = [line(key(), 0), line(key(FRANCE), 0)]
    assert not build_fiche(edition_data(zeros, catalogue(entry(cle=1))), ILLE).headlines
    small_place = [line(key(), 0), line(key(FRANCE), 9_000)]
    assert build_fiche(edition_data(small_place, catalogue(entry(cle=1))), ILLE).headlines
