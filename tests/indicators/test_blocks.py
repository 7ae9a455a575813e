"""Blocks and key figures of a fiche: what is shown, of whom, at which period, and why when there is nothing."""

from __future__ import annotations

import pytest

from fiches.indicators.fiche import build_fiche
from fiches.keys import TerritoryKey
from tests.support.fiche_parts import AGES, COARSE, FINE, SHORT, TENSION, block, tension
from tests.support.frames import BRETAGNE, FRANCE, ILLE, RENNES, catalogue, edition_data, entry, key, line


def values(items) -> list[tuple[str, float | None]]:
    return [(item.code, item.number.value) for item in items]


# Series


def test_a_series_is_whole_and_oldest_first_holes_included() -> None:
    found = block([line(key(period=p), v) for p, v in (("2026T1", 30), ("2025T1", 10), ("2025T3", 20))])
    points = found.series[0].points
    assert [(p.period, p.value, p.status) for p in points] == [
        ("2025T1", 10, ""), ("2025T2", None, "nd"), ("2025T3", 20, ""), ("2025T4", None, "nd"), ("2026T1", 30, ""),
    ]  # fmt: skip


def test_an_item_has_its_change_over_a_year_where_the_row_of_the_year_before_is_there() -> None:
    """Of its count; nothing of a share without one, of a grade."""
    rows = [line(key(code="B", period="2025T1"), 10_000), line(key(code="B"), 11_000), line(key(code="A"), 700)]
    first, second = block(rows, entry(codes=("B", "A"), chart="barres")).items
    assert first.change is not None
    assert (first.change.formula, first.change.value) == ("evolution", 10)
    assert second.change is not None
    assert (second.change.value, second.change.reason) == (None, "nd")
    graded = [line(key(code="B", period=period, measure="niveau"), 3) for period in ("2025T1", "2026T1")]
    assert block(graded, entry(codes=("B",), mesure="niveau", chart="barres")).items[0].change is None


@pytest.mark.parametrize(("known", "told"), [(0, False), (1, False), (2, True), (4, True)])
def test_changes_are_told_where_half_of_the_items_have_theirs(known: int, told: bool) -> None:
    """And only then do they call for a réserve."""
    rows = [line(key(code=code), 1100) for code in "ABCD"]
    rows += [line(key(code=code, period="2025T1"), 1000) for code in "ABCD"[:known]]
    found = block(rows, entry(codes=("A", "B", "C", "D"), chart="barres"))
    assert found.tells_changes == told
    assert len(found.changes) == (4 if told else 0)


def test_a_hidden_value_stays_hidden_in_its_series() -> None:
    found = block([line(key(period="2025T4"), None, "s"), line(key(), 10)])
    assert found.series[0].points[0].status == "s"


def test_each_code_is_a_series_those_without_rows_left_out() -> None:
    found = block([line(key(code="A"), 1), line(key(code="ABC"), 2)], entry(codes=("ABC", "A", "B")))
    assert [s.code for s in found.series] == ["ABC", "A"]
    assert found.main.key.nomenclature_code == "ABC"


@pytest.mark.parametrize(
    ("codes", "chosen"), [(("ABCDEFG", "ABCDE"), "ABCDEFG"), (("ABCDE",), "ABCDE"), ((), "ABCDEFG")]
)
def test_the_best_alternative_that_there_is_speaks(codes: tuple[str, ...], chosen: str) -> None:
    found = block([line(key(code=code), 10) for code in codes], entry(codes=("ABCDEFG|ABCDE",)))
    assert found.main.key.nomenclature_code == chosen


def test_the_latest_period_of_the_territory_counts_even_when_others_have_a_later_one() -> None:
    found = block([line(key(period="2025T4"), 10), line(key(FRANCE), 99), line(key(FRANCE, period="2025T4"), 98)])
    assert found.period == "2025T4"
    assert [(c.territory, c.number.value) for c in found.comparisons] == [(FRANCE, 98)]


@pytest.mark.parametrize(
    ("first", "last", "breaks"),
    [("2024T1", "2026T1", ("2025T1",)), ("2025T1", "2026T1", ()), ("2023T1", "2024T4", ())],
)
def test_a_series_is_broken_only_when_it_holds_both_sides(first: str, last: str, breaks: tuple[str, ...]) -> None:
    assert block([line(key(period=first), 10), line(key(period=last), 20)]).breaks == breaks


