"""A workbook as `openpyxl` opens it: typed cells, no formula, heads in sight, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from fiches.site.data.workbook_sheets import Column, Form, Sheet, workbook_bytes

DAY = date(2026, 5, 28)
TABLE = Sheet(
    "Données",
    (Column("Nom", 20), Column("Nombre", 12, Form.COUNT), Column("Jour", 12, Form.DAY)),
    [("=1+1", 41230.0, DAY), ("01", 12.5, None), ("é\n", None, None)],
    is_table=True,
)
WORDS = Sheet(
    "Lire", (Column("À lire", 30), Column("", 90, Form.WRAPPED)), [("a", "b"), ("Titre",)], strong=frozenset({1})
)


def made() -> bytes:
    return workbook_bytes([WORDS, TABLE], {"title": "T", "author": "Nous"}, DAY)


def test_text_numbers_and_dates_are_such() -> None:
    page = load_workbook(io.BytesIO(made()))["Données"]
    assert [[cell.value for cell in line] for line in page.iter_rows()] == [
        ["Nom", "Nombre", "Jour"],
        ["=1+1", 41230, datetime(2026, 5, 28)],
        ["01", 12.5, None],
        ["é\n", None, None],
    ]
    assert [cell.data_type for cell in page[2]] == ["s", "n", "d"]
    assert (page["A3"].data_type, page["B2"].number_format, page["C2"].number_format) == ("s", "#,##0", "dd/mm/yyyy")


def test_no_part_of_the_file_holds_a_formula_or_a_link() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
        names = archive.namelist()
    assert not [one for one in sheets if b"<f>" in one or b"hyperlink" in one]
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]


def test_a_table_keeps_its_heads_in_sight_and_filters_all_its_lines() -> None:
    book = load_workbook(io.BytesIO(made()))
    page = book["Données"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:C4")
    assert [page.column_dimensions[letter].width for letter in "ABC"] == pytest.approx([20.7, 12.7, 12.7], abs=0.1)
    assert (book["Lire"].auto_filter.ref, book["Lire"]["A3"].font.bold, book["Lire"]["A2"].font.bold) == (
        None,
        True,
        False,
    )


def test_the_bytes_depend_on_the_cells_alone() -> None:
    assert made() == made()
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert load_workbook(io.BytesIO(made())).properties.created == datetime(2026, 5, 28)


def test_an_empty_table_opens_too() -> None:
    raw = workbook_bytes([Sheet("Données", TABLE.columns, [], is_table=True)], {}, DAY)
    assert load_workbook(io.BytesIO(raw))["Données"].max_row == 1
