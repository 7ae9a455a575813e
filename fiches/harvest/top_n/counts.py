"""The counts that rank métiers (job seekers, offers, hires), the totals that bound them, and the search they allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fiches.harvest.answering import Answering
from fiches.harvest.latest_counts import count_rows, latest_counts
from fiches.harvest.model import Scope
from fiches.harvest.needs import Need
from fiches.harvest.plan import calls_of, counting_calls
from fiches.harvest.top_n.containment import Member, RegionGroup
from fiches.harvest.top_n.search import NO_BOUND, Place, Search, Whole
from fiches.keys import CUMUL, FRANCE, TerritoryKey
from fiches.rankings import RANKED, Ranking, top_codes
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call
from fiches.territories import level_order

# A person is registered in one place, a hire is made in one; an offer may be for several.
DISJOINT = ("DE_1", "EMB_1")
WIDER = 2  # a ranking that nothing bounds asks twice as many métiers as it has places


@dataclass(frozen=True, slots=True)
class Count:
    """One count that ranks: a nomenclature code of an indicator, at its latest period.

    `country`: ROME code → count. `totals`: territory → count of all activities. `domaines`: territory → domaine (three
    first letters of ROME codes) → count. A territory that a mapping lacks has no row at the source.
    """

    need: Need
    code: str
    period: str
    country: Mapping[str, float]
    totals: Mapping[TerritoryKey, float] | None  # None: the catalogue does not ask for them
    domaines: Mapping[TerritoryKey, Mapping[str, float]]

    @property
    def indicator(self) -> str:
        return self.need.indicator

    def is_absent(self, key: TerritoryKey) -> bool:
        """Whether the source has no total for the territory at this period: nothing to rank."""
        return self.totals is not None and key not in self.totals

    def total(self, key: TerritoryKey) -> float:
        """The count of all activities; infinite where it is not known."""
        return NO_BOUND if self.totals is None else self.totals.get(key, NO_BOUND)


def count_of(runner: Answering, scope: Scope, need: Need) -> Count:
    """Calls for the country's counts; totals and counts by domaine come from the plan's answers. Raises SourceError."""
    code = RANKED[need.indicator]
    calls = counting_calls(need, [FRANCE], scope.activities["ROME"], scope.crossings)
    runner.run(calls, title=f"Classement des métiers de France, {need.indicator}")
    period, country = latest_counts(runner.answers(calls), code)
    by_total = _planned_counts(runner, scope, PlannedCount(need.indicator, CUMUL, code, period))
    domaines = _planned_counts(runner, scope, PlannedCount(need.indicator, "DOMAINE", code, period)) or {}
    totals = None if by_total is None else {key: counts[CUMUL] for key, counts in by_total.items()}
    return Count(need, code, period, country, totals, domaines)


@dataclass(frozen=True, slots=True)
class PlannedCount:
    """A count by territory and activity that the plan of the harvest asks for, where the catalogue wants it."""

    indicator: str
    activity_type: str
    code: str
    period: str


def _planned_counts(
    runner: Answering, scope: Scope, planned: PlannedCount
) -> dict[TerritoryKey, dict[str, float]] | None:
    """Territory → activity → count of the period; None where the catalogue does not want it."""
    need = runner.needs.get((planned.indicator, planned.activity_type))
    if need is None or not need.keeps(planned.code, ""):
        return None
    codes = scope.activities.get(planned.activity_type, (planned.activity_type,))
    counts: dict[TerritoryKey, dict[str, float]] = {}
    for call, answer in runner.answers(calls_of(need, scope.asked, codes, scope.crossings)):
        for row in () if answer.carried else count_rows(answer, planned.code):
            if row.period >= planned.period:
                own = counts.setdefault(call.territory, {})
                own[call.activity_code] = min(_at(row, planned.period), own.get(call.activity_code, NO_BOUND))
    return counts


def _at(row: Observation, period: str) -> float:
    """A count at the period of the ranking; one of a later period bounds nothing."""
    return row.value if row.period == period and row.value is not None else NO_BOUND


def country_ranking(count: Count, number: int, among: int) -> Ranking:
    """The country's own ranking, complete: all its `among` métiers were asked."""
    first = top_codes(count.country, number)
    return Ranking(FRANCE, count.indicator, count.period, number, "complet", among, among, first)


def size(count: Count, key: TerritoryKey) -> float:
    """The total by which territories are put in order; 0 where it is not known."""
    total = count.total(key)
    return 0.0 if total == NO_BOUND else total


def served_members(count: Count, group: RegionGroup, scope: Scope) -> Iterator[Member]:
    """The members whose level the source crosses with métiers, by level, the largest first."""
    keys = {m.key for m in group.members if calls_of(count.need, [m.key], ["métier"], scope.crossings)}
    ordered = sorted(group.members, key=lambda m: (level_order(m.key)[0], -size(count, m.key), m.key))
    for member in ordered:
        if member.key in keys:
            bounded = keys.issuperset(member.containers)
            yield member if bounded else replace(member, containers=())


def search_of(count: Count, country: Whole, members: Sequence[Member], number: int, metiers: Sequence[str]) -> Search:
    """The search for the first `number` métiers of each member. `country` is shared by the searches of one count."""
    followed = {member.follows for member in members if member.ranked}
    places = []
    for member in members:
        wanted = 0 if not member.ranked or member.follows or count.is_absent(member.key) else number
        if member.key in followed and not count.is_absent(member.key):
            wanted = WIDER * number
        domaines = count.domaines.get(member.key, {})
        places.append(Place(member.key, member.containers, wanted, count.total(member.key), domaines))
    return Search(country, metiers, places, disjoint=count.indicator in DISJOINT)


def call_of(need: Need, key: TerritoryKey, metier: str, scope: Scope) -> Call:
    """The call that asks a ranking count."""
    return counting_calls(need, [key], [metier], scope.crossings)[0]


def value_of(answer: Answer, count: Count) -> float | None:
    """The count of an answer at the ranking's period; None without such a row, or where the answer is of an older edition."""
    if answer.carried:
        return None
    return next((row.value for row in count_rows(answer, count.code) if row.period == count.period), None)
