"""What the previous edition saves: calls skipped or narrowed; and byte for byte the edition of a full harvest."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from fiches.editions.store import read_edition, write_edition
from fiches.errors import GateRefused
from fiches.harvest.cache import AnswerCache
from fiches.harvest.incremental import Incremental, reloaded_periods
from fiches.harvest.model import Freshness
from fiches.harvest.needs import needs_by_key
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.reuse import Reuse
from fiches.harvest.run import Run
from fiches.harvest.runner import CallRunner
from fiches.keys import FRANCE, TerritoryKey
from fiches.periods import between
from fiches.progress import Reporter
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call
from tests.support.frames import ILLE, catalogue, edition, entry, key, line
from tests.support.publisher import FORMER, LATEST, Publisher, files
from tests.support.source import spaces
from tests.support.world import World, access, brought_up_to_date, config

HISTORY = entry(historique=True)
CALL = Call("DE_1", ILLE, "CUMUL", "CUMUL", ("ABC",), latest_only=False, characteristics=False)
KNOWN = between("2023T1", "2025T4")
LOADED = "2026-03-03T10:00:00+01:00"


def incremental(newest: str = "2026T1", *, known: list[str] = KNOWN, sign: str = "nouveau") -> Incremental:
    rows = [line(key(period=period), number, date=LOADED) for number, period in enumerate(known)]
    held = edition(rows, "2025T4", signature={"DE_1": "ancien"}, periods={"DE_1": known[-1]})
    previous, found = PreviousAnswers(held), catalogue(HISTORY)
    return Incremental(previous, Freshness({"DE_1": sign}, {}, {"DE_1": newest}), found, needs_by_key(found))


def row(period: str, value: float, date: str = LOADED) -> Observation:
    return Observation("CUMUL", "CUMUL", "ABC", "", "", period, "nombre", value, "", date)


def fresh(*rows: Observation) -> Answer:
    return Answer(rows, {"nomenclature/DE_1/ABC": "aujourd’hui"}, "")


NEW, LAST, FIRST, SECOND = row("2026T1", 99), row("2025T4", 11), row("2023T1", 0), row("2023T2", 1)
FIRST = FIRST._replace(status="a")


def test_a_series_is_asked_for_its_end_and_for_the_edge_of_its_window() -> None:
    assert incremental().narrowed(CALL).periods == ("2023T1", "2023T2", "2025T4", "2026T1")
    assert incremental("2026T2").narrowed(CALL).periods == ("2023T1", "2023T2", "2023T3", "2025T4", "2026T1", "2026T2")
    assert incremental(known=["2025"], newest="2026").narrowed(CALL).periods == ("2025", "2026")


@pytest.mark.parametrize("newest", ["2025T4", "2024T1", ""])
def test_an_indicator_loaded_again_without_a_new_period_is_read_whole(newest: str) -> None:
    """Any of its periods may have been revised, anywhere."""
    assert incremental(newest).narrowed(CALL) is CALL


def test_a_period_that_the_country_shows_to_be_loaded_again_is_asked_everywhere() -> None:
    found = replace(incremental(), reloaded={"DE_1": ("2024T2", "2026T1")})
    assert found.narrowed(CALL).periods == ("2023T1", "2023T2", "2024T2", "2025T4", "2026T1")
    answer = fresh(NEW, LAST, SECOND, FIRST, row("2024T2", 5))
    assert found.merged(CALL, answer) is not None
    assert found.merged(CALL, fresh(NEW, LAST, SECOND, FIRST, row("2024T2", 5, "2026-05-01"))) is None


def test_the_country_s_total_tells_which_periods_were_loaded_again() -> None:
    """By value, by date, or because they were not there; not by a code that the edition does not keep."""
    held = [line(key(FRANCE, period=period), number, date=LOADED) for number, period in enumerate(KNOWN)]
    today = [row(period, number) for number, period in enumerate(KNOWN)]
    today[0] = today[0]._replace(status="a")
    today[3] = today[3]._replace(value=400)
    today[5] = today[5]._replace(updated_at="2026-05-01")
    today += [row("2022T4", 9), row("2026T1", 9), row("2024T3", 9)._replace(nomenclature_code="A")]
    previous = PreviousAnswers(edition(held, "2025T4"))
    found = reloaded_periods(Freshness({}, {}, {}, {"DE_1": tuple(today)}), previous, incremental().needs)
    assert found == {"DE_1": ("2022T4", "2023T4", "2024T2", "2026T1")}


def test_what_is_not_known_or_not_a_history_is_asked_as_ever() -> None:
    found = incremental()
    for call in (
        replace(CALL, latest_only=True),
        replace(CALL, territory=TerritoryKey("DEP", "22")),
        replace(CALL, codes=("A",)),
    ):
        assert found.narrowed(call) is call


def test_a_call_of_which_two_periods_are_kept_is_made_again_whole() -> None:
    """The edition has not the period that is now a year before the latest."""
    found, wanted = incremental(), catalogue(entry(activite="ROME", un_an_avant=True))
    found = replace(found, catalogue=wanted, needs=needs_by_key(wanted))
    call = replace(CALL, activity_type="ROME", activity_code="J1501")
    assert found.narrowed(call) is call


@pytest.mark.parametrize(
    ("answer", "periods"),
    [
        (fresh(NEW, LAST, SECOND, FIRST), [*KNOWN, "2026T1"]),
        (fresh(NEW, LAST, SECOND), [*KNOWN[1:], "2026T1"]),
        (fresh(LAST, SECOND, FIRST), KNOWN),
    ],
    ids=["one more", "the window moves", "nothing new here"],
)
def test_what_was_not_asked_comes_from_the_former_edition(answer: Answer, periods: list[str]) -> None:
    found = incremental().merged(CALL, answer)
    assert found is not None
    assert sorted(o.period for o in found.observations) == periods
    assert found.labels == {"nomenclature/DE_1/ABC": "aujourd’hui"}


@pytest.mark.parametrize(
    "answer",
    [
        fresh(NEW, LAST._replace(value=12), SECOND, FIRST),
        fresh(NEW, LAST._replace(updated_at="2026-05-01T00:00:00+02:00"), SECOND, FIRST),
        fresh(NEW, LAST._replace(value=None, status="nd"), SECOND, FIRST),
        fresh(NEW, LAST, row("2025T4", 5)._replace(nomenclature_code="A"), SECOND, FIRST),
        fresh(NEW, SECOND, FIRST),
        fresh(NEW, LAST, SECOND._replace(value=7), FIRST),
        fresh(NEW, LAST, FIRST),
        fresh(NEW, LAST),
        fresh(),
    ],
    ids=[
        "value", "date", "no value any more", "one more code", "latest vanished", "first revised", "a hole",
        "window unknown", "nothing",
    ],
)  # fmt: skip
def test_a_revised_series_is_no_longer_believed(answer: Answer) -> None:
    assert incremental().merged(CALL, answer) is None


def test_a_source_that_does_not_choose_periods_is_taken_at_its_word() -> None:
    everything = fresh(NEW, LAST, *(row(period, 50) for period in KNOWN[2:6]))
    assert incremental().merged(CALL, everything) is everything


def test_an_indicator_not_loaded_again_is_known() -> None:
    country = [line(key(FRANCE, period=period), 5) for period in KNOWN]
    known = incremental(sign="ancien")
    assert known.unchanged(CALL) is None  # the country has no row: who knows what was asked
    previous = PreviousAnswers(edition([*country, line(key(), 7)], "2025T4", signature={"DE_1": "ancien"}))
    found = replace(known, previous=previous).unchanged(CALL)
    assert found is not None
    assert [o.value for o in found.observations] == [7]
    assert replace(incremental(), previous=previous).unchanged(CALL) is None
    older = PreviousAnswers(
        edition([*country, line(key(), 7)], "2025T4", signature={"DE_1": "ancien"}, degraded={"DEP-35": {}})
    )
    assert replace(known, previous=older).unchanged(CALL) is None


def test_only_the_indicators_loaded_again_are_asked(tmp_path: Path) -> None:
    """And the edition is that of a harvest that asks them all."""
    entries = (entry("a", historique=True), entry("o", indicateur="OFF_1", codes=("TOFF",)))

    def harvest(folder: Path) -> dict[str, bytes]:
        reporter = Reporter("quiet", io.StringIO())
        made = brought_up_to_date(Run(config(folder), catalogue(*entries), access(folder), reporter, "x"), world)
        return {path.name: path.read_bytes() for path in made.iterdir()}

    world = World()
    harvest(tmp_path)
    world.loads["OFF_1"] = "2026-07-01T00:00:00+02:00"
    world.asked.clear()
    renewed = harvest(tmp_path)
    assert sorted(place[0] for place in world.asked) == ["DE_1", *["OFF_1"] * 5]
    full = harvest(tmp_path / "other")
    assert {**renewed, "manifest.json": b""} == {**full, "manifest.json": b""}


class Revised:
    """A source whose histories have all been revised; notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[Call] = []

    def observations(self, call: Call) -> Answer:
        self.asked.append(call)
        return fresh(*(row(period, 500) for period in call.periods or KNOWN))


