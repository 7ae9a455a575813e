"""What becomes of a fiche: kept, computed again, or made, with its reason."""

from __future__ import annotations

from fiches.indicators.annual_change import level_evolutions
from fiches.indicators.edition_data import EditionData
from fiches.indicators.level_spread import level_spread
from fiches.indicators.model.numbers import Observed
from fiches.keys import TerritoryKey
from fiches.site.incremental.decisions import Present
from fiches.site.incremental.fate import Fate
from fiches.site.incremental.sources import Sources
from tests.support.frames import BRETAGNE, ILLE, Row, edition_data, key, line

PLACES = [TerritoryKey("DEP", code) for code in ("22", "29", "35", "56", "44", "49", "72")]
ROWS = [
    line(key(place, period=period), 5000 + 100 * n)
    for n, place in enumerate([*PLACES, BRETAGNE])
    for period in ("2025T1", "2026T1")
]
CONDITIONS = {"le programme": "1", "les réglages": "2"}


def data(rows: list[Row]) -> EditionData:
    return edition_data(rows, levels=("DEP",))


def sources(*what: str) -> Sources:
    """Of a fiche that read these of the edition."""
    found = data(ROWS)
    with found.dataset.reading(ILLE) as reads:
        if "parent" in what:
            found.table(BRETAGNE).get(key(BRETAGNE))
        if "niveau" in what:
            level_evolutions(found, "DEP", key())
        if "dispersion" in what:
            level_spread(found.dataset, "DEP").of(Observed(key(), 5200.0))
    return Present(found.dataset).sources(CONDITIONS, reads, "chiffres")


def changed(place: TerritoryKey, value: float) -> Present:
    return Present(data([line(key(place), value) if row[:10] == key(place) else row for row in ROWS]).dataset)


def test_nothing_changed() -> None:
    decision = Present(data(ROWS).dataset).decide(sources("parent", "niveau", "dispersion"), CONDITIONS)
    assert decision.fate is Fate.KEPT


def test_a_condition_that_changed_is_named() -> None:
    present = Present(data(ROWS).dataset)
    decision = present.decide(sources(), {**CONDITIONS, "les réglages": "3"})
    assert (decision.fate, decision.reason) == (Fate.MADE, "a changé\u00a0: les réglages")
    assert present.decide(sources(), {**CONDITIONS, "un de plus": ""}).fate is Fate.MADE
    assert present.decide(sources(), {"le programme": "1"}).fate is Fate.MADE


def test_a_row_that_is_read_is_computed_again_and_no_other() -> None:
    assert changed(BRETAGNE, 1).decide(sources("parent"), CONDITIONS).fate is Fate.SAME
    assert changed(BRETAGNE, 1).decide(sources("niveau"), CONDITIONS).fate is Fate.KEPT
    assert changed(PLACES[0], 1).decide(sources("parent"), CONDITIONS).fate is Fate.KEPT
    found = changed(PLACES[0], 1).decide(sources("niveau"), CONDITIONS)
    assert (found.fate, len(found.changed)) == (Fate.SAME, 1)
    assert changed(ILLE, 1).decide(sources(), CONDITIONS).fate is Fate.SAME


def test_how_far_apart_a_level_is_counts_by_its_answer() -> None:
    """A value between the others moves nothing; the largest moves where the level ends."""
    assert changed(PLACES[4], 5410).decide(sources("dispersion"), CONDITIONS).fate is Fate.KEPT
    found = changed(PLACES[6], 9000).decide(sources("dispersion"), CONDITIONS)
    assert (found.fate, found.reason) == (Fate.SAME, "la dispersion du niveau DEP a changé")