def test_the_break_of_another_indicator_breaks_nothing() -> None:
    rows = [line(key(code="TOFF", indicator="OFF_1", period=p), 10) for p in ("2024T1", "2026T1")]
    assert block(rows, entry(indicateur="OFF_1", codes=("TOFF",))).breaks == ()


def test_parents_are_compared_nearest_first_with_share_and_change() -> None:
    rows = [
        line(key(place, period=p), v)
        for place, v in ((ILLE, 10_000), (BRETAGNE, 40_000), (FRANCE, 1_000_000))
        for p in SHORT
    ]
    found = block(rows)
    assert [(c.territory, c.number.value, c.part.value) for c in found.comparisons] == [
        (BRETAGNE, 40_000, 25),
        (FRANCE, 1_000_000, 1),
    ]
    assert {c.evolution.value for c in found.comparisons} == {0}


def test_a_parent_without_value_is_not_compared() -> None:
    rows = [line(key(), 100), line(key(BRETAGNE), None), line(key(FRANCE), 1000)]
    assert [c.territory for c in block(rows).comparisons] == [FRANCE]


def test_nothing_at_all_is_not_available_at_the_edition_s_period() -> None:
    found = block([])
    assert (found.missing, found.period, found.series, found.comparisons) == ("nd", "2026T1", (), ())
    assert found.main.value is None


@pytest.mark.parametrize("status", ["nd", "s"])
def test_a_missing_value_says_why(status: str) -> None:
    found = block([line(key(), None, status)])
    assert (found.missing, found.main.value, found.evolution) == (status, None, None)


def test_the_date_of_a_block_is_the_latest_of_its_rows() -> None:
    assert block([line(key(), 10, date="2026-05-28T10:02:11+02:00")]).updated_at == "2026-05-28T10:02:11+02:00"


# Borrowing


def test_an_epci_borrows_the_difficulty_of_its_departement_and_says_so() -> None:
    found = block([tension(ILLE, 4), tension(BRETAGNE, 3), tension(FRANCE, 2)], TENSION, home=RENNES)
    assert (found.home, found.shown, found.borrowed, found.main.value) == (RENNES, ILLE, True, 4)
    assert [c.territory for c in found.comparisons] == [BRETAGNE, FRANCE]


def test_an_epci_without_departement_borrows_from_the_next_parent() -> None:
    found = block([tension(FRANCE, 2)], TENSION, home=RENNES, parents={RENNES: (FRANCE,), FRANCE: ()})
    assert (found.shown, found.main.value) == (FRANCE, 2)


def test_nothing_above_means_that_it_does_not_apply() -> None:
    found = block([tension(FRANCE, 2)], TENSION, home=RENNES, parents={RENNES: ()})
    assert (found.missing, found.borrowed, found.main) == ("na", False, None)


def test_a_departement_without_row_borrows_nothing() -> None:
    """Mayotte: the level is served, the value is not there."""
    found = block([tension(BRETAGNE, 3)], TENSION, home=ILLE)
    assert (found.shown, found.missing) == (ILLE, "nd")


def test_a_scale_shows_the_parents_too() -> None:
    found = block([tension(ILLE, 4), tension(BRETAGNE, 3), tension(FRANCE, 2)], TENSION)
    assert [(s.territory, s.points[-1].value) for s in found.series] == [(ILLE, 4), (BRETAGNE, 3), (FRANCE, 2)]


def test_an_entry_kept_to_some_levels_has_no_block_elsewhere() -> None:
    kept = edition_data([line(key(), 10)], catalogue(entry(niveaux=("REG",)), entry("b")))
    assert [b.indicator.id for b in build_fiche(kept, ILLE).blocks] == ["b"]
    assert [b.indicator.id for b in build_fiche(kept, BRETAGNE).blocks] == ["demandeurs", "b"]


def test_an_entry_without_chart_has_no_block() -> None:
    found = build_fiche(edition_data([line(key(), 10)], catalogue(entry(chart="aucun"))), ILLE)
    assert found.blocks == ()


# Structures


def age(
    code: str, value: float | None, territory: TerritoryKey = ILLE, period: str = "2026T1", measure: str = "pourcentage"
):
    return line(key(territory, period=period, measure=measure, characteristic=f"AGE/{code}"), value)


