"""The two forms of an edition are compared to the last row, however many pieces they are read in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from fiches.editions.store import sorted_frame
from fiches.keys import FRANCE
from fiches.site.checks import edition_files
from fiches.site.checks.edition_files import same_rows
from fiches.site.data.whole_edition import csv_gz, parquet
from tests.support.frames import key, line

CSV, PARQUET = "fiches.csv.gz", "fiches.parquet"


@dataclass
class Forms:
    """The two files of an edition in a folder."""

    folder: Path

    def write(self, text: pd.DataFrame, table: pd.DataFrame) -> list[str]:
        (self.folder / CSV).write_bytes(csv_gz(text))
        (self.folder / PARQUET).write_bytes(parquet(table))
        return self.found()

    def found(self) -> list[str]:
        return list(same_rows(self.folder, CSV, PARQUET))


@pytest.fixture
def forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forms:
    monkeypatch.setattr(edition_files, "_PIECE", 7)
    return Forms(tmp_path)


def frame(rows: int = 40) -> pd.DataFrame:
    return sorted_frame([line(key(FRANCE, period=f"{1980 + n}T1"), float(n) if n % 5 else None) for n in range(rows)])


def test_equal_rows_pass(forms: Forms) -> None:
    assert forms.write(frame(), frame()) == []


@pytest.mark.parametrize("row", [0, 6, 7, 39])
def test_a_value_that_differs_is_told_wherever_it_is(forms: Forms, row: int) -> None:
    other = frame()
    other.loc[row, "value"] = 4.5
    assert forms.write(frame(), other) == [f"{PARQUET} : la colonne valeur n’est pas celle de {CSV}."]


@pytest.mark.parametrize(("rows", "others"), [(40, 39), (42, 35), (7, 14), (3, 0)])
def test_a_row_more_or_less_is_told(forms: Forms, rows: int, others: int) -> None:
    assert forms.write(frame(rows), frame().head(others)) == [f"{PARQUET} : {others} lignes, {CSV} en a {rows}."]


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        (CSV, lambda raw: raw[:-30]),
        (CSV, lambda raw: raw[:40] + b"\xff\xff\xff" + raw[43:]),
        (CSV, lambda raw: b""),
        (PARQUET, lambda raw: raw[:-30]),
        (PARQUET, lambda raw: b""),
    ],
)
def test_a_spoilt_file_is_named(forms: Forms, name: str, spoil: Callable[[bytes], bytes]) -> None:
    forms.write(frame(), frame())
    path = forms.folder / name
    path.write_bytes(spoil(path.read_bytes()))
    assert [found.startswith(f"{name} : illisible (") for found in forms.found()] == [True]
