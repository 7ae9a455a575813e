"""Whether the source has anything new: each indicator dated for the country, or where there is a row."""

from __future__ import annotations

from fiches.harvest.freshness import Freshness, completed, freshness_calls, read_freshness
from fiches.harvest.previous import PreviousAnswers
from fiches.keys import FRANCE
from tests.support.frames import BRETAGNE, COTES, ILLE, catalogue, edition, entry, key, line
from tests.support.world import World

ENTRY = catalogue()


def test_each_indicator_is_dated_for_the_country() -> None:
    world = World()
    wanted = catalogue(entry("a"), entry("b", indicateur="OFF_1", codes=("TOFF",)))
    with world.opened(None, wanted, None) as api:
        found = read_freshness(api, wanted)
    assert found.values == {"DE_1": f"2026T1 {world.loaded}", "OFF_1": f"2026T1 {world.loaded}"}
    assert found.complete
    assert sorted(world.asked) == [("DE_1", "NAT", "FR", "CUMUL"), ("OFF_1", "NAT", "FR", "CUMUL")]


def test_an_indicator_without_row_leaves_it_incomplete() -> None:
    world = World(silent={"DE_1"})
    with world.opened(None, ENTRY, None) as api:
        assert not read_freshness(api, ENTRY).complete


def test_an_indicator_without_a_total_takes_no_call() -> None:
    wanted = catalogue(entry("a"), entry("s", indicateur="SAL_3", activite="FAP225", codes=("SAL3",)))
    assert [call.indicator for call in freshness_calls(wanted)] == ["DE_1"]
    (grade,) = freshness_calls(catalogue(entry("d", indicateur="DYN_1", activite="MOYENNE", codes=())))
    assert (grade.territory, grade.activity_type, grade.latest_only) == (FRANCE, "MOYENNE", True)


def test_where_the_country_has_no_row_the_first_territory_of_the_previous_edition_is_asked() -> None:
    """And the previous edition is not read where the country answers."""
    previous = PreviousAnswers(edition([line(key(ILLE), 5), line(key(COTES), 5)]))
    world = World(values={("DE_1", "NAT", "FR", "CUMUL"): None})
    with world.opened(None, ENTRY, None) as api:
        found = read_freshness(api, ENTRY, lambda: previous, (FRANCE, BRETAGNE, COTES, ILLE))
    assert found.values == {"DE_1": f"DEP-22 2026T1 {world.loaded}"}
    assert found.periods == {"DE_1": "2026T1"}

    def unread() -> PreviousAnswers:
        raise AssertionError("read")

    with World().opened(None, ENTRY, None) as api:
        assert read_freshness(api, ENTRY, unread, (FRANCE,)).complete


def test_an_edition_dates_by_its_rows_what_the_country_does_not_date() -> None:
    harvested = edition([line(key(ILLE, period=period), 5, date="2026-06-12") for period in ("2025T4", "2026T1")])
    undated = Freshness({"DE_1": ""}, {"DE_1": ""})
    assert completed(undated, ENTRY, harvested, (FRANCE, ILLE)).values == {"DE_1": "DEP-35 2026T1 2026-06-12"}
    assert completed(undated, ENTRY, harvested, (FRANCE, COTES)).values == {"DE_1": ""}
    dated = Freshness({"DE_1": "2026T1 x"}, {"DE_1": "x"})
    assert completed(dated, ENTRY, harvested, (FRANCE, ILLE)) is dated
