"""The whole edition in one file: the rows of `donnees.csv`, in text and in columns, same bytes every time."""

from __future__ import annotations

import gzip
import io

import pyarrow.parquet as pq

from fiches.editions.store import sorted_frame
from fiches.indicators.dataset import Dataset
from fiches.indicators.fiche import build_fiche
from fiches.keys import CSV_HEADERS
from fiches.site.data.open_data import csv_bytes, fiche_rows
from fiches.site.data.whole_edition import csv_gz, parquet, whole_edition
from tests.support.frames import BRETAGNE, ILLE, catalogue, edition_data, entry, key, line

LINES = [
    line(key(), 41230.0),
    line(key(code="A", measure="pourcentage"), 12.5),
    line(key(code="B"), None, "s"),
    line(key(code="C"), 0.0),
    line(key(BRETAGNE, 'A,"B'), 7.0, date=""),
]


def test_its_text_is_that_of_a_fiche_s_own_file() -> None:
    """For a territory that quotes no other and has no share that nothing asks for, the two files have the same lines."""
    asked = catalogue(entry(), entry("a", codes=("A",), mesure="pourcentage", chart="aucun"))
    found = edition_data(LINES[:4], asked, parents={ILLE: ()})
    own = csv_bytes(fiche_rows(found, build_fiche(found, ILLE)))
    assert gzip.decompress(csv_gz(sorted_frame(LINES[:4]))) == own


def test_columns_hold_the_same_rows_with_numbers_and_nulls() -> None:
    frame = sorted_frame(LINES)
    table = pq.read_table(io.BytesIO(parquet(frame)))
    assert tuple(table.column_names) == CSV_HEADERS
    assert table["valeur"].to_pylist() == [12.5, 41230.0, None, 0.0, 7.0]
    assert table["statut"].to_pylist() == ["", "", "s", "a", ""]
    assert table["code_nomenclature"].to_pylist() == ["A", "ABC", "B", "C", 'A,"B']


def test_the_archive_keeps_no_date_and_no_name() -> None:
    raw = csv_gz(sorted_frame(LINES))
    assert raw[3:8] == bytes(5)  # no flags: no name; modified at the epoch


def test_equal_rows_give_equal_bytes_however_the_table_holds_them() -> None:
    """The dataset keeps its keys as categories; the edition on disk as text."""
    frame = sorted_frame(LINES)
    assert whole_edition(Dataset(frame).frame, "2026T1") == whole_edition(frame, "2026T1")
    assert list(whole_edition(frame, "2026T1.2")) == [
        "donnees/fiches-2026T1.2.csv.gz",
        "donnees/fiches-2026T1.2.parquet",
    ]


def test_the_latest_update_is_in_universal_time() -> None:
    dates = ("2026-05-28T23:30:00-04:00", "2026-05-29T01:00:00.000+02:00", "", "hier")
    rows = [line(key(code=code), 1.0, date=date) for code, date in zip("ABCD", dates, strict=True)]
    assert Dataset(sorted_frame(rows)).latest_update == "2026-05-29T03:30:00Z"
    assert Dataset(sorted_frame(rows[2:])).latest_update == ""
