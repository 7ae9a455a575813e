"""The rankings of a harvest: a search for each count and family of territories, in turn, through the journal.

What is asked never depends on the order of answers: each round asks one call for each of the searches under way, and
tells the answers in the same order. A harvest that resumes replays its rounds from the journal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fiches.answers import Answer, Observation
from fiches.api import Call
from fiches.catalogue import Catalogue
from fiches.config import Config
from fiches.families import Family, Member, Zones, families
from fiches.harvest import Harvester, Scope, counted, latest_counts, needs_by_key
from fiches.plan import Need, calls_of
from fiches.progress import Reporter
from fiches.proofs import NO_BOUND, Place, Search, Whole
from fiches.ranking import RANKED, Ranking, Rule, first_ones
from fiches.schemas import FRANCE, TerritoryKey
from fiches.scope import names_of, territory_order

UNDER_WAY = 24  # searches at once: more than there are connections
# A person is registered in one place, a hire is made in one; an offer may be for several.
DISJOINT = ("DE_1", "EMB_1")
WIDER = 2  # how many times its places are asked for a ranking that nothing bounds
EXPECTED = 0.3  # of all the métiers of all the territories: what proofs were measured to ask
Kept = Mapping[tuple[str, str], Need]
Asked = tuple[TerritoryKey, str]
Asking = Generator[Asked, float | None, list[Ranking]]


@dataclass(frozen=True, slots=True)
class Count:
    """What ranks: one code of one indicator at its latest period, and the totals that the harvest holds already."""

    need: Need
    code: str
    period: str
    country: Mapping[str, float]
    totals: Mapping[TerritoryKey, float] | None  # None: the catalogue does not ask them
    domaines: Mapping[TerritoryKey, Mapping[str, float]]

    def is_absent(self, key: TerritoryKey) -> bool:
        """Whether the source has no total for the territory at this period: nothing to rank."""
        return self.totals is not None and key not in self.totals

    def total(self, key: TerritoryKey) -> float:
        return NO_BOUND if self.totals is None else self.totals.get(key, NO_BOUND)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rankings by territory then indicator; calls by indicator and level; parts found larger than their wholes."""

    rankings: tuple[Ranking, ...] = ()
    calls: Mapping[tuple[str, str], int] = field(default_factory=dict)
    every: Mapping[tuple[str, str], int] = field(default_factory=dict)  # calls without any proof
    exceeding: tuple[tuple[str, TerritoryKey, str], ...] = ()


@dataclass(slots=True)
class _Work:
    """One search under way, and what it asks next."""

    count: Count
    search: Search
    asking: Asking
    asked: Asked


def ranked(
    harvester: Harvester, catalogue: Catalogue, scope: Scope, config: Config, reporter: Reporter, zones: Zones
) -> Outcome:
    """Every ranking of the settings; none when they ask for none. Raises SourceError, everything answered kept."""
    number = config.site.metiers.classement
    if not number:
        return Outcome()
    kept, metiers = needs_by_key(catalogue), scope.activities["ROME"]
    counts = [_count(harvester, kept, scope, kept[i, "ROME"]) for i in RANKED if (i, "ROME") in kept]
    rankings = [_of_country(count, number, metiers) for count in counts if FRANCE in scope.published]
    tally = Counter({(count.need.indicator, FRANCE.type): len(metiers) for count in counts})
    every = Counter(tally)
    exceeding: list[tuple[str, TerritoryKey, str]] = []
    pending = _pending(counts, scope, config, zones)
    for count, _, members in pending:
        every.update({(count.need.indicator, m.key.type): len(metiers) for m in members if m.ranked})
    with harvester.rounds(kept) as answered, reporter.step("Classements", round(every.total() * EXPECTED)) as step:
        under_way: list[_Work] = []
        while pending or under_way:
            while pending and len(under_way) < UNDER_WAY:
                _start(under_way, rankings, pending.pop(0), number, metiers)
            calls = [_call(work.count.need, *work.asked, scope) for work in under_way]
            tally.update((call.indicator, call.territory.type) for call in calls)
            for work, answer in zip(list(under_way), answered(calls), strict=True):
                if not _advanced(work, _value(answer, work.count), rankings):
                    under_way.remove(work)
                    exceeding += [(work.count.need.indicator, *found) for found in work.search.exceeding]
            step.advance(len(calls))
    order = list(RANKED)
    rankings.sort(key=lambda r: (territory_order(r.territory), order.index(r.indicator)))
    return Outcome(tuple(rankings), dict(sorted(tally.items())), dict(sorted(every.items())), tuple(sorted(exceeding)))


def _count(harvester: Harvester, kept: Kept, scope: Scope, need: Need) -> Count:
    """Asks the country's counts, once; totals and counts by domaine are those of the plan, asked already."""
    code = RANKED[need.indicator]
    calls = calls_of(need, [FRANCE], scope.activities["ROME"], scope.crossings)
    harvester.run(calls, kept, title=f"Classement des métiers de France, {need.indicator}")
    period, country = latest_counts(harvester.answers(calls, kept), code)
    totals: dict[TerritoryKey, float] | None = None
    domaines: dict[TerritoryKey, dict[str, float]] = {}
    for kind in ("CUMUL", "DOMAINE"):
        other = kept.get((need.indicator, kind))
        if other is None or not other.keeps(code, ""):
            continue
        codes = ("CUMUL",) if kind == "CUMUL" else scope.activities[kind]
        totals = {} if kind == "CUMUL" else totals
        for call, answer in harvester.answers(calls_of(other, scope.asked, codes, scope.crossings), kept):
            for row in counted(answer, code):
                if kind == "CUMUL" and totals is not None and row.period >= period:
                    totals[call.territory] = min(_at(row, period), totals.get(call.territory, NO_BOUND))
                elif kind == "DOMAINE" and row.period == period:
                    domaines.setdefault(call.territory, {})[call.activity_code] = _at(row, period)
    return Count(need, code, period, country, totals, domaines)


