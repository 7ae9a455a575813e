"""`donnees.xlsx` read with an archive and an XML reader alone: the cells of each sheet, as text, numbers and dates."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
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
        found: list[Line] = []
        for row in self._part(name).iter(f"{_MAIN}row"):
            number = int(str(row.get("r")))
            found += [{} for _ in range(number - len(found))]
            found[number - 1] = dict(self._cell(cell) for cell in row if len(cell))
        return found

    def _cell(self, cell: etree._Element) -> tuple[int, Value]:
        place, kind = _column(str(cell.get("r"))), cell.get("t", "n")
        if cell.find(f"{_MAIN}f") is not None:
            raise ValueError(f"formule en {cell.get('r')}")
        text = cell.findtext(f"{_MAIN}v") or ""
        if kind == "s":
            return place, self._texts[int(text)]
        if kind != "n":
            raise ValueError(f"cellule de type « {kind} » en {cell.get('r')}")
        number = Decimal(repr(float(text)))  # a spreadsheet holds doubles
        return place, _FIRST_DAY + timedelta(days=int(number)) if cell.get("s") in self._dates else number


def _texts(shared: etree._Element) -> Iterator[str]:
    for one in shared.iter(f"{_MAIN}t"):
        yield _ESCAPED.sub(lambda code: chr(int(code[1], 16)), one.text or "")


def _column(reference: str) -> int:
    """`C12` → 2."""
    place = 0
    for letter in reference.rstrip("0123456789"):
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
