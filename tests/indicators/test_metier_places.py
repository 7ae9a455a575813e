"""Where a métier recruits: which territories are told, in what order, of which period; its map, its counts to compare."""

from __future__ import annotations

from fiches.indicators.metier_places import MOST_LISTED, followed_metiers, metier_places
from fiches.keys import FRANCE, TerritoryKey
from tests.support import metiers
from tests.support.figures import BRETAGNE, ILLE, MAYOTTE, RENNES
from tests.support.frames import catalogue, edition_data, key, line
from tests.support.metiers import COTES, NORMANDIE


def test_a_metier_is_followed_where_the_edition_has_its_offers() -> None:
    assert followed_metiers(metiers.data()) == metiers.METIERS
    without = [row for row in metiers.rows() if row[4] != "N4101"]
    assert followed_metiers(metiers.data(without)) == ("A1203", "J1501")


def test_a_catalogue_without_a_table_of_metiers_follows_none() -> None:
    found = edition_data([line(key(activity="J1501"), 90)], catalogue(), activities={"ROME": ["J1501"]})
    assert followed_metiers(found) == ()
    assert list(metier_places(found, ["J1501"])) == []


def test_each_level_with_fiches_is_listed_by_decreasing_offers_ties_by_code() -> None:
    found = metiers.places()
    assert found.main == FRANCE
    assert {one.level: one.places for one in found.levels} == {
        "REG": (BRETAGNE, NORMANDIE),
        "DEP": (ILLE, COTES, MAYOTTE),
        "EPCI": (RENNES,),
    }
    offers = [row.numbers[found.entry.id].value for _, row in found.rows_of(found.levels[0])]
    assert offers == [60_000, 40_000]


def test_a_territory_without_a_fiche_is_mapped_and_counted_but_not_listed() -> None:
    found = metiers.places(metiers.data(published=(FRANCE, ILLE)))
    assert [(one.level, one.places) for one in found.levels] == [("DEP", (ILLE,))]
    assert [number.territory for number in found.parts] == [NORMANDIE, BRETAGNE]
    assert found.drawn is not None
    assert {child.territory: child.number.value for child in found.drawn.children} == {COTES: 3, ILLE: 5, MAYOTTE: None}
    assert found.drawn.own.number.value == 3


def test_a_level_that_may_be_long_has_its_first_territories_alone() -> None:
    many = [TerritoryKey("EPCI", f"{200_000_000 + number}") for number in range(MOST_LISTED + 5)]
    lines = [
        row for at, place in enumerate(many) for row in metiers.rows_of("J1501", place, (1_000 + 10 * at, 50, 0, None))
    ]
    found = metiers.places(metiers.data([*metiers.rows(), *lines], published=(*metiers.COUNTS, *many)))
    (listed,) = [one for one in found.levels if one.level == "EPCI"]
    assert (len(listed.places), listed.known) == (MOST_LISTED, MOST_LISTED + 6)
    assert listed.places[:2] == (RENNES, many[-1])


def test_a_column_is_of_one_period_in_every_territory() -> None:
    """A territory that has only an older row of a métier has no value there."""
    lines = [row for row in metiers.rows() if not (row[1:3] == ILLE and row[0] == "OFF_1" and row[8] == "2026T1")]
    found = metiers.places(metiers.data(lines))
    number = found.rows[ILLE].numbers[found.entry.id]
    assert (number.period, number.value, number.status) == ("2026T1", None, "nd")
    assert found.levels[1].places == (COTES, MAYOTTE, ILLE)


def test_factors_are_told_of_a_difficulty_of_three_and_more() -> None:
    found = metiers.places()
    assert len(found.rows[ILLE].several["metiers-tension-facteurs"]) == len(metiers.FACTORS)
    assert found.rows[NORMANDIE].several["metiers-tension-facteurs"] == ()


def test_nothing_of_a_source_that_stops_above_a_level_stands_there() -> None:
    assert "metiers-tension" not in metiers.places().rows[RENNES].numbers


def test_the_highest_fiche_is_told_first_or_the_country_of_several() -> None:
    of_a_region = metiers.data(published=(BRETAGNE, ILLE, COTES), levels=())
    assert metiers.places(of_a_region).main == BRETAGNE
    of_regions = metiers.data(published=(BRETAGNE, NORMANDIE), levels=("REG",))
    assert metiers.places(of_regions).main == FRANCE


def test_nothing_is_said_nor_mapped_of_some_of_the_parts_of_a_place() -> None:
    """An edition of one région has the country's figures too, and two of its four départements here."""
    for found in (
        metiers.places(metiers.data(published=(BRETAGNE, ILLE, COTES), levels=())),
        metiers.places(metiers.data(levels=())),
    ):
        assert (found.parts, found.drawn) == ((), None)


def test_a_region_s_own_departements_are_compared_where_the_edition_has_them_all() -> None:
    own = [TerritoryKey("DEP", code) for code in ("22", "29", "35", "56")]
    lines = [
        row for at, place in enumerate(own) for row in metiers.rows_of("J1501", place, (1_000 + 10 * at, 50, 0, 4))
    ]
    region = metiers.rows_of("J1501", BRETAGNE, metiers.COUNTS[BRETAGNE])
    found = metiers.places(metiers.data([*lines, *region], published=(BRETAGNE, *own), levels=()))
    assert [number.territory for number in found.parts] == own
    assert found.drawn is not None
    assert (found.drawn.own.territory, found.drawn.level) == (BRETAGNE, "DEP")


def test_a_single_grade_makes_no_map() -> None:
    lines = [row for row in metiers.rows() if not (row[0] == "PERSP_2" and row[1:3] == COTES)]
    assert metiers.places(metiers.data(lines)).drawn is None


def test_the_summary_is_of_the_first_territory_alone() -> None:
    found = metiers.places().summary
    assert list(found.rows) == [FRANCE]
    assert (found.levels, found.parts, found.drawn) == ((), (), None)
