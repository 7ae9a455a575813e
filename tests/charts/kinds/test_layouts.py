"""What the eye would refuse, on usual rows and on extreme ones: words over words, cut, or too small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from fiches.charts.engine.registry import kind_names
from fiches.charts.engine.render import draw
from fiches.charts.engine.standalone import standalone
from fiches.charts.model import Cell, ChartOptions, Row
from tests.support.charts import builders as b
from tests.support.charts.reading import collisions, inks, parsed
from tests.support.charts.samples import SAMPLES

LONG = "Communauté d’agglomération des vallées de la Marne et de l’Ourcq"
NAMES = ("label", "series_label")
NUMBERS = ("value", "second", "x")
USUAL = [name for name in SAMPLES if " " not in name] + ["evolution trois"]


def changed(rows: Sequence[Row], **cells: Cell) -> list[Row]:
    """The rows with these cells, where they have the column."""
    return [{**row, **{name: cell for name, cell in cells.items() if name in row}} for row in rows]


def scaled(rows: Sequence[Row], factor: float) -> list[Row]:
    """The rows with all their amounts that many times larger; a logarithmic x keeps out of zero."""
    return [{**row, **{n: row[n] * factor for n in NUMBERS if isinstance(row.get(n), int | float)}} for row in rows]  # type: ignore[operator]


def _named(rows: Sequence[Row]) -> list[Row]:
    """The same rows under names of eighty signs and more, still told apart by what stood there."""
    return [{**row, **{name: f"{row[name]} — {LONG}" for name in NAMES if row.get(name)}} for row in rows]


def _first_half(rows: Sequence[Row]) -> list[Row]:
    """The same rows without a value in every second one."""
    holes: Mapping[str, Cell] = dict.fromkeys((*NUMBERS, "y"))
    return [row if place % 2 else changed([row], **holes)[0] for place, row in enumerate(rows)]


def extremes(name: str) -> dict[str, tuple[list[Row], ChartOptions]]:
    """The sample under each strain."""
    _, rows, options = SAMPLES[name]
    plain = ChartOptions(ruptures=options.ruptures, forecast=options.forecast, labels=options.labels)
    return {
        "as it is": (rows, options),
        "one row": (rows[-1:], options),
        "two rows": (rows[:2], options),
        "holes": (_first_half(rows), options),
        "zeros": (changed(rows, value=0.0, second=0.0, zero=True), options),
        "ones": (changed(rows, value=1.0, second=1.0, x=1), options),
        "millions": (scaled(rows, 1234.0), plain),
        "long names": (_named(rows), options),
    }


CASES = [pytest.param(name, strain, id=f"{name}-{strain}") for name in USUAL for strain in extremes(name)]


def drawn(name: str, strain: str) -> str:
    rows, options = extremes(name)[strain]
    return draw(
        SAMPLES[name][0], rows, identifier="g", title="Un titre", description="Une description", options=options
    )


def test_every_kind_is_tried() -> None:
    assert {SAMPLES[name][0] for name in USUAL} == set(kind_names())


@pytest.mark.parametrize(("name", "strain"), CASES)
def test_no_words_cover_others(name: str, strain: str) -> None:
    assert collisions(drawn(name, strain)) == []


@pytest.mark.parametrize(("name", "strain"), CASES)
def test_words_are_within_and_large_enough(name: str, strain: str) -> None:
    svg = drawn(name, strain)
    _, _, wide, high = (float(size) for size in (parsed(svg).get("viewBox") or "").split(" "))
    out = [ink.words for ink in inks(svg) if ink.x < -1.5 or ink.x2 > wide + 1.5 or ink.y < -0.5 or ink.y2 > high + 0.5]
    assert out == []
    assert {ink.size for ink in inks(svg)} <= {12.0}


THIRD, HALF = 216.0, 332.0  # pixels of a sheet
NARROW = ("evolution",)  # the kinds that paper draws for a third of a sheet
ON_PAPER = [
    pytest.param(name, strain, wide, id=f"{name}-{strain}-{wide:.0f}")
    for name in SAMPLES
    for strain in ("as it is", "zeros", "millions")
    for wide in (THIRD, HALF)
    if SAMPLES[name][0] in NARROW or (wide == HALF and SAMPLES[name][0] != "sparkline")
]


@pytest.mark.parametrize(("name", "strain", "wide"), ON_PAPER)
def test_on_paper_words_are_apart_and_within(name: str, strain: str, wide: float) -> None:
    rows, options = extremes(name)[strain]
    svg = draw(
        SAMPLES[name][0],
        rows,
        identifier="g",
        title="t",
        description="d",
        options=replace(options, width=wide, dense=True),
    )
    assert collisions(svg) == []
    _, _, across, high = (float(size) for size in (parsed(svg).get("viewBox") or "").split(" "))
    assert across == wide
    out = [i.words for i in inks(svg) if i.x < -1.5 or i.x2 > wide + 1.5 or i.y < -0.5 or i.y2 > high + 0.5]
    assert out == []
    assert {ink.size for ink in inks(svg)} <= {12.0}


@pytest.mark.parametrize("name", USUAL)
def test_a_chart_alone_keeps_words_apart(name: str) -> None:
    """Under a title of three lines."""
    svg = standalone(drawn(name, "as it is"), LONG, f"{LONG}, en nombre", "Source : France Travail", "Licence", True)
    assert collisions(svg.partition("\n")[2]) == []
    assert all(ink.x >= 0 and ink.x2 <= 368 for ink in inks(svg.partition("\n")[2]))
    assert sum(ink.words in f"Données simulées · {LONG}, en nombre" for ink in inks(svg.partition("\n")[2])) >= 2


def test_the_sight_is_sharp() -> None:
    """Two texts one on the other are seen; side by side, they are not."""
    svg = '<svg viewBox="0 0 99 99"><g text-anchor="end"><text x="50" y="20">Rennes</text></g><text x="{}" y="22">Brest</text></svg>'
    assert collisions(svg.format(45)) == [("Rennes", "Brest")]
    assert collisions(svg.format(52)) == []


def test_years_stay_apart_whatever_the_history() -> None:
    for count in range(1, 70):
        rows = b.evolution_rows(count=count, first="2009T2")
        assert collisions(draw("evolution", rows, identifier="g", title="t", description="d", options=b.OPTIONS)) == []
