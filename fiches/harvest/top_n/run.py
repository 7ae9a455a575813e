"""The rankings of a harvest: one search for each count and région, run side by side in rounds.

Each round makes one call for each search under way and hands the answers over in the same order: the calls never depend
on which answer comes first. A harvest that resumes replays its rounds from the answer cache.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fiches.content.config import Config
from fiches.harvest.answering import Answering
from fiches.harvest.model import Scope
from fiches.harvest.scope import names_of
from fiches.harvest.top_n.containment import Member, Zones, region_groups
from fiches.harvest.top_n.counts import (
    WIDER,
    Count,
    call_of,
    count_of,
    country_ranking,
    search_of,
    served_members,
    size,
    value_of,
)
from fiches.harvest.top_n.model import Outcome, Tally
from fiches.harvest.top_n.search import Search, Whole
from fiches.keys import FRANCE, TerritoryKey
from fiches.rankings import RANKED, Ranking, Rule, top_codes
from fiches.territories import level_order

UNDER_WAY = 24  # searches at once: more than there are connections
EXPECTED = 0.3  # share of brute force that searches were measured to ask; for the progress bar
Dialogue = Generator[tuple[TerritoryKey, str], float | None, list[Ranking]]


@dataclass(frozen=True, slots=True)
class _Task:
    """One search to start: a count, the country's counts (shared by its searches), the territories of a région."""

    count: Count
    country: Whole
    members: tuple[Member, ...]


@dataclass(slots=True)
class _Work:
    """One search under way; `asked`: the territory and métier that it asks next, None once it has its `rankings`."""

    count: Count
    search: Search
    dialogue: Dialogue
    asked: tuple[TerritoryKey, str] | None = None
    rankings: list[Ranking] = field(default_factory=list)

    def advance(self, value: float | None = None) -> None:
        """Hands over the answer to `asked`, if any, and reads the next question."""
        try:
            self.asked = self.dialogue.send(value) if self.asked else next(self.dialogue)
        except StopIteration as end:
            self.asked, self.rankings = None, end.value


def rankings_of_harvest(
    runner: Answering, scope: Scope, config: Config, zones: Zones, known: Sequence[Ranking] = ()
) -> Outcome:
    """Every ranking of the settings, empty where they ask for none; an indicator that has some of `known` is not searched.

    Raises SourceError; answers received stay cached.
    """
    number = config.site.metiers.classement
    if not number:
        return Outcome()
    metiers = scope.activities["ROME"]
    searched = [i for i in RANKED if (i, "ROME") in runner.needs and all(i != one.indicator for one in known)]
    counts = [count_of(runner, scope, runner.needs[i, "ROME"]) for i in searched]
    tasks = _tasks(counts, scope, config, zones)
    tally, every = _country_calls(counts, metiers), _brute_force(counts, tasks, metiers)
    works = [_work(task, number, metiers) for task in tasks]
    with runner.rounds() as answer_all, runner.reporter.step("Classements", round(every.total() * EXPECTED)) as step:
        while under_way := [work for work in works if work.asked][:UNDER_WAY]:
            calls = [call_of(work.count.need, *work.asked, scope) for work in under_way if work.asked]
            tally.update((call.indicator, call.territory.type) for call in calls)
            for work, answer in zip(under_way, answer_all(calls), strict=True):
                work.advance(value_of(answer, work.count))
            step.advance(len(calls))
    rankings = [country_ranking(count, number, len(metiers)) for count in counts if FRANCE in scope.published]
    rankings += [ranking for work in works for ranking in work.rankings]
    exceeding = sorted((work.count.indicator, *one) for work in works for one in work.search.exceeding)
    rankings = [_unknown(ranking) if runner.has_failed(ranking.territory) else ranking for ranking in rankings]
    return Outcome(_in_order([*_doubted(rankings, tasks), *known]), tally, every, tuple(exceeding))


