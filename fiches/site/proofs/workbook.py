"""`donnees.xlsx` read with an archive and an XML reader alone: the cells of each sheet, as text, numbers and dates."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from lxml import etree

WORKBOOK = "donnees.xlsx"
READ, DATA, DEFINITIONS = "Lire", "Données", "Définitions"
Value = str | Decimal | date
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FIRST_DAY = date(1899, 12, 30)
_LARGEST = 60_000_000  # bytes of a part, once decompressed
_OLDEST = (1980, 1, 1, 0, 0, 0)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATE_FORMAT = re.compile(r"yy")
_SHEET_DATA = re.compile(r"<sheetData>(.*)</sheetData>", re.DOTALL)
_ROW = re.compile(r'<row r="([1-9]\d{0,6})"[^<>]*>')
_CELLS = re.compile(r'<c r="([A-Z]+)\d+"(?: s="(\d+)")?(?: t="(s)")?><v>([^<>]*)</v></c>')
_MARKS = 4  # of a cell: its own two, and those of its value
UNREADABLE = (OSError, ValueError, KeyError, IndexError, ArithmeticError, zipfile.BadZipFile, etree.XMLSyntaxError)

Line = dict[int, Value]
"""The cells of a line that are not empty, by column."""


class Book:
    """The sheets of a workbook, in order. Raises one of `UNREADABLE` where it is none, or holds a formula."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            if any(part.date_time != _OLDEST for part in archive.infolist()):
                raise ValueError("daté du jour de sa construction")
            self._archive = archive
            self._known: dict[
                tuple[str, str, str], Value
            ] = {}  # a fiche says the same few thousand values in all its cells
            self._texts = ["".join(_texts(one)) for one in self._part("xl/sharedStrings.xml")]
            self._dates = self._date_styles()
            self.sheets: Mapping[str, list[Line]] = {name: self._lines(part) for name, part in self._named_parts()}

    def _part(self, name: str) -> etree._Element:
        if self._archive.getinfo(name).file_size > _LARGEST:
            raise ValueError(f"{name} trop lourd")
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self._archive.read(name), parser)

    def _named_parts(self) -> Iterator[tuple[str, str]]:
        relations = {str(one.get("Id")): str(one.get("Target")) for one in self._part("xl/_rels/workbook.xml.rels")}
        for sheet in self._part("xl/workbook.xml").iter(f"{_MAIN}sheet"):
            yield str(sheet.get("name")), f"xl/{relations[str(sheet.get(_RELATION))]}"

    def _date_styles(self) -> frozenset[str]:
        """The styles of cells that are dates."""
        root = self._part("xl/styles.xml")
        formats = {str(one.get("numFmtId")): str(one.get("formatCode")) for one in root.iter(f"{_MAIN}numFmt")}
        styles = [str(one.get("numFmtId")) for one in root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")]
        return frozenset(str(at) for at, one in enumerate(styles) if _DATE_FORMAT.search(formats.get(one, "")))

    def _lines(self, name: str) -> list[Line]:
        """The lines of a sheet: read as text where it has the one form that every fiche of a site has, as XML otherwise."""
        plain = self._plain_lines(name)
        if plain is not None:
            return plain
        found: list[Line] = []
        for row in self._part(name).iter(f"{_MAIN}row"):
            number = int(str(row.get("r")))
            found += [{} for _ in range(number - len(found))]
            found[number - 1] = dict(self._cell(cell) for cell in row if len(cell))
        return found

    def _plain_lines(self, name: str) -> list[Line] | None:
        """None where any mark of the sheet is not a line or a cell written so: ten times as fast as elements."""
        if self._archive.getinfo(name).file_size > _LARGEST:
            raise ValueError(f"{name} trop lourd")
        data = _SHEET_DATA.search(self._archive.read(name).decode("utf-8"))
        if data is None:
            return None
        found: list[Line] = []
        *rows, rest = data[1].split("</row>")
        for row in rows:
            head, cells = _ROW.match(row), _CELLS.findall(row)
            if head is None or row.count("<") != 1 + _MARKS * len(cells):
                return None
            found += [{} for _ in range(int(head[1]) - len(found))]
            found[int(head[1]) - 1] = {_column(column): self._value(*cell) for column, *cell in cells}
        return None if rest else found

    def _value(self, style: str, kind: str, text: str) -> Value:
        known = self._known.get((style, kind, text))
        if known is None:
            if kind:
                known = self._texts[int(text)]
            else:
                number = Decimal(repr(float(text)))  # a spreadsheet holds doubles
                known = _FIRST_DAY + timedelta(days=int(number)) if style in self._dates else number
            self._known[style, kind, text] = known
        return known

    def _cell(self, cell: etree._Element) -> tuple[int, Value]:
        place, kind = _column(str(cell.get("r"))), cell.get("t", "n")
        if cell.find(f"{_MAIN}f") is not None:
            raise ValueError(f"formule en {cell.get('r')}")
        text = cell.findtext(f"{_MAIN}v") or ""
        if kind not in ("s", "n"):
            raise ValueError(f"cellule de type « {kind} » en {cell.get('r')}")
        return place, self._value(str(cell.get("s")), "s" if kind == "s" else "", text)


def _texts(shared: etree._Element) -> Iterator[str]:
    for one in shared.iter(f"{_MAIN}t"):
        yield _ESCAPED.sub(lambda code: chr(int(code[1], 16)), one.text or "")


@lru_cache(maxsize=512)
def _column(reference: str) -> int:
    """`C12` → 2."""
    place = 0
    for letter in reference.rstrip("0123456789"):
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