def test_the_country_s_revision_foretells_those_of_its_parts(tmp_path: Path) -> None:
    """One call lost, not one a territory."""
    places = [FRANCE, *(TerritoryKey("DEP", code) for code in ("22", "29", "35", "56"))]
    held = [line(key(place, period=period), 7, date=LOADED) for place in places for period in KNOWN]
    found = replace(incremental(), previous=PreviousAnswers(edition(held, "2025T4", periods={"DE_1": "2025T4"})))
    calls, api = [replace(CALL, territory=place) for place in places], Revised()
    with AnswerCache(tmp_path / "journal.sqlite", identity={}) as cache:
        runner = CallRunner(api, cache, Reporter("quiet", io.StringIO()), found.needs, workers=1, reuse=Reuse(found))
        runner.run(calls, title="x")
        assert [bool(call.periods) for call in api.asked] == [True, False, False, False, False, False]
        runner.run(calls, title="x")
        assert len(api.asked) == 6
        values = {o.value for _, answer in runner.answers(calls) for o in answer.observations}
    assert values == {500}


# Whole harvests, one after another


def same_but_readings(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    """Byte for byte, but for which edition read what whole, and for the manifest's own digest."""
    cut = re.compile(rb'"(?:lues_en_entier|files)": \{[^}]*\}')
    return {name: cut.sub(b"", content) for name, content in one.items()} == {
        name: cut.sub(b"", content) for name, content in other.items()
    }


@pytest.mark.parametrize("ignoring", [False, True], ids=["chosen periods", "a source that gives them all"])
def test_the_quarter_after_is_the_edition_of_a_full_harvest(publisher: Publisher, ignoring: bool) -> None:
    """Breakdowns, grades, forecasts revised at each release, windows that move and holes included."""
    publisher.served.ignores_periods = ignoring
    publisher.harvest(FORMER)
    renewed, shorter = files(publisher.harvest(LATEST)), publisher.served.answered
    asked = [list(periods) for b in publisher.served.bodies if isinstance(periods := b.get("listeCodePeriode"), list)]
    assert max(map(len, asked)) <= 4
    assert "Repris de l’édition 2025T4 : 0 réponses sans appel, " in spaces(publisher.said.getvalue())
    assert ("; 0 observations" in spaces(publisher.said.getvalue())) == ignoring
    publisher.folder /= "other"
    assert same_but_readings(files(publisher.harvest(LATEST)), renewed)
    assert ignoring or shorter < 0.7 * publisher.served.answered


@pytest.mark.long
def test_two_quarters_later_the_same(publisher: Publisher) -> None:
    publisher.harvest("2025T3")
    renewed = files(publisher.harvest(LATEST))
    publisher.folder /= "other"
    assert same_but_readings(files(publisher.harvest(LATEST)), renewed)


@pytest.mark.long
@pytest.mark.parametrize(("before", "after"), [(27, 12), (12, 27)], ids=["shorter", "longer"])
def test_a_window_that_shrinks_or_grows_is_seen(publisher: Publisher, before: int, after: int) -> None:
    """Shorter: the first periods known are gone. Longer: the country's total has periods that the edition has not."""
    publisher.harvest(FORMER, history=before)
    renewed = files(publisher.harvest(LATEST, history=after))
    publisher.folder /= "other"
    assert same_but_readings(files(publisher.harvest(LATEST, history=after)), renewed)


def test_nothing_new_takes_a_few_calls(publisher: Publisher) -> None:
    first = publisher.harvest(LATEST)
    assert publisher.harvest(LATEST) == first
    assert publisher.served.calls <= 16
    assert "Rien de nouveau à la source" in publisher.said.getvalue()


@pytest.mark.parametrize("former", [FORMER, LATEST], ids=["with a new quarter", "within the quarter"])
def test_an_indicator_that_answers_nowhere_any_more_costs_a_few_calls_a_visit(
    publisher: Publisher, former: str
) -> None:
    """The gate refuses the edition without it; what was answered is kept, and the day it answers it is seen."""
    publisher.harvest(former)
    for most in (130, 16, 16):
        with pytest.raises(GateRefused):
            publisher.harvest(LATEST, faults="500-no-data@stat-embauches")
        assert publisher.served.calls <= most
    assert publisher.harvest(LATEST).name == LATEST
    assert publisher.harvest(LATEST).name == LATEST
    assert publisher.served.calls <= 16


def test_an_edition_with_signs_of_before_is_up_to_date_without_a_harvest(publisher: Publisher) -> None:
    """And what it was read whole for is not known."""
    first = publisher.harvest(LATEST)
    held = read_edition(first)
    shutil.rmtree(first)
    signature = {name: value.partition(" #")[0] for name, value in held.manifest.signature.items()}
    older = replace(held.manifest, signature=signature, lues_en_entier={}, metiers=0)
    write_edition(first.parent, replace(held, manifest=older))
    assert publisher.harvest(LATEST) == first
    assert publisher.served.calls <= 16
    assert read_edition(first).manifest.lues_en_entier == {}


def test_a_harvest_from_nothing_on_demand_reads_everything(publisher: Publisher) -> None:
    publisher.harvest(FORMER)
    publisher.harvest(LATEST, full=True)
    assert not publisher.served.narrowed()
