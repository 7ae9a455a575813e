"""What ranks: a count of the source, the totals that the harvest holds already, and the search that they allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fiches.harvest.plan import Need, calls_of
from fiches.harvest.runner import Harvester
from fiches.harvest.survey import Scope, counted, latest_counts
from fiches.harvest.top_n.containment import Family, Member
from fiches.harvest.top_n.search import NO_BOUND, Place, Search, Whole
from fiches.keys import CUMUL, FRANCE, TerritoryKey
from fiches.rankings import RANKED, Ranking, top_codes
from fiches.source.answers import Answer, Observation
from fiches.source.api import Call
from fiches.territories import level_order

# A person is registered in one place, a hire is made in one; an offer may be for several.
DISJOINT = ("DE_1", "EMB_1")
WIDER = 2  # how many times its places are asked for a ranking that nothing bounds
Kept = Mapping[tuple[str, str], Need]


@dataclass(frozen=True, slots=True)
class Count:
    """What ranks: one code of one indicator at its latest period, and the totals that the harvest holds already."""

    need: Need
    code: str
    period: str
    country: Mapping[str, float]
    totals: Mapping[TerritoryKey, float] | None  # None: the catalogue does not ask them
    domaines: Mapping[TerritoryKey, Mapping[str, float]]

    @property
    def indicator(self) -> str:
        return self.need.indicator

    def is_absent(self, key: TerritoryKey) -> bool:
        """Whether the source has no total for the territory at this period: nothing to rank."""
        return self.totals is not None and key not in self.totals

    def total(self, key: TerritoryKey) -> float:
        return NO_BOUND if self.totals is None else self.totals.get(key, NO_BOUND)


def count_of(harvester: Harvester, kept: Kept, scope: Scope, need: Need) -> Count:
    """Asks the country's counts, once; totals and counts by domaine are those of the plan, asked already."""
    code = RANKED[need.indicator]
    calls = calls_of(need, [FRANCE], scope.activities["ROME"], scope.crossings)
    harvester.run(calls, kept, title=f"Classement des métiers de France, {need.indicator}")
    period, country = latest_counts(harvester.answers(calls, kept), code)
    totals = _rows(harvester, kept, scope, Asked(need.indicator, CUMUL, code, period))
    domaines = _rows(harvester, kept, scope, Asked(need.indicator, "DOMAINE", code, period)) or {}
    held = None if totals is None else {key: counts[CUMUL] for key, counts in totals.items()}
    return Count(need, code, period, country, held, domaines)


@dataclass(frozen=True, slots=True)
class Asked:
    """A count by territory and activity that the plan of the harvest asks already, when the catalogue wants it."""

    indicator: str
    activity_type: str
    code: str
    period: str


def _rows(harvester: Harvester, kept: Kept, scope: Scope, asked: Asked) -> dict[TerritoryKey, dict[str, float]] | None:
    """By territory and activity, the counts of the period; None where the catalogue does not want them."""
    need = kept.get((asked.indicator, asked.activity_type))
    if need is None or not need.keeps(asked.code, ""):
        return None
    codes = scope.activities.get(asked.activity_type, (asked.activity_type,))
    found: dict[TerritoryKey, dict[str, float]] = {}
    for call, answer in harvester.answers(calls_of(need, scope.asked, codes, scope.crossings), kept):
        for row in () if answer.carried else counted(answer, asked.code):
            if row.period >= asked.period:
                held = found.setdefault(call.territory, {})
                held[call.activity_code] = min(_at(row, asked.period), held.get(call.activity_code, NO_BOUND))
    return found


def _at(row: Observation, period: str) -> float:
    """A count at the period of the ranking; one of a later period bounds nothing."""
    return row.value if row.period == period and row.value is not None else NO_BOUND


def of_country(count: Count, number: int, among: int) -> Ranking:
    """The country's own ranking: every métier was asked."""
    found = top_codes(count.country, number)
    return Ranking(FRANCE, count.indicator, count.period, number, "complet", among, among, found)


def size(count: Count, key: TerritoryKey) -> float:
    total = count.total(key)
    return 0.0 if total == NO_BOUND else total


def served(count: Count, family: Family, scope: Scope) -> Iterator[Member]:
    """The members whose level the source crosses with métiers, by level, the largest first."""
    kept = {m.key for m in family.members if calls_of(count.need, [m.key], ["métier"], scope.crossings)}
    ordered = sorted(family.members, key=lambda m: (level_order(m.key)[0], -size(count, m.key), m.key))
    for member in ordered:
        if member.key in kept:
            bounded = kept.issuperset(member.containers)
            yield member if bounded else replace(member, containers=())


def search_of(count: Count, country: Whole, members: Sequence[Member], number: int, metiers: Sequence[str]) -> Search:
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
    return calls_of(need, [key], [metier], scope.crossings)[0]


def value_of(answer: Answer, count: Count) -> float | None:
    """The ranking count that an answer holds; None where it has no row of the period, or a former edition's."""
    if answer.carried:
        return None
    return next((row.value for row in counted(answer, count.code) if row.period == count.period), None)
