"""A harvest: what it asks, what it keeps when it fails, when it makes a new edition and when it does not."""

from __future__ import annotations

import io
import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from fiches.content.catalogue import Catalogue
from fiches.editions.store import list_editions, read_edition, read_manifest
from fiches.errors import ContentError, DataError, GateRefused, HarvestPaused, SourceUnavailable
from fiches.harvest import update
from fiches.harvest.run import HarvestOptions, Run
from fiches.progress import Reporter
from tests.support.frames import FRANCE, catalogue, entry
from tests.support.source import spaces
from tests.support.world import World, access, brought_up_to_date, config

ONE_A_LEVEL = (("NAT", "FR"), ("REG", "53"), ("DEP", "22"))
METIERS = (entry("a"), entry("m", activite="ROME", codes=("ABC",), chart="metiers"))


@pytest.fixture
def world() -> World:
    return World()


Harvest = Callable[..., Path]


@pytest.fixture
def harvest(tmp_path: Path, world: World) -> Harvest:
    def run(
        *entries,
        said: io.StringIO | None = None,
        source: str = "https://api.test",
        full: bool = False,
        max_seconds: float | None = None,
        accept: str = "",
        connections: int = 8,
        **settings,
    ) -> Path:
        reporter = Reporter("verbose", said or io.StringIO())
        catalog: Catalogue = catalogue(*entries)
        run = Run(
            config(tmp_path, source={"connexions": connections}, **settings),
            catalog,
            access(tmp_path, source),
            reporter,
            "content/territoires.toml",
            HarvestOptions(full, max_seconds, accept),
        )
        return brought_up_to_date(run, world)

    return run


def test_a_first_harvest_makes_an_edition_named_after_its_quarter(harvest: Harvest, world: World) -> None:
    folder = harvest()
    found = read_edition(folder)
    assert folder.name == found.id == "2026T1"
    assert [(r.territory_type, r.territory_code, r.value) for r in found.frame.itertuples()] == [
        ("DEP", "22", 1000), ("DEP", "35", 1000), ("NAT", "FR", 1000), ("REG", "53", 1000),
    ]  # fmt: skip
    assert found.manifest.coverage["DE_1"]["DEP"] == {"demandes": 2, "repondus": 2}
    assert {str(t.key) for t in found.referential.territories} == {"NAT-FR", "REG-53", "DEP-22", "DEP-35"}


def test_nothing_new_at_the_source_costs_one_call_an_indicator(harvest: Harvest, world: World) -> None:
    first = harvest()
    world.asked.clear()
    said = io.StringIO()
    assert harvest(said=said) == first
    assert world.asked == [("DE_1", "NAT", "FR", "CUMUL")]
    assert "Rien de nouveau à la source" in said.getvalue()


def test_a_new_quarter_makes_a_new_edition(harvest: Harvest, world: World, tmp_path: Path) -> None:
    harvest()
    world.period, world.loaded = "2026T2", "2026-09-12T07:31:04.000+02:00"
    assert harvest().name == "2026T2"
    assert list_editions(tmp_path / "editions") == ["2026T1", "2026T2"]


def test_a_revision_within_the_quarter_makes_a_numbered_edition(harvest: Harvest, world: World, tmp_path: Path) -> None:
    first = harvest()
    before = {p.name: p.read_bytes() for p in first.iterdir()}
    world.loaded, world.values["DE_1", "DEP", "35", "CUMUL"] = "2026-07-01T00:00:00+02:00", 900
    assert harvest().name == "2026T1.2"
    assert {p.name: p.read_bytes() for p in first.iterdir()} == before


def test_a_full_harvest_of_the_same_figures_makes_no_edition(harvest: Harvest, world: World, tmp_path: Path) -> None:
    first = harvest()
    world.asked.clear()
    said = io.StringIO()
    assert harvest(full=True, said=said) == first
    assert len(world.asked) == 5
    assert "dit déjà la même chose" in said.getvalue()
    assert list_editions(tmp_path / "editions") == ["2026T1"]


def test_another_list_of_territories_is_another_request(harvest: Harvest, world: World, tmp_path: Path) -> None:
    harvest()
    folder = harvest(territories={"niveaux": ("REG",)})
    assert folder.name == "2026T1.2"
    assert read_manifest(folder).request != read_manifest(tmp_path / "editions/2026T1").request


def test_a_source_that_fails_midway_keeps_what_was_answered(harvest: Harvest, world: World, tmp_path: Path) -> None:
    world.failing.add("DE_1-DEP-35")
    with pytest.raises(SourceUnavailable, match="DE_1, DEP 35"):
        harvest(connections=1)
    assert list_editions(tmp_path / "editions") == []
    answered = {place[2] for place in world.asked}
    world.failing.clear()
    world.asked.clear()
    harvest()
    again = [place[2] for place in world.asked[1:]]  # the first one signs the update
    assert "35" in again
    assert "FR" in answered
    assert "FR" not in again


