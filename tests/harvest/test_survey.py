"""Running calls through the journal, several at once; the first failure ends the others and loses nothing."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiches.errors import SourceRefused
from fiches.harvest.cache import Journal
from fiches.harvest.freshness import sign
from fiches.harvest.runner import Harvester, journal_name, reduced
from fiches.harvest.survey import needs_by_key, request_digest, survey
from fiches.keys import TerritoryKey
from fiches.progress import Reporter
from fiches.source.answers import Answer, Observation
from fiches.source.api import Call
from fiches.source.pacing import Pace
from tests.support.frames import COTES, ILLE, catalogue, entry
from tests.support.world import World, config

ENTRY = catalogue()
KEPT = needs_by_key(ENTRY)


def calls(number: int) -> list[Call]:
    places = [TerritoryKey("DEP", f"{n:02}") for n in range(number)]
    return [Call("DE_1", place, "CUMUL", "CUMUL", (), True, False) for place in places]


class Client:
    """Stops as the true one does: every wait ends."""

    def __init__(self) -> None:
        self.pace = Pace(None)

    def stop(self) -> None:
        self.pace.stop()


class Api:
    """Answers each call with its territory's code; one of them fails, once all the others wait."""

    def __init__(self, failing: str = "") -> None:
        self.client = Client()
        self.failing = failing
        self.asked: list[str] = []
        self.lock = threading.Lock()

    def observations(self, call: Call) -> Answer:
        with self.lock:
            self.asked.append(call.territory.code)
        if call.territory.code == self.failing:
            raise SourceRefused("refusé")
        if self.failing and len(self.asked) > 4:
            self.client.pace.sleep(30)
        value = float(call.territory.code)
        return Answer((Observation("CUMUL", "CUMUL", "ABC", "", "", "2026T1", "nombre", value, "", ""),), {})


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "journal.sqlite", identity={}) as opened:
        yield opened


def harvester(api: Api, journal: Journal, workers: int = 4) -> Harvester:
    return Harvester(api, journal, Reporter("quiet", io.StringIO()), workers=workers)


@pytest.mark.parametrize("workers", [1, 4])
def test_each_call_is_made_once_and_answers_come_in_their_order(journal: Journal, workers: int) -> None:
    api, asked = Api(), calls(30)
    harvester(api, journal, workers).run(asked, KEPT, title="x")
    assert sorted(api.asked) == [call.territory.code for call in asked]
    found = list(harvester(api, journal).answers(asked, KEPT))
    assert [answer.observations[0].value for _, answer in found] == [float(n) for n in range(30)]


def test_a_second_run_asks_nothing(journal: Journal) -> None:
    api, asked = Api(), calls(5)
    harvester(api, journal).run(asked, KEPT, title="x")
    api.asked.clear()
    harvester(api, journal).run(asked, KEPT, title="x")
    assert api.asked == []


def test_one_failure_ends_the_others_at_once_and_is_the_one_told(journal: Journal) -> None:
    """Workers that wait end with Stop: the cause is what is raised, not its consequences."""
    api = Api(failing="03")
    with pytest.raises(SourceRefused, match="refusé"):
        harvester(api, journal).run(calls(30), KEPT, title="x")
    assert len(api.asked) < 30
    assert len(journal.names()) >= 1


def test_what_was_answered_before_a_failure_is_not_asked_again(journal: Journal) -> None:
    with pytest.raises(SourceRefused):
        harvester(Api(failing="03"), journal, workers=1).run(calls(10), KEPT, title="x")
    api = Api()
    harvester(api, journal, workers=1).run(calls(10), KEPT, title="x")
    assert api.asked == [f"{n:02}" for n in range(3, 10)]


def test_only_what_the_catalogue_wants_is_kept() -> None:
    rows = [
        Observation("CUMUL", "CUMUL", code, kind, "", "2026T1", "nombre", 1.0, "", "")
        for code in ("ABC", "A") for kind in ("", "AGE")
    ]  # fmt: skip
    kept = reduced(Answer(tuple(rows), {}), KEPT["DE_1", "CUMUL"]).observations
    assert [(o.nomenclature_code, o.characteristic_type) for o in kept] == [("ABC", "")]


def test_a_wider_catalogue_asks_again_what_was_reduced_for_a_narrower_one() -> None:
    wider = needs_by_key(catalogue(entry(codes=("ABC", "A"))))
    call = calls(1)[0]
    assert journal_name(call, wider) != journal_name(call, KEPT)
    assert journal_name(call, needs_by_key(catalogue(entry(titre="autre")))) == journal_name(call, KEPT)


def test_the_signature_dates_each_indicator_for_the_country() -> None:
    world = World()
    wanted = catalogue(entry("a"), entry("b", indicateur="OFF_1", codes=("TOFF",)))
    with world.opened(None, wanted, None) as api:
        found = sign(api, wanted)
    assert found.values == {"DE_1": f"2026T1 {world.loaded}", "OFF_1": f"2026T1 {world.loaded}"}
    assert found.complete
    assert sorted(world.asked) == [("DE_1", "NAT", "FR", "CUMUL"), ("OFF_1", "NAT", "FR", "CUMUL")]


def test_a_signature_without_row_is_incomplete() -> None:
    world = World(silent={"DE_1"})
    with world.opened(None, ENTRY, None) as api:
        assert not sign(api, ENTRY).complete


def test_a_survey_names_what_is_published_and_what_it_is_compared_with(tmp_path: Path) -> None:
    with World().opened(None, ENTRY, None) as api:
        scope = survey(api, ENTRY, config(tmp_path, territories={"niveaux": ("DEP",)}), place="x")
    assert scope.published == (COTES, ILLE)
    assert [str(key) for key in scope.asked] == ["NAT-FR", "REG-53", "DEP-22", "DEP-35"]


def test_a_request_is_named_by_what_is_asked(tmp_path: Path) -> None:
    with World().opened(None, ENTRY, None) as api:
        one = config(tmp_path)
        scope = survey(api, ENTRY, one, place="x")
        first = request_digest(ENTRY, scope.asked, one)
        assert first == request_digest(catalogue(entry(titre="autre")), scope.asked, config(tmp_path, pdf=False))
        assert first != request_digest(catalogue(entry(codes=("A",))), scope.asked, one)
        assert first != request_digest(ENTRY, scope.asked, config(tmp_path, metiers={"liste": ("J1501",)}))
        assert first != request_digest(ENTRY, scope.asked, config(tmp_path, source={"champs_ignores": ("x",)}))
