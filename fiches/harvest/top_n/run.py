"""The rankings of a harvest: a search for each count and family of territories, in turn, through the journal.

What is asked never depends on the order of answers: each round asks one call for each of the searches under way, and
tells the answers in the same order. A harvest that resumes replays its rounds from the journal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace

from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.harvest.plan import calls_of
from fiches.harvest.runner import Harvester
from fiches.harvest.scope import names_of
from fiches.harvest.survey import Scope, needs_by_key
from fiches.harvest.top_n.containment import Member, Zones, families
from fiches.harvest.top_n.counts import (
    WIDER,
    Count,
    Kept,
    call_of,
    count_of,
    of_country,
    search_of,
    served,
    size,
    value_of,
)
from fiches.harvest.top_n.search import Search, Whole
from fiches.keys import FRANCE, TerritoryKey
from fiches.progress import Reporter
from fiches.rankings import RANKED, Ranking, Rule, top_codes
from fiches.source.api import Call
from fiches.territories import level_order

UNDER_WAY = 24  # searches at once: more than there are connections
EXPECTED = 0.3  # of all the métiers of all the territories: what proofs were measured to ask
Tally = Counter[tuple[str, str]]  # calls by indicator and level
Asking = Generator[tuple[TerritoryKey, str], float | None, list[Ranking]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rankings by territory then indicator; calls by indicator and level; parts found larger than their wholes."""

    rankings: tuple[Ranking, ...] = ()
    calls: Tally = field(default_factory=Counter)
    every: Tally = field(default_factory=Counter)  # without any proof
    exceeding: tuple[tuple[str, TerritoryKey, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Task:
    """One search to be: a count, the country's (shared by its searches), the territories of a family."""

    count: Count
    country: Whole
    members: tuple[Member, ...]


@dataclass(slots=True)
class _Work:
    """One search under way, and what it asks next; None once it has its `rankings`."""

    count: Count
    search: Search
    asking: Asking
    asked: tuple[TerritoryKey, str] | None = None
    rankings: list[Ranking] = field(default_factory=list)

    def advance(self, value: float | None = None) -> None:
        """Tells the answer to what was asked, if anything was."""
        try:
            self.asked = self.asking.send(value) if self.asked else next(self.asking)
        except StopIteration as end:
            self.asked, self.rankings = None, end.value


def ranked(
    harvester: Harvester, catalogue: Catalogue, scope: Scope, config: Config, reporter: Reporter, zones: Zones
) -> Outcome:
    """Every ranking of the settings; none when they ask for none. Raises SourceError, everything answered kept."""
    number = config.site.metiers.classement
    if not number:
        return Outcome()
    kept, metiers = needs_by_key(catalogue), scope.activities["ROME"]
    counts = [count_of(harvester, kept, scope, kept[i, "ROME"]) for i in RANKED if (i, "ROME") in kept]
    tasks = _tasks(counts, scope, config, zones)
    tally, every = _of_the_country(counts, metiers), _without_proof(counts, tasks, metiers)
    works = [_work(task, number, metiers) for task in tasks]
    with harvester.rounds(kept) as answered, reporter.step("Classements", round(every.total() * EXPECTED)) as step:
        while under_way := [work for work in works if work.asked][:UNDER_WAY]:
            calls = [call_of(work.count.need, *work.asked, scope) for work in under_way if work.asked]
            tally.update((call.indicator, call.territory.type) for call in calls)
            for work, answer in zip(under_way, answered(calls), strict=True):
                work.advance(value_of(answer, work.count))
            step.advance(len(calls))
    found = [of_country(count, number, len(metiers)) for count in counts if FRANCE in scope.published]
    found += [ranking for work in works for ranking in work.rankings]
    exceeding = sorted((work.count.indicator, *one) for work in works for one in work.search.exceeding)
    found = [_unknown(ranking) if harvester.has_failed(ranking.territory) else ranking for ranking in found]
    return Outcome(_in_order(_doubted(found, tasks)), tally, every, tuple(exceeding))


def _tasks(counts: Iterable[Count], scope: Scope, config: Config, zones: Zones) -> list[_Task]:
    """One search a count and a family: the largest first, so that they leave less to the others; counts in turn."""
    parents = {key: t.parents for key, t in names_of(scope.listed, config.territories).items()}
    found = families(scope.asked, scope.published, parents, zones)
    queues = []
    for count in counts:
        country = Whole(count.country)
        sizes = {family: size(count, family.root) for family in found}
        ordered = sorted(found, key=lambda family: (-sizes[family], family.root))
        queues.append([_Task(count, country, tuple(served(count, family, scope))) for family in ordered])
    return [task for tasks in zip(*queues, strict=True) for task in tasks]


def _work(task: _Task, number: int, metiers: Sequence[str]) -> _Work:
    search = search_of(task.count, task.country, task.members, number, metiers)
    work = _Work(task.count, search, _asking(task.count, search, task.members, number, metiers))
    work.advance()
    return work


def _of_the_country(counts: Iterable[Count], metiers: Sequence[str]) -> Tally:
    return Counter({(count.indicator, FRANCE.type): len(metiers) for count in counts})


def _without_proof(counts: Iterable[Count], tasks: Iterable[_Task], metiers: Sequence[str]) -> Tally:
    every = _of_the_country(counts, metiers)
    for task in tasks:
        for member in task.members:
            every[task.count.indicator, member.key.type] += len(metiers) * member.ranked
    return every


def _unknown(ranking: Ranking) -> Ranking:
    """Of a territory for which the source failed: nothing is known."""
    return replace(ranking, rule="absent", among=0, asked=0, metiers=(), container="")


def _doubted(rankings: Iterable[Ranking], tasks: Iterable[_Task]) -> list[Ranking]:
    """Régions that exceed what the country leaves them make every bound of their count doubtful, in every family."""
    spoiled = {task.count.indicator for task in tasks if task.country.spoiled}
    return [replace(r, rule="depassement") if r.indicator in spoiled and r.rule == "borne" else r for r in rankings]


def _in_order(rankings: Iterable[Ranking]) -> tuple[Ranking, ...]:
    order = list(RANKED)
    return tuple(sorted(rankings, key=lambda r: (level_order(r.territory), order.index(r.indicator))))


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
            first = search.top_codes(member.key, number)
            found.append(_ranking(count, member.key, number, rule, len(metiers), asked_number, first))
        else:
            values: dict[str, float | None] = {}
            for metier in search.top_codes(member.follows, WIDER * number):
                values[metier] = yield member.key, metier
            first = top_codes(values, number)
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
    return Ranking(key, count.indicator, count.period, number, rule, among, asked, metiers)


def ranking_calls(rankings: Iterable[Ranking], kept: Kept, scope: Scope) -> list[Call]:
    """The calls whose answers the edition keeps: those of the métiers that some ranking of the territory names."""
    found: dict[Call, None] = {}
    for one in rankings:
        found.update(
            dict.fromkeys(calls_of(kept[one.indicator, "ROME"], [one.territory], one.metiers, scope.crossings))
        )
    return list(found)
