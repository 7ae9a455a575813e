"""The open data of similar territories: whole, sorted, the same whatever the order of rows."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from fiches.indicators.dataset import Dataset
from fiches.indicators.similar import similar
from fiches.site.data.similar_columns import HEADERS, STRUCTURE_HEADERS
from fiches.site.data.similar_files import similar_files
from tests.support.similar import PLACES, level, spread_out


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def test_each_territory_has_those_of_its_fiche() -> None:
    asked = level(spread_out())
    head, *found = rows(similar_files(asked, "2026T1")["donnees/semblables-2026T1.csv"])
    assert tuple(head) == HEADERS
    for place in PLACES:
        own = similar(asked, place)
        assert own is not None
        told = [(one.territory.code, one.distance.value, len(one.profile)) for one in own.neighbours]
        assert [(row[3], float(row[4]), int(row[5])) for row in found if row[1] == place.code] == told
        reasons = [" ".join(reason.variable for reason in one.nearest) for one in own.neighbours]
        assert [row[6] for row in found if row[1] == place.code] == reasons


def test_the_structure_names_each_variable_its_row_and_its_moments() -> None:
    head, *found = rows(similar_files(level(spread_out()), "2026T1")["donnees/structure-2026T1.csv"])
    assert tuple(head) == STRUCTURE_HEADERS
    first = dict(zip(head, found[0], strict=True))
    assert (first["code_caracteristique"], first["periode"], first["territoires"]) == ("AGE1", "2026T1", "14")
    assert (first["moyenne"], first["poids"]) == ("16.5", "1")


def test_the_order_of_rows_changes_no_byte() -> None:
    asked = level(spread_out())
    shuffled = replace(
        asked, dataset=Dataset(asked.dataset.frame.sample(frac=1, random_state=7).reset_index(drop=True))
    )
    assert similar_files(shuffled, "2026T1") == similar_files(asked, "2026T1")


def test_no_level_that_is_whole_and_large_enough_is_no_file() -> None:
    assert similar_files(level(spread_out(), levels=()), "2026T1") == {}
    assert similar_files(level(spread_out(), territoires_min=15), "2026T1") == {}
