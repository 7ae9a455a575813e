"""What a territory is made of, with its key figures, all of them in its data files."""

from __future__ import annotations

from fiches.indicators.fiche import build_fiche
from fiches.indicators.key_figures import short_key_figures
from fiches.indicators.parts import parts
from fiches.keys import TerritoryKey
from fiches.site.data.open_data import fiche_rows
from tests.support.frames import BRETAGNE, COTES, FRANCE, ILLE, catalogue, edition_data, entry, over_a_year

COUNTED = entry("demandeurs", cle=1)
ROWS = over_a_year(
    {
        FRANCE: (90_000, 90_900),
        BRETAGNE: (30_000, 30_900),
        ILLE: (20_000, 20_800),
        COTES: (10_000, 9_000),
    }
)


def test_a_region_has_its_departements_with_their_changes() -> None:
    found = parts(edition_data(ROWS, catalogue(COUNTED)), BRETAGNE)
    assert [part.territory for part in found] == [COTES, ILLE]
    (figure,) = found[1].key_figures
    assert (figure.number.value, figure.evolution.value if figure.evolution else None) == (20_800, 4.0)


def test_one_part_is_the_same_place_and_a_departement_has_none() -> None:
    data = edition_data(ROWS, catalogue(COUNTED))
    assert parts(data, FRANCE) == ()  # its only région
    assert parts(data, ILLE) == ()
    without = edition_data([row for row in ROWS if row[2] != COTES.code], catalogue(COUNTED))
    assert parts(without, BRETAGNE) == ()


def test_the_data_file_holds_what_the_table_shows() -> None:
    data = edition_data(ROWS, catalogue(COUNTED))
    rows = fiche_rows(data, build_fiche(data, BRETAGNE))
    assert {(row[2], row[8]) for row in rows if row[1] == "DEP"} == {
        (code, period) for code in ("22", "35") for period in ("2025T1", "2026T1")
    }


def test_key_figures_in_short_are_the_first_of_each_source() -> None:
    other = entry("demandeurs-a", codes=("A",), cle=2)
    data = edition_data(ROWS, catalogue(COUNTED, other))
    assert [figure.indicator.id for figure in short_key_figures(data, ILLE)] == ["demandeurs"]
    assert short_key_figures(data, TerritoryKey("DEP", "99"))[0].number.value is None
