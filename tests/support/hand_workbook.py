"""A workbook written by hand: the least that a spreadsheet opens, without the program's writer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

Cell = str | float | date | None
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DAY = "1"  # the style of dates


def workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]], day: tuple[int, ...] = (1980, 1, 1, 0, 0, 0)) -> bytes:
    """The file; `day`: the date of its parts."""
    texts: list[str] = []
    named = "".join(
        f"<sheet name={quoteattr(name)} sheetId='{number}' r:id='rId{number}'/>" for number, name in _numbered(sheets)
    )
    targets = "".join(f"<Relationship Id='rId{n}' Target='worksheets/sheet{n}.xml'/>" for n, _ in _numbered(sheets))
    parts = {
        "xl/workbook.xml": f"<workbook xmlns='{_SHEETS}' xmlns:r='{_OFFICE}'><sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{_PACKAGE}'>{targets}</Relationships>",
        "xl/styles.xml": (
            f"<styleSheet xmlns='{_SHEETS}'><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/></numFmts>"
            "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs></styleSheet>"
        ),
    }
    for number, name in _numbered(sheets):
        rows = "".join(_row(at, line, texts) for at, line in enumerate(sheets[name], start=1))
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"<worksheet xmlns='{_SHEETS}'><sheetData>{rows}</sheetData></worksheet>"
        )
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    parts["xl/sharedStrings.xml"] = f"<sst xmlns='{_SHEETS}'>{shared}</sst>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, day), text)  # type: ignore[arg-type]
    return made.getvalue()


def _numbered(sheets: Mapping[str, object]) -> list[tuple[int, str]]:
    return list(enumerate(sheets, start=1))


def _row(at: int, line: Sequence[Cell], texts: list[str]) -> str:
    cells = "".join(_cell(f"{chr(65 + place)}{at}", cell, texts) for place, cell in enumerate(line) if cell is not None)
    return f"<row r='{at}'>{cells}</row>"


def _cell(reference: str, cell: Cell, texts: list[str]) -> str:
    if isinstance(cell, str):
        texts.append(cell)
        return f"<c r='{reference}' t='s'><v>{len(texts) - 1}</v></c>"
    if isinstance(cell, date):
        return f"<c r='{reference}' s='{_DAY}'><v>{(cell - date(1899, 12, 30)).days}</v></c>"
    return f"<c r='{reference}'><v>{cell:g}</v></c>"
