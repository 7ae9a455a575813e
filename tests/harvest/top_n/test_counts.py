"""The counts that rank: read at one period, bounded by the totals that the plan has asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import pytest

from fiches.harvest.model import Scope
from fiches.harvest.needs import needs_by_key
from fiches.harvest.top_n.containment import Member, RegionGroup
from fiches.harvest.top_n.counts import Count, count_of, country_ranking, search_of, served_members, size, value_of
from fiches.harvest.top_n.search import NO_BOUND, Whole
from fiches.keys import FRANCE, TerritoryKey
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call
from tests.support.frames import BRETAGNE, COTES, ILLE, RENNES, catalogue, entry

METIERS = ("A1203", "J1501", "K1302")
NEEDS = needs_by_key(catalogue(entry("a"), entry("m", activite="ROME", codes=("ABC",), chart="metiers")))
NEED = NEEDS["DE_1", "ROME"]
SCOPE = Scope((), (ILLE,), (FRANCE, ILLE, COTES), {}, {"ROME": METIERS})
PLACES = (FRANCE, BRETAGNE, ILLE, COTES)


def row(value: float | None, period: str = "2026T1", code: str = "ABC") -> Observation:
    return Observation("ROME", "x", code, "", "", period, "nombre", value, "", "")


class Answers:
    """Stands for a runner: answers by territory and activity, no row where there is none."""

    needs = NEEDS

    def __init__(self, rows: Mapping[tuple[TerritoryKey, str], Observation]) -> None:
        self.rows = rows
        self.asked: list[Call] = []
        self.carried: TerritoryKey | None = None

    def run(self, calls: Sequence[Call], *, title: str) -> None:
        assert title == "Classement des métiers de France, DE_1"
        self.asked += calls

    def answers(self, calls: Iterable[Call]) -> Iterator[tuple[Call, Answer]]:
        for call in calls:
            found = self.rows.get((call.territory, call.activity_code))
            yield call, Answer((found,) if found else (), {}, carried=call.territory == self.carried)


def counted(**totals: float) -> Count:
    """`DEP35=500`: the total of a territory."""
    keys = {TerritoryKey(name[:3], name[3:]): value for name, value in totals.items()}
    return Count(NEED, "ABC", "2026T1", {"A1203": 900, "J1501": 700, "K1302": 40}, keys, {})


def test_the_country_is_asked_for_every_metier_and_the_totals_are_the_plan_s() -> None:
    runner = Answers(
        {
            (FRANCE, "A1203"): row(900), (FRANCE, "J1501"): row(700, "2025T4"), (FRANCE, "K1302"): row(40),
            (FRANCE, "CUMUL"): row(9000), (ILLE, "CUMUL"): row(500), (COTES, "CUMUL"): row(300, "2025T4"),
        }
    )  # fmt: skip
    found = count_of(runner, SCOPE, NEED)  # type: ignore[arg-type]
    assert [(call.territory, call.activity_code) for call in runner.asked] == [(FRANCE, code) for code in METIERS]
    assert (found.period, found.country) == ("2026T1", {"A1203": 900, "K1302": 40})
    assert found.totals == {FRANCE: 9000, ILLE: 500}
    assert found.is_absent(COTES)
    assert (found.total(ILLE), found.total(COTES)) == (500, NO_BOUND)


def test_a_total_of_a_later_period_bounds_nothing_and_an_older_edition_s_is_left_out() -> None:
    runner = Answers({(FRANCE, "A1203"): row(900), (ILLE, "CUMUL"): row(500, "2026T2"), (COTES, "CUMUL"): row(300)})
    runner.carried = COTES
    assert count_of(runner, SCOPE, NEED).totals == {ILLE: NO_BOUND}  # type: ignore[arg-type]


def test_without_totals_in_the_catalogue_no_territory_is_absent() -> None:
    runner = Answers({(FRANCE, "A1203"): row(900)})
    runner.needs = {("DE_1", "ROME"): NEED}
    found = count_of(runner, SCOPE, NEED)  # type: ignore[arg-type]
    assert found.totals is None
    assert not found.is_absent(ILLE)
    assert size(found, ILLE) == 0


def test_the_country_s_ranking_is_complete() -> None:
    found = country_ranking(counted(), 1, 3)
    assert (found.rule, found.metiers, found.among, found.asked) == ("complet", ("A1203",), 3, 3)


def test_members_come_by_level_the_largest_first_where_the_source_serves_them() -> None:
    group = RegionGroup(
        BRETAGNE, (Member(COTES, (BRETAGNE,)), Member(ILLE, (BRETAGNE,)), Member(BRETAGNE), Member(RENNES, (ILLE,)))
    )
    found = list(served_members(counted(DEP35=500, DEP22=300), group, SCOPE))
    assert [m.key for m in found] == [BRETAGNE, ILLE, COTES, RENNES]
    unserved = replace(SCOPE, crossings={"DE_1": frozenset({("DEP", "ROME"), ("EPCI", "ROME")})})
    found = list(served_members(counted(DEP35=500, DEP22=300), group, unserved))
    assert [(m.key, m.containers) for m in found] == [(ILLE, ()), (COTES, ()), (RENNES, (ILLE,))]


@pytest.mark.parametrize(
    ("members", "asked"),
    [
        ((Member(ILLE),), True),
        ((Member(ILLE, ranked=False),), False),
        ((Member(COTES),), False),
        ((Member(ILLE, ranked=False), Member(RENNES, follows=ILLE)), True),
    ],
    ids=["ranked", "a container", "absent from the source", "followed by another"],
)
def test_a_search_asks_of_what_is_ranked_or_followed(members: tuple[Member, ...], asked: bool) -> None:
    found = search_of(counted(DEP35=500), Whole({"A1203": 900.0}), members, 1, METIERS)
    assert (found.next() is not None) is asked


def test_an_answer_gives_the_count_of_the_ranking_s_period() -> None:
    count = counted()
    assert value_of(Answer((row(5, code="A"), row(7)), {}), count) == 7
    assert value_of(Answer((row(7, "2025T4"),), {}), count) is None
    assert value_of(Answer((row(7),), {}, carried=True), count) is None