def _tasks(counts: Iterable[Count], scope: Scope, config: Config, zones: Zones) -> list[_Task]:
    """One search a count and a région, counts in turn; the largest régions first, since they leave less to the others."""
    parents = {key: t.parents for key, t in names_of(scope.listed, config.territories).items()}
    groups = region_groups(scope.asked, scope.published, parents, zones)
    queues = []
    for count in counts:
        country = Whole(count.country)
        sizes = {group: size(count, group.root) for group in groups}
        ordered = sorted(groups, key=lambda group: (-sizes[group], group.root))
        queues.append([_Task(count, country, tuple(served_members(count, group, scope))) for group in ordered])
    return [task for tasks in zip(*queues, strict=True) for task in tasks]


def _work(task: _Task, number: int, metiers: Sequence[str]) -> _Work:
    search = search_of(task.count, task.country, task.members, number, metiers)
    work = _Work(task.count, search, _dialogue(task.count, search, task.members, number, metiers))
    work.advance()
    return work


def _country_calls(counts: Iterable[Count], metiers: Sequence[str]) -> Tally:
    return Counter({(count.indicator, FRANCE.type): len(metiers) for count in counts})


def _brute_force(counts: Iterable[Count], tasks: Iterable[_Task], metiers: Sequence[str]) -> Tally:
    every = _country_calls(counts, metiers)
    for task in tasks:
        for member in task.members:
            every[task.count.indicator, member.key.type] += len(metiers) * member.ranked
    return every


def _unknown(ranking: Ranking) -> Ranking:
    """The ranking of a territory for which the source failed: no métier."""
    return replace(ranking, rule="absent", among=0, asked=0, metiers=(), container="")


def _doubted(rankings: Iterable[Ranking], tasks: Iterable[_Task]) -> list[Ranking]:
    """Where a région exceeds what the country leaves it, no ranking of that count, in any région, is certain any more."""
    spoiled = {task.count.indicator for task in tasks if task.country.spoiled}
    return [replace(r, rule="depassement") if r.indicator in spoiled and r.rule == "borne" else r for r in rankings]


def _in_order(rankings: Iterable[Ranking]) -> tuple[Ranking, ...]:
    order = list(RANKED)
    return tuple(sorted(rankings, key=lambda r: (level_order(r.territory), order.index(r.indicator))))


def _dialogue(count: Count, search: Search, members: Sequence[Member], number: int, metiers: Sequence[str]) -> Dialogue:
    """Yields each territory and métier to ask, receives its count, and returns the rankings of the members."""
    while (asked := search.next()) is not None:
        search.tell(*asked, (yield asked))
    rankings = []
    for member in members:
        if not member.ranked:
            continue
        empty = Ranking(member.key, count.indicator, count.period, number, "absent", 0, 0, ())
        if count.is_absent(member.key):
            rankings.append(empty)
        elif member.follows is None:
            rankings.append(_from_search(empty, search, len(metiers)))
        else:
            values: dict[str, float | None] = {}
            for metier in search.top_codes(member.follows, WIDER * number):
                values[metier] = yield member.key, metier
            rankings.append(_from_parent(empty, member.follows, values))
    return rankings


def _from_search(empty: Ranking, search: Search, metiers: int) -> Ranking:
    """The ranking of a territory whose search is over, out of so many métiers."""
    asked = search.asked(empty.territory)
    rule: Rule = "borne" if search.is_sound(empty.territory) else "depassement"
    if asked == metiers:
        rule = "complet"
    first = search.top_codes(empty.territory, empty.number)
    return replace(empty, rule=rule, among=metiers, asked=asked, metiers=first)


def _from_parent(empty: Ranking, parent: TerritoryKey, values: Mapping[str, float | None]) -> Ranking:
    """The ranking among the first métiers of a larger territory."""
    first = top_codes(values, empty.number)
    return replace(empty, rule="parent", among=len(values), asked=len(values), metiers=first, container=str(parent))
