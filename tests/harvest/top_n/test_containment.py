"""Territories by région, each with the containers that bound its counts, or the larger one whose métiers it follows."""

from __future__ import annotations

from fiches.harvest.top_n.containment import Member, RegionGroup, epci_zones, region_groups
from fiches.keys import FRANCE, TerritoryKey
from tests.support.frames import BRETAGNE, COTES, ILLE, PARENTS, RENNES, SAINT_MALO

LOIRE, SARTHE = TerritoryKey("REG", "52"), TerritoryKey("DEP", "72")
ALL = {**PARENTS, LOIRE: (FRANCE,), SARTHE: (LOIRE, FRANCE)}
ZONES = {RENNES: frozenset({ILLE}), SAINT_MALO: frozenset({ILLE, COTES})}


def groups(*asked: TerritoryKey, zones: dict[TerritoryKey, frozenset[TerritoryKey]] | None = None) -> list[RegionGroup]:
    return list(region_groups((FRANCE, *asked), asked, ALL, ZONES if zones is None else zones))


def member(found: list[RegionGroup], key: TerritoryKey) -> Member:
    (one,) = [m for group in found for m in group.members if m.key == key]
    return one


def test_each_territory_is_in_its_region_s_group_in_the_order_of_codes() -> None:
    found = groups(BRETAGNE, ILLE, LOIRE, SARTHE, RENNES)
    assert [group.root for group in found] == [LOIRE, BRETAGNE]
    assert [m.key for m in found[1].members] == [BRETAGNE, ILLE, RENNES]
    assert FRANCE not in {m.key for group in found for m in group.members}


def test_a_departement_is_bounded_by_its_region_where_that_is_asked() -> None:
    assert member(groups(BRETAGNE, ILLE), ILLE).containers == (BRETAGNE,)
    alone = groups(ILLE)
    assert (alone[0].root, member(alone, ILLE).containers) == (ILLE, ())


def test_a_zone_is_bounded_by_all_its_departements_in_one_region() -> None:
    found = groups(BRETAGNE, ILLE, COTES, RENNES, SAINT_MALO)
    assert member(found, RENNES) == Member(RENNES, (ILLE,))
    assert member(found, SAINT_MALO).containers == (COTES, ILLE)


def test_a_zone_that_nothing_bounds_follows_the_nearest_larger_territory() -> None:
    """One département not asked, départements unknown, or départements of two régions."""
    assert member(groups(BRETAGNE, ILLE, SAINT_MALO), SAINT_MALO) == Member(SAINT_MALO, (), follows=BRETAGNE)
    assert member(groups(BRETAGNE, ILLE, RENNES, zones={}), RENNES) == Member(RENNES, (), follows=ILLE)
    across = {RENNES: frozenset({ILLE, SARTHE})}
    assert member(groups(BRETAGNE, ILLE, LOIRE, SARTHE, RENNES, zones=across), RENNES).follows == ILLE


def test_a_territory_that_is_not_published_is_a_container_only() -> None:
    (group,) = region_groups((FRANCE, BRETAGNE, ILLE), (ILLE,), ALL, ZONES)
    assert [(m.key, m.ranked) for m in group.members] == [(BRETAGNE, False), (ILLE, True)]


def test_the_local_table_gives_the_departements_of_every_epci() -> None:
    zones = epci_zones()
    assert zones[RENNES] == {ILLE}
    assert {key.type for key in zones} == {"EPCI"}
    assert {key.type for within in zones.values() for key in within} == {"DEP"}
    assert all(zones.values())
