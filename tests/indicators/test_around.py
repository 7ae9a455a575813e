"""What lies around a territory, with its first key figure, all of it in its data files and noted as read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators import around as module
from fiches.indicators.around import around
from fiches.indicators.edition_data import EditionData
from fiches.indicators.fiche import build_fiche
from fiches.indicators.model.part import Part
from fiches.keys import TerritoryKey
from fiches.site.data.open_data import fiche_rows
from tests.support.frames import BRETAGNE, COTES, FRANCE, ILLE, RENNES, catalogue, edition_data, entry, over_a_year

ROWS = over_a_year(
    {
        FRANCE: (90_000, 90_900),
        BRETAGNE: (30_000, 30_900),
        ILLE: (20_000, 20_800),
        COTES: (10_000, 9_000),
        RENNES: (8_000, 8_080),
    }
)
EVERY = frozenset((FRANCE, BRETAGNE, ILLE, COTES, RENNES))


def data(published: frozenset[TerritoryKey] = EVERY, *, border: bool = True) -> EditionData:
    both = {ILLE: (COTES, TerritoryKey("DEP", "53")), COTES: (ILLE,)} if border else {}
    entries = catalogue(entry("demandeurs", cle=1), entry("demandeurs-a", codes=("A",), cle=2))
    return replace(edition_data(ROWS, entries), published=published, neighbours=both)


def keys(parts: tuple[Part, ...]) -> list[TerritoryKey]:
    return [part.territory for part in parts]


def test_a_neighbour_is_not_a_sibling_too() -> None:
    found = around(data(), ILLE)
    assert (keys(found.neighbours), keys(found.siblings), keys(found.within)) == ([COTES], [], [RENNES])
    apart = around(data(border=False), ILLE)
    assert (keys(apart.neighbours), keys(apart.siblings)) == ([], [COTES])


def test_each_has_its_first_key_figure_alone_with_its_change() -> None:
    (part,) = around(data(), ILLE).neighbours
    (figure,) = part.key_figures
    assert (figure.indicator.id, figure.number.value) == ("demandeurs", 9_000)
    assert figure.evolution is not None
    assert figure.evolution.value == -10.0


def test_only_what_has_a_fiche_is_around() -> None:
    found = around(data(frozenset((ILLE, BRETAGNE))), ILLE)
    assert not found.parts
    assert keys(around(data(frozenset((ILLE, BRETAGNE, RENNES))), BRETAGNE).within) == [ILLE]
    assert keys(around(data(frozenset((BRETAGNE, RENNES))), BRETAGNE).within) == [RENNES]  # its nearest parent there


def test_what_the_table_of_parts_has_is_not_told_again() -> None:
    fiche = build_fiche(data(), BRETAGNE)
    assert keys(fiche.parts) == [COTES, ILLE]
    assert fiche.around.within == ()


def test_a_group_too_large_has_no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 0)
    assert not around(data(), ILLE).parts


def test_places_that_the_edition_has_nothing_of_have_no_figures() -> None:
    """They are links: a table of what is missing says nothing."""
    entries = catalogue(entry("demandeurs", cle=1))
    nothing = edition_data([row for row in ROWS if row[2] == FRANCE.code], entries)
    assert not around(replace(nothing, published=EVERY), FRANCE).parts
    some = edition_data([row for row in ROWS if row[2] != COTES.code], entries)
    assert keys(around(replace(some, published=EVERY), BRETAGNE).within) == [COTES, ILLE]


def test_the_data_file_holds_what_the_fold_shows() -> None:
    """And each is noted as read: a fiche is made again when its neighbour's figure changes."""
    own = data()
    with own.dataset.reading(ILLE) as reads:
        fiche = build_fiche(own, ILLE)
    rows = fiche_rows(own, fiche)
    for place in (COTES, RENNES):
        assert {row[8] for row in rows if (row[1], row[2]) == place} == {"2025T1", "2026T1"}
        assert any(one[1:3] == place for one in reads.series)
