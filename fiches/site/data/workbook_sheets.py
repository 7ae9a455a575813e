"""A workbook of typed cells: text stays text, numbers and dates are such; the same bytes for the same cells."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | float | date | None


class Form(Enum):
    """How the cells of a column are shown."""

    TEXT = ""
    COUNT = "#,##0"
    DAY = "dd/mm/yyyy"
    WRAPPED = "wrapped"


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters."""

    title: str
    width: float
    form: Form = Form.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """`is_table`: its heads stay in sight and have filters. `strong`: lines that are titles."""

    name: str
    columns: Sequence[Column]
    lines: Sequence[Sequence[Cell]]
    is_table: bool = False
    strong: frozenset[int] = frozenset()


def workbook_bytes(sheets: Sequence[Sheet], properties: Mapping[str, str], created: date) -> bytes:
    """The file. No formula is ever written: a text that begins with « = » is that text."""
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({**properties, "created": datetime(created.year, created.month, created.day)})
    formats: dict[Form, Format] = {form: book.add_format(_look(form)) for form in Form if form is not Form.TEXT}
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, formats, head)
    book.close()
    return made.getvalue()


def _look(form: Form) -> dict[str, object]:
    if form is Form.WRAPPED:
        return {"text_wrap": True, "valign": "top"}
    return {"num_format": form.value}


def _write(page: Worksheet, sheet: Sheet, formats: Mapping[Form, Format], head: Format) -> None:
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width, formats.get(column.form))
        page.write_string(0, place, column.title, head)
    for number, line in enumerate(sheet.lines, start=1):
        for place, cell in enumerate(line):
            _cell(page, (number, place), cell, formats, head if number - 1 in sheet.strong else None)
    page.freeze_panes(1, 0)
    if sheet.is_table:
        page.autofilter(0, 0, max(len(sheet.lines), 1), len(sheet.columns) - 1)


def _cell(
    page: Worksheet, at: tuple[int, int], cell: Cell, formats: Mapping[Form, Format], strong: Format | None
) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        page.write_string(*at, cell, strong)
    elif isinstance(cell, date):
        page.write_datetime(*at, cell, formats[Form.DAY])
    else:
        page.write_number(*at, cell, strong)
