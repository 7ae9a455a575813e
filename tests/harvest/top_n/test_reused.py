"""Rankings of an indicator that the source has not loaded again are those of the previous edition, without a search."""

from __future__ import annotations

import io
from pathlib import Path

from fiches.editions.store import read_edition
from fiches.harvest.run import HarvestOptions, Run
from fiches.progress import Reporter
from tests.support.frames import catalogue, entry
from tests.support.world import World, access, brought_up_to_date, config

ENTRIES = (
    entry("a"),
    entry("o", indicateur="OFF_1", codes=("TOFF",)),
    entry("m", activite="ROME", codes=("ABC",), chart="metiers"),
    entry("n", indicateur="OFF_1", activite="ROME", codes=("TOFF",), chart="aucun"),
)


def harvested(folder: Path, world: World, *, full: bool = False) -> dict[tuple[str, str], tuple[str, ...]]:
    """The first two métiers of each territory, by indicator."""
    settings = config(folder, metiers={"liste": ("J1501",), "classement": 2})
    run = Run(
        settings, catalogue(*ENTRIES), access(folder), Reporter("quiet", io.StringIO()), "x", HarvestOptions(full)
    )
    edition = read_edition(brought_up_to_date(run, world))
    return {(one.indicator, str(one.territory)): one.metiers for one in edition.referential.rankings}


def metiers_asked(world: World, indicator: str) -> set[str]:
    return {place[3] for place in world.asked if place[0] == indicator and place[3] != "CUMUL"}


def test_an_indicator_loaded_again_is_searched_and_the_other_is_not(tmp_path: Path) -> None:
    world = World()
    places = (("NAT", "FR"), ("REG", "53"), ("DEP", "35"), ("DEP", "22"))
    world.values |= {("DE_1", *place, "K1302"): 900 for place in places}
    first = harvested(tmp_path, world)
    world.asked.clear()
    world.loads["OFF_1"] = "2026-07-01T00:00:00+02:00"
    world.values |= {("OFF_1", *place, "A1203"): 500 for place in places}
    second = harvested(tmp_path, world)
    assert metiers_asked(world, "OFF_1") == {"A1203", "J1501", "K1302"}
    assert metiers_asked(world, "DE_1") == set()
    assert {key: found for key, found in second.items() if key[0] == "DE_1"} == {
        key: found for key, found in first.items() if key[0] == "DE_1"
    }
    assert {key: found for key, found in second.items() if key[0] == "OFF_1"} != {
        key: found for key, found in first.items() if key[0] == "OFF_1"
    }
    assert harvested(tmp_path, world, full=True) == second
