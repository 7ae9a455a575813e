"""Rankings against the emulator's full truth: every level, holes and zones across départements included."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from fiches.content.catalogue_files import load_catalogue
from fiches.harvest.model import Scope
from fiches.harvest.needs import needs_by_key
from fiches.harvest.plan import ranking_calls
from fiches.harvest.top_n.containment import epci_zones
from fiches.harvest.top_n.model import Outcome
from fiches.harvest.top_n.report import calls_report, exceeding_report, planned_rankings
from fiches.harvest.top_n.run import rankings_of_harvest
from fiches.keys import FRANCE, TerritoryKey
from fiches.progress import Reporter
from fiches.rankings import RANKED, Ranking, ranking_from_row, ranking_row, top_codes
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call
from fiches.source.emulator.oracle import Cell
from fiches.source.emulator.service import Emulator, Settings
from fiches.territories import ListedTerritory
from tests.support.source import spaces
from tests.support.world import config

PERIOD = "2026T1"
NUMBER = 10
CATALOGUE = load_catalogue(Path(__file__).parents[3] / "content")


@cache
def emulator() -> Emulator:
    return Emulator(Settings(territories="france", rate_limit=None))


@cache
def published(indicator: str, key: TerritoryKey, kind: str, activity: str) -> float | None:
    value = emulator().oracle.published(Cell(indicator, *key, kind, activity, RANKED[indicator], PERIOD))
    return None if value is None else float(value)


class Truthful:
    """Stands for a runner: answers straight from the truth, some counts changed by `planted`."""

    def __init__(self, planted: dict[tuple[str, str, str], float] | None = None) -> None:
        self.planted = planted or {}
        self.needs = needs_by_key(CATALOGUE)
        self.reporter = Reporter("quiet", io.StringIO())
        self.asked: list[Call] = []
        self.failing: TerritoryKey | None = None

    def run(self, calls: Sequence[Call], *, title: str) -> None:
        self.asked += calls
        assert title

    def answers(self, calls: Iterable[Call]) -> Iterator[tuple[Call, Answer]]:
        for call in calls:
            yield call, self.answer(call)

    @contextmanager
    def rounds(self) -> Iterator[Callable[[Sequence[Call]], list[Answer]]]:
        def answered(calls: Sequence[Call]) -> list[Answer]:
            self.asked += calls
            return [self.answer(call) for call in calls]

        yield answered

    def has_failed(self, territory: TerritoryKey) -> bool:
        return territory == self.failing

    def answer(self, call: Call) -> Answer:
        found = self.told(call)
        return replace(found, carried=True) if self.has_failed(call.territory) else found

    def told(self, call: Call) -> Answer:
        planted = self.planted.get((call.indicator, str(call.territory), call.activity_code))
        value = planted or published(call.indicator, call.territory, call.activity_type, call.activity_code)
        if value is None:
            return Answer((), {}, "")
        kind, code = call.activity_type, RANKED[call.indicator]
        return Answer((Observation(kind, call.activity_code, code, "", "", PERIOD, "nombre", value, "", ""),), {}, "")


def scope(*keys: str) -> Scope:
    chosen = [TerritoryKey.parse(key) for key in keys]
    served = emulator().geography.served
    listed = [
        ListedTerritory(TerritoryKey(*place.key), place.label, TerritoryKey(place.parent_type, place.parent_code))
        for place in served.values()
        if place.type != "NAT"
    ]
    parents = {one.key: one.parent for one in listed}
    asked = {FRANCE, *chosen}
    for key in chosen:
        step = parents.get(key)
        while step is not None and step.type != "NAT":
            asked.add(step)
            step = parents.get(step)
    return Scope(
        listed=(ListedTerritory(FRANCE, "France", None), *listed),
        published=tuple(sorted(chosen)),
        asked=tuple(sorted(asked)),
        crossings={},
        activities={kind: tuple(emulator_codes(kind)) for kind in ("ROME", "DOMAINE")},
    )


def emulator_codes(kind: str) -> list[str]:
    from fiches.source.emulator import activities

    return list(activities.positions(kind))


def outcome(place: Scope, folder: Path, runner: Truthful, zones: object = None) -> Outcome:
    settings = config(folder, metiers={"classement": NUMBER, "nombre": 1})
    return rankings_of_harvest(runner, place, settings, epci_zones() if zones is None else zones)


def true_ranking(ranking: Ranking) -> tuple[str, ...]:
    metiers = emulator_codes("ROME")
    counts = {m: published(ranking.indicator, ranking.territory, "ROME", m) for m in metiers}
    return top_codes(counts, NUMBER)


PLACES = ("NAT-FR", "REG-53", "DEP-22", "DEP-35", "DEP-29", "DEP-56", "REG-06", "DEP-976", "DEP-977", "DEP-48")


def test_rankings_called_proven_are_the_true_ones(tmp_path: Path) -> None:
    """Country, régions, départements, an overseas one without hires, a collectivité without métiers."""
    runner = Truthful()
    found = outcome(scope(*PLACES), tmp_path, runner)
    assert len(found.rankings) == 3 * len(PLACES)
    for ranking in found.rankings:
        assert ranking.proven or ranking.rule == "absent"
        assert ranking.metiers == true_ranking(ranking), ranking.territory
    absent = {(r.indicator, str(r.territory)) for r in found.rankings if r.rule == "absent"}
    assert absent == {("EMB_1", "REG-06"), ("EMB_1", "DEP-976"), ("EMB_1", "DEP-977")}
    assert len(runner.asked) == len(set(runner.asked)) == found.calls.total()
    assert found.exceeding == ()


def test_what_is_asked_is_the_same_twice(tmp_path: Path) -> None:
    """A harvest that resumes finds its own calls in the cache."""
    runs = [Truthful(), Truthful()]
    first, second = (outcome(scope("DEP-48", "REG-94"), tmp_path, run) for run in runs)
    assert first == second
    assert runs[0].asked == runs[1].asked


def test_zones_are_bounded_by_their_departements_or_follow_the_honest_rule(tmp_path: Path) -> None:
    """Rennes lies in one département, Redon in three: one of a second région, where nothing bounds it."""
    rennes, redon = "EPCI-243500139", "EPCI-243500741"
    runner = Truthful()
    found = outcome(scope(rennes, redon), tmp_path, runner)
    by_place = {(str(r.territory), r.indicator): r for r in found.rankings}
    for indicator in RANKED:
        one, other = by_place[rennes, indicator], by_place[redon, indicator]
        assert one.rule == "borne"
        assert one.metiers == true_ranking(one)
        assert (other.rule, other.container) == ("parent", "DEP-35")
        assert other.among == other.asked >= 2 * NUMBER
        assert set(other.metiers) <= {c.activity_code for c in runner.asked if c.territory == other.territory}
    assert {str(r.territory) for r in found.rankings} == {rennes, redon}


def test_a_zone_across_departements_that_are_all_harvested_is_proven(tmp_path: Path) -> None:
    """By the sum of what they publish."""
    zones = {k: v for k, v in epci_zones().items() if len(v) == 2}
    regions = emulator().geography.region_of
    key = min(k for k, within in zones.items() if len({regions[one.code] for one in within}) == 1)
    found = outcome(scope(str(key), *(str(one) for one in zones[key])), tmp_path, Truthful())
    own = [ranking for ranking in found.rankings if ranking.territory == key]
    assert [ranking.rule for ranking in own] == ["borne"] * 3
    assert all(ranking.metiers == true_ranking(ranking) for ranking in own)


def test_a_basin_of_unknown_communes_follows_its_departement(tmp_path: Path) -> None:
    place = scope("BASBMO-5301")
    assert {r.rule for r in outcome(place, tmp_path, Truthful()).rankings} == {"parent"}
    basin = emulator().geography.served["BASBMO", "5301"]
    within = frozenset(TerritoryKey("DEP", emulator().geography.departements[d].code) for d, _ in basin.parts)
    known = outcome(place, tmp_path, Truthful(), {TerritoryKey("BASBMO", "5301"): within})
    assert {r.rule for r in known.rankings} == {"borne"}
    assert all(r.metiers == true_ranking(r) for r in known.rankings)


@pytest.mark.parametrize(
    ("place", "doubtful"), [("DEP-35", {"DEP-22", "DEP-35"}), ("REG-53", {"REG-53", "DEP-22", "DEP-35"})]
)
def test_a_part_larger_than_its_whole_leaves_nothing_proven_that_it_touches(
    place: str, doubtful: set[str], tmp_path: Path
) -> None:
    runner = Truthful({("DE_1", place, "K1303"): 9_000_000.0})
    found = outcome(scope("REG-53", "DEP-22", "DEP-35"), tmp_path, runner)
    assert found.exceeding == (("DE_1", TerritoryKey.parse(place), "K1303"),)
    assert {str(r.territory) for r in found.rankings if not r.proven} == doubtful
    assert {r.indicator for r in found.rankings if not r.proven} == {"DE_1"}
    assert "dépasse" in exceeding_report(found)[0]


def test_an_edition_keeps_the_metiers_of_some_ranking_only(tmp_path: Path) -> None:
    place = scope("DEP-48")
    found = outcome(place, tmp_path, Truthful())
    calls = ranking_calls(found.rankings, needs_by_key(CATALOGUE), place)
    assert {(c.indicator, c.activity_code) for c in calls} == {
        (r.indicator, m) for r in found.rankings for m in r.metiers
    }


def test_the_report_and_the_plan_compare_with_brute_force(tmp_path: Path) -> None:
    place = scope("REG-53", "DEP-22", "DEP-35")
    found = outcome(place, tmp_path, Truthful())
    assert found.every.total() == 3 * 4 * 1584
    assert found.calls.total() < found.every.total()
    assert spaces(calls_report(found)[-1]).endswith("par force brute ; 9 classements prouvés sur 9.")
    planned = planned_rankings(CATALOGUE, place, number=NUMBER)
    assert found.calls.total() <= planned.expected < found.every.total()
    assert planned_rankings(CATALOGUE, place, number=0).lines == ()


def test_what_stands_for_a_territory_that_failed_proves_nothing(tmp_path: Path) -> None:
    """Former figures rank neither the territory nor what lies within it."""
    runner = Truthful({("DE_1", "REG-53", metier): 10.0 for metier in ("K1303", "K2204", "G1602")})
    runner.failing = TerritoryKey.parse("REG-53")
    found = outcome(scope("REG-53", "DEP-35"), tmp_path, runner)
    assert [r.rule for r in found.rankings if r.territory == runner.failing] == ["absent"] * 3
    own = [r for r in found.rankings if r.territory != runner.failing]
    assert [(r.rule, r.metiers) for r in own] == [("borne", true_ranking(r)) for r in own]


def test_without_the_setting_nothing_is_asked(tmp_path: Path) -> None:
    runner = Truthful()
    settings = config(tmp_path, metiers={"nombre": 1})
    found = rankings_of_harvest(runner, scope("DEP-48"), settings, {})
    assert (found, runner.asked) == (Outcome(), [])
    assert calls_report(found) == []


def test_a_ranking_is_written_and_read_again() -> None:
    one = Ranking(TerritoryKey("EPCI", "1"), "DE_1", PERIOD, 20, "parent", 40, 40, ("A1203", "J1501"), "DEP-35")
    assert ranking_from_row(ranking_row(one)) == one
    assert ranking_row(one)["metiers"] == "A1203 J1501"