def _at(row: Observation, period: str) -> float:
    """A count at the period of the ranking; one of a later period bounds nothing."""
    return row.value if row.period == period and row.value is not None else NO_BOUND


def _of_country(count: Count, number: int, metiers: Sequence[str]) -> Ranking:
    found = first_ones(count.country, number)
    return Ranking(FRANCE, count.need.indicator, count.period, number, "complet", len(metiers), len(metiers), found)


def _pending(
    counts: Iterable[Count], scope: Scope, config: Config, zones: Zones
) -> list[tuple[Count, Whole, tuple[Member, ...]]]:
    """One search a count and a family: the largest first, so that they leave less to the others; counts in turn."""
    parents = {key: t.parents for key, t in names_of(scope.listed, config.territories).items()}
    found = families(scope.asked, scope.published, parents, zones)
    queues = []
    for count in counts:
        country = Whole(count.country)
        ordered = sorted(found, key=lambda family: (-_size(count, family.root), family.root))
        queues.append([(count, country, tuple(_served(count, family, scope))) for family in ordered])
    return [work for works in zip(*queues, strict=True) for work in works]


def _size(count: Count, key: TerritoryKey) -> float:
    total = count.total(key)
    return 0.0 if total == NO_BOUND else total


def _served(count: Count, family: Family, scope: Scope) -> Iterator[Member]:
    """The members whose level the source crosses with métiers, by level, the largest first."""
    kept = {m.key for m in family.members if calls_of(count.need, [m.key], ["métier"], scope.crossings)}
    ordered = sorted(family.members, key=lambda m: (territory_order(m.key)[0], -_size(count, m.key), m.key))
    for member in ordered:
        if member.key in kept:
            bounded = kept.issuperset(member.containers)
            yield member if bounded else replace(member, containers=())


def _start(
    under_way: list[_Work],
    rankings: list[Ranking],
    pending: tuple[Count, Whole, tuple[Member, ...]],
    number: int,
    metiers: Sequence[str],
) -> None:
    count, country, members = pending
    search = _search(count, country, members, number, metiers)
    asking = _asking(count, search, members, number, metiers)
    try:
        under_way.append(_Work(count, search, asking, next(asking)))
    except StopIteration as end:
        rankings += end.value


def _advanced(work: _Work, value: float | None, rankings: list[Ranking]) -> bool:
    """Tells an answer; whether there is something more to ask."""
    try:
        work.asked = work.asking.send(value)
    except StopIteration as end:
        rankings += end.value
        return False
    return True


def _search(count: Count, country: Whole, members: Sequence[Member], number: int, metiers: Sequence[str]) -> Search:
    followed = {member.follows for member in members if member.ranked}
    places = []
    for member in members:
        wanted = 0 if not member.ranked or member.follows or count.is_absent(member.key) else number
        if member.key in followed and not count.is_absent(member.key):
            wanted = WIDER * number
        domaines = count.domaines.get(member.key, {})
        places.append(Place(member.key, member.containers, wanted, count.total(member.key), domaines))
    return Search(country, metiers, places, disjoint=count.need.indicator in DISJOINT)


def _asking(count: Count, search: Search, members: Sequence[Member], number: int, metiers: Sequence[str]) -> Asking:
    """Yields what to ask, is sent its count, and returns the rankings of the family."""
    while (asked := search.next()) is not None:
        search.tell(*asked, (yield asked))
    found = []
    for member in members:
        if not member.ranked:
            continue
        if count.is_absent(member.key):
            found.append(_ranking(count, member.key, number, "absent"))
        elif member.follows is None:
            asked_number = search.asked(member.key)
            rule: Rule = "complet" if asked_number == len(metiers) else "borne"
            rule = rule if rule == "complet" or search.is_sound(member.key) else "depassement"
            first = search.first_ones(member.key, number)
            found.append(_ranking(count, member.key, number, rule, len(metiers), asked_number, first))
        else:
            values: dict[str, float | None] = {}
            for metier in search.first_ones(member.follows, WIDER * number):
                values[metier] = yield member.key, metier
            first = first_ones(values, number)
            one = _ranking(count, member.key, number, "parent", len(values), len(values), first)
            found.append(replace(one, container=str(member.follows)))
    return found


def _ranking(
    count: Count,
    key: TerritoryKey,
    number: int,
    rule: Rule,
    among: int = 0,
    asked: int = 0,
    metiers: tuple[str, ...] = (),
) -> Ranking:
    return Ranking(key, count.need.indicator, count.period, number, rule, among, asked, metiers)


def _call(need: Need, key: TerritoryKey, metier: str, scope: Scope) -> Call:
    return calls_of(need, [key], [metier], scope.crossings)[0]


def _value(answer: Answer, count: Count) -> float | None:
    return next((row.value for row in counted(answer, count.code) if row.period == count.period), None)


def ranking_calls(rankings: Iterable[Ranking], kept: Kept, scope: Scope) -> list[Call]:
    """The calls whose answers the edition keeps: those of the métiers that some ranking of the territory names."""
    found: dict[Call, None] = {}
    for one in rankings:
        found.update(
            dict.fromkeys(calls_of(kept[one.indicator, "ROME"], [one.territory], one.metiers, scope.crossings))
        )
    return list(found)