@pytest.mark.parametrize(
    ("there", "shown"),
    [(("AGE1", "AGE2", "AGE4", "AGE5"), FINE), (("AGE1", "AGE2", "AGE4"), COARSE), (("AGE1", "AGE2"), COARSE)],
    ids=["all fine ones", "one lacking", "old vintage"],
)
def test_the_finer_cut_is_shown_only_when_whole(there: tuple[str, ...], shown: tuple[str, ...]) -> None:
    """AGE holds two cuts at once: mixing them would count people twice."""
    assert [i.code for i in block([age(code, 20) for code in there], AGES).items] == list(shown)


def test_items_carry_their_count_and_the_nearest_parent() -> None:
    rows = [age("AGE1", 20), age("AGE1", 50, measure="nombre"), age("AGE1", 18, BRETAGNE), age("AGE1", 16, FRANCE)]
    item = block(rows, AGES).items[0]
    assert (item.number.value, item.count.value, item.parent.value, item.country) == (20, 50, 18, None)


def test_amounts_carry_the_country_too_once() -> None:
    salaries = entry(
        "salaires", indicateur="OFF_1", codes=("PE",), caracteristique="SALAIRE", mesure="montant", chart="barres"
    )
    rows = [
        line(key(place, "PE", indicator="OFF_1", measure="montant", characteristic="SALAIRE/D1"), value)
        for place, value in ((ILLE, 1_800), (BRETAGNE, 1_700), (FRANCE, 1_750))
    ]
    item = block(rows, salaries).items[0]
    assert (item.parent.value, item.country.value) == (1_700, 1_750)
    item = block([rows[0], rows[2]], salaries).items[0]
    assert (item.parent.territory, item.country) == (FRANCE, None)


def test_items_are_all_of_the_latest_period() -> None:
    rows = [age("AGE1", 20), age("AGE1", 19, period="2025T4"), age("AGE2", 40, period="2025T4")]
    found = block(rows, AGES)
    assert found.period == "2026T1"
    assert values(found.items) == [("AGE1", 20), ("AGE2", None)]


def test_a_modality_that_the_source_never_had_has_no_bar() -> None:
    assert [i.code for i in block([age("AGE1", 20)], AGES).items] == ["AGE1"]


def test_a_modality_known_elsewhere_has_an_empty_bar() -> None:
    assert values(block([age("AGE1", 20), age("AGE2", 30, FRANCE)], AGES).items) == [("AGE1", 20), ("AGE2", None)]


def test_the_largest_item_speaks_for_the_block() -> None:
    found = block([age("AGE1", 20), age("AGE2", 60)], AGES)
    assert found.main.key.characteristic_code == "AGE2"


def test_a_structure_without_any_row_is_not_available() -> None:
    found = block([], AGES)
    assert (found.missing, found.items, found.period) == ("nd", (), "2026T1")


def test_a_structure_all_hidden_is_not_available_for_its_items() -> None:
    found = block([age("AGE1", None), age("AGE2", None)], AGES)
    assert (found.missing, found.main) == ("nd", None)


SECTORS = entry("secteurs", chart="barres", indicateur="OFF_1", activite="NAF21", codes=("TOFF",), premiers=2)


def sector(code: str, value: float):
    return line(key(code="TOFF", indicator="OFF_1", activity=code, kind="NAF21"), value)


def test_of_many_activities_the_first_ones_by_value_are_shown_ties_by_code() -> None:
    found = block(
        [sector("A", 10), sector("C", 30), sector("B", 30)], SECTORS, activities={"NAF21": ["A", "B", "C", "D"]}
    )
    assert values(found.items) == [("B", 30), ("C", 30)]


@pytest.mark.parametrize(
    ("here", "past", "country", "missing"),
    [(0, 0, 0, "zeros"), (0, 0, 10, ""), (0, 10, 0, ""), (10, 0, 0, ""), (0, 0, None, "")],
)
def test_zeros_everywhere_are_no_figure(here: float, past: float, country: float | None, missing: str) -> None:
    """In a small place, a zero stands for fewer than five; in the whole country, for a hole that was filled."""
    rows = [line(key(), here), line(key(period="2025T1"), past), line(key(FRANCE), country)]
    assert block(rows).missing == missing


def test_bars_of_nothing_but_zeros_are_no_figure() -> None:
    shares = [
        line(key(place, characteristic=f"AGE/{modality}", measure="pourcentage"), 0)
        for place in (ILLE, FRANCE)
        for modality in ("AGE1", "AGE2")
    ]
    found = block(shares, entry(caracteristique="AGE", mesure="pourcentage", chart="barres"))
    assert found.missing == "zeros"