def test_answers_of_another_source_are_never_reused(harvest: Harvest, world: World) -> None:
    world.failing.add("DE_1-DEP-35")
    with pytest.raises(SourceUnavailable):
        harvest()
    world.failing.clear()
    world.asked.clear()
    harvest(source="https://autre.test")
    assert len(world.asked) == 5


def test_an_update_between_two_runs_forgets_the_answers_of_the_former(harvest: Harvest, world: World) -> None:
    world.failing.add("DE_1-DEP-35")
    with pytest.raises(SourceUnavailable):
        harvest()
    world.failing.clear()
    world.asked.clear()
    world.loaded = "2026-07-01T00:00:00+02:00"
    found = read_edition(harvest())
    assert set(found.frame["updated_at"]) == {"2026-07-01T00:00:00+02:00"}


def test_where_the_country_has_no_row_a_territory_that_has_one_tells_updates_apart(
    harvest: Harvest, world: World
) -> None:
    world.values["DE_1", "NAT", "FR", "CUMUL"] = None
    first = harvest()
    assert read_manifest(first).signature["DE_1"].startswith(f"REG-53 2026T1 {world.loaded} #")
    world.asked.clear()
    assert harvest() == first
    assert world.asked == [("DE_1", "NAT", "FR", "CUMUL"), ("DE_1", "REG", "53", "CUMUL")]
    world.loaded = "2026-07-01T00:00:00+02:00"
    assert harvest().name == "2026T1.2"


def test_an_indicator_that_nobody_has_does_not_prevent_knowing(harvest: Harvest, world: World) -> None:
    world.silent.add("PERSP_2")
    entries = (entry("a"), entry("t", indicateur="PERSP_2", codes=("PERSPECTIVE",)))
    first = harvest(*entries)
    world.asked.clear()
    assert harvest(*entries) == first
    assert sorted(world.asked) == sorted(
        [("DE_1", "NAT", "FR", "CUMUL"), *(("PERSP_2", *p, "CUMUL") for p in ONE_A_LEVEL)]
    )
    assert read_manifest(first).signature["PERSP_2"] == "rien"
    world.silent.clear()
    assert harvest(*entries).name == "2026T1.2"


def test_a_source_without_any_data_publishes_nothing(harvest: Harvest, world: World, tmp_path: Path) -> None:
    world.silent.add("DE_1")
    with pytest.raises(DataError, match="rien n’est publié"):
        harvest()
    assert list_editions(tmp_path / "editions") == []


def test_an_unknown_territory_is_told_with_its_neighbours(harvest: Harvest) -> None:
    with pytest.raises(ContentError) as caught:
        harvest(territories={"territoires": [{"type": "DEP", "code": "36"}, {"type": "EPCI", "code": "999999999"}]})
    assert [spaces(f) for f in caught.value.findings] == [
        "content/territoires.toml : territoire inconnu DEP-36 (l’API liste 2 DEP, comme 22, 35)."
        " Vouliez-vous écrire « 35 » (Ille-et-Vilaine) ? Corriger le code, ou retirer l’entrée.",
        "content/territoires.toml : territoire inconnu EPCI-999999999 (l’API liste 1 EPCI, comme 243500139)."
        " Vouliez-vous écrire « 243500139 » (Rennes Métropole) ? Corriger le code, ou retirer l’entrée.",
    ]


def test_a_value_out_of_the_catalogue_s_bounds_is_set_aside_and_said(harvest: Harvest, world: World) -> None:
    world.values["DE_1", "DEP", "35", "CUMUL"] = 30_000_000
    said = io.StringIO()
    folder = harvest(said=said)
    assert "1 ligne de la source est impossible, et écartée" in spaces(said.getvalue())
    assert re.search(r"DE_1 DEP 35 .* lu 3e\+07, attendu de 0 à 2e\+07", said.getvalue())
    assert len(read_manifest(folder).ecartees) == 1


def test_an_indicator_that_the_api_does_not_list_is_said_and_still_asked(harvest: Harvest, world: World) -> None:
    said = io.StringIO()
    harvest(said=said)
    assert "DE_1 : absent de details-indicateurs ; demandé selon le catalogue." in spaces(said.getvalue())


# Métiers


def test_listed_metiers_are_asked_everywhere(harvest: Harvest, world: World) -> None:
    harvest(*METIERS, metiers={"liste": ("J1501",)})
    assert {place[3] for place in world.asked} == {"CUMUL", "J1501"}
    assert sum(place[3] == "J1501" for place in world.asked) == 4


