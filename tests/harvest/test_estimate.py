"""The calls of a first harvest, counted without making them."""
# ruff: noqa: E501

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from fiches.content.config import Site
from fiches.content.formats import Format, Formats
from fiches.harvest.estimate import duration, estimate, site_words
from fiches.harvest.run import Run
from fiches.keys import TerritoryKey
from fiches.progress import Reporter
from tests.support.frames import catalogue, entry
from tests.support.source import spaces
from tests.support.world import World, access, brought_up_to_date, config, surveyed

METIERS = (entry("a"), entry("m", activite="ROME", codes=("ABC",), chart="metiers"))


@pytest.fixture
def world() -> World:
    return World()


def test_the_plan_counts_the_calls_of_a_first_harvest_and_makes_none(tmp_path: Path, world: World) -> None:
    settings = config(tmp_path)
    lines = estimate(surveyed(world, catalogue(), settings, tmp_path), catalogue(), settings)
    assert [line.split() for line in lines[:3]] == [["DE_1", "DEP", "2"], ["DE_1", "NAT", "1"], ["DE_1", "REG", "1"]]
    assert world.asked == []


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (40, "40 s"), (59.4, "59 s"), (60, "1 min"), (720, "12 min"), (3600, "1 h 00 min"), (7500, "2 h 05 min"), (3590, "1 h 00 min")],
)  # fmt: skip
def test_durations_are_said_in_words(seconds: float, words: str) -> None:
    assert spaces(duration(seconds)) == words


@pytest.mark.parametrize("metiers", [{"liste": ("J1501", "A1203")}, {"nombre": 2}, {"nombre": 0}])
def test_the_plan_says_as_many_calls_as_a_first_harvest_makes(
    tmp_path: Path, world: World, metiers: dict[str, object]
) -> None:
    entries = (
        *METIERS,
        entry("o", indicateur="OFF_1", activite="ROME", codes=("TOFF",)),
        entry("t", indicateur="PERSP_2", codes=("PERSPECTIVE",)),
    )
    settings = config(tmp_path, metiers=metiers)
    lines = estimate(surveyed(world, catalogue(*entries), settings, tmp_path), catalogue(*entries), settings)
    run = Run(settings, catalogue(*entries), access(tmp_path), Reporter("quiet", io.StringIO()), "x")
    brought_up_to_date(run, world)
    total = next(line for line in lines if line.startswith("Total"))
    assert spaces(total).startswith(f"Total : {len(world.asked)} appels")


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (9, "5 appels, soit 1 s à 9 appels par seconde, en une tranche de 5 h 00 min (« Récolte »)."),
        (0.0005, "5 appels, soit 2 h 47 min à 0.0005 appel par seconde, en une tranche de 5 h 00 min (« Récolte »)."),
        (0.0001, "5 appels, soit 13 h 53 min à 0.0001 appel par seconde, en 3 tranches de 5 h 00 min (« Récolte »)."),
    ],
)
def test_the_plan_says_in_how_many_runs_a_harvest_is_made(
    tmp_path: Path, world: World, rate: float, words: str
) -> None:
    settings = config(tmp_path)
    scope = surveyed(world, catalogue(), settings, tmp_path)
    slow = settings.site.source.model_copy(update={"debit": rate})
    settings = replace(settings, site=settings.site.model_copy(update={"source": slow}))
    (total,) = [spaces(line) for line in estimate(scope, catalogue(), settings) if line.startswith("Total")]
    assert total == f"Total : {words}"


@pytest.mark.parametrize(
    ("relecture", "words"),
    [
        (0, "Visite sans nouveauté : 4 appels, sans relecture (relecture = 0, section [source] de site.toml)."),
        (3000, "Visite sans nouveauté : 4 appels, et à part, une fois par semaine, 4 de relecture au plus (toute l’édition est relue chaque semaine"),
        (3, "Visite sans nouveauté : 4 appels, et à part, une fois par semaine, 2 de relecture au plus (toute l’édition est relue en 2 semaines"),
    ],
)  # fmt: skip
def test_the_plan_says_apart_what_a_visit_reads_again(tmp_path: Path, world: World, relecture: int, words: str) -> None:
    settings = config(tmp_path, source={"relecture": relecture})
    lines = estimate(surveyed(world, catalogue(), settings, tmp_path), catalogue(), settings)
    assert any(spaces(line).startswith(words) for line in lines), lines
    assert world.asked == []


@pytest.mark.parametrize(
    ("formats", "pdf", "expected"),
    [
        ({}, True, " fiches, environ "),
        ({"DEP": ("csv", "pdf")}, True, "Formats : départements sans json, svg, xlsx."),
        ({"DEP": ("csv",)}, False, "Formats : départements sans json, svg, xlsx."),
    ],
)
def test_the_plan_says_how_heavy_the_site_is_and_what_it_leaves_out(
    formats: dict[str, tuple[Format, ...]], pdf: bool, expected: str
) -> None:
    site = Site(titre="T", editeur="E", pdf=pdf, formats=Formats.model_validate(formats))
    words = spaces(site_words(site, [TerritoryKey("DEP", "35"), TerritoryKey("REG", "53")]))
    assert words.startswith("Site : 2 fiches, environ ")
    assert "sur les 1 000 Mo que GitHub Pages admet." in words
    assert expected in words
    assert ("Formats" in words) is bool(formats)
    assert "Trop lourd" not in words


def test_a_site_that_its_host_would_refuse_is_said_to_be_too_heavy() -> None:
    site = Site(titre="T", editeur="E", formats=Formats(EPCI=("csv", "json", "svg", "pdf")))
    words = spaces(site_words(site, [TerritoryKey("EPCI", str(code)) for code in range(2000)]))
    assert words.endswith("Trop lourd : réduire « formats » ou les territoires.")