def test_a_number_of_metiers_takes_the_best_of_the_country_and_asks_them_once(harvest: Harvest, world: World) -> None:
    world.values |= {("DE_1", "NAT", "FR", "K1302"): 9000, ("DE_1", "NAT", "FR", "A1203"): None}
    found = read_edition(harvest(*METIERS, metiers={"nombre": 1}))
    assert found.referential.activities["ROME"] == ("K1302",)
    assert sum(place == ("DE_1", "NAT", "FR", "K1302") for place in world.asked) == 1
    assert {place[3] for place in world.asked if place[1] == "DEP"} == {"CUMUL", "K1302"}


def test_a_metier_that_leaves_the_first_ones_keeps_its_series(harvest: Harvest, world: World) -> None:
    """As long as there is room; the one that left first leaves first. Under another number, the choice is made anew."""
    said = io.StringIO()

    def ranked(loaded: str, *best: str, number: int = 2) -> tuple[str, ...]:
        world.loaded = loaded
        world.values.update({("DE_1", "NAT", "FR", code): 8000 for code in world.metiers})
        world.values.update({("DE_1", "NAT", "FR", code): 9000 - place for place, code in enumerate(best)})
        edition = read_edition(harvest(*METIERS, said=said, metiers={"nombre": number}))
        assert edition.manifest.metiers == number
        return edition.referential.activities["ROME"]

    world.metiers = ("A1203", "J1501", "K1302", "B1101")
    assert ranked("2026-06-01", "A1203", "J1501") == ("A1203", "J1501")
    assert ranked("2026-06-02", "K1302", "J1501") == ("K1302", "J1501", "A1203")
    assert "ne le sont plus" not in said.getvalue()
    assert ranked("2026-06-03", "K1302", "B1101") == ("K1302", "B1101", "J1501")
    assert "Métiers suivis : A1203 ne le sont plus." in spaces(said.getvalue())
    assert ranked("2026-06-04", "A1203", "B1101", number=1) == ("A1203",)


def test_the_territory_of_reference_is_always_asked(harvest: Harvest, world: World) -> None:
    found = read_edition(harvest(territories={"territoires": [{"type": "DEP", "code": "35"}]}))
    assert FRANCE in {t.key for t in found.referential.territories}


# A harvest of a given time


@pytest.mark.parametrize("asked_before", [1, 3])
def test_a_harvest_out_of_time_is_suspended_and_the_next_one_goes_on(
    tmp_path: Path, world: World, harvest: Harvest, monkeypatch: pytest.MonkeyPatch, asked_before: int
) -> None:
    """The time passes with a call in flight: its answer is kept, the others are left for the next run."""
    over = threading.Event()

    class Timer(threading.Timer):
        def run(self) -> None:
            over.wait(10)
            self.function()

    def answered(request: httpx.Request) -> httpx.Response:
        found = World._answer(world, request)
        if len(world.asked) > asked_before:
            over.set()
            time.sleep(0.2)
        return found

    monkeypatch.setattr(update.threading, "Timer", Timer)
    world._answers = [answered]
    with pytest.raises(HarvestPaused, match="suspendue") as caught:
        harvest(max_seconds=60, connections=1)
    assert caught.value.exit_status == 130
    assert "il reste" in spaces(str(caught.value))
    assert list_editions(tmp_path / "editions") == []
    told = {place[2] for place in world.asked[1:]}
    world._answers, world.asked[:] = [world._answer], []
    harvest()
    assert {place[2] for place in world.asked[1:]} == {"FR", "53", "22", "35"} - told


def test_a_harvest_in_time_is_not_suspended(harvest: Harvest) -> None:
    assert harvest(max_seconds=60).name == "2026T1"


def test_a_refused_edition_is_let_in_by_hand_without_asking_anything_again(
    tmp_path: Path, harvest: Harvest, world: World
) -> None:
    """The answers are kept: only the dates of the update are asked once more, and the reason stays in the edition."""
    harvest()
    world.period, world.loaded = "2026T2", "2026-09-12T07:31:04.000+02:00"
    world.values["DE_1", "DEP", "35", "CUMUL"] = 5000  # more than its région
    with pytest.raises(GateRefused, match="DE_1 DEP 35"):
        harvest()
    assert list_editions(tmp_path / "editions") == ["2026T1"]
    world.asked.clear()
    folder = harvest(accept="Confirmé par la source.")
    assert {place[2] for place in world.asked} == {"FR"}
    assert read_manifest(folder).accepted == "Confirmé par la source."
    assert list_editions(tmp_path / "editions") == ["2026T1", "2026T2"]
