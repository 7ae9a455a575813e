"""One page read once for every proof: its document, its data, where its marks are looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path, PurePosixPath

from lxml import etree

from fiches.site.checks.reading import content
from fiches.site.proofs.cells import ANY, Cell, FicheCells, key_of, mark_of
from fiches.site.proofs.communes import table_names
from fiches.site.proofs.edition import WholeEdition
from fiches.site.proofs.fiche_rows import cells_beside, data_file
from fiches.site.proofs.former_epci import changes
from fiches.site.proofs.formulas import Unresolved
from fiches.site.proofs.french import plain
from fiches.site.proofs.reference import Reference
from fiches.site.proofs.words import Worth, worth
from fiches.site.proofs.workbook import DATA, UNREADABLE, WORKBOOK, Book, Line

MARKS = ("data-cle", "data-formule")
DRAWINGS = "graphiques"
_DIGIT = re.compile(r"\d")
_CITED = re.compile(r"\b([A-Z]+-[0-9A-Z]+)/")
_LABELS = (1, 4, 6, 8)  # the columns of the workbook that name places, activities, what is counted, items
LabelledRows = list[Sequence[str]]
"""The rows of a line of the workbook: one count in its several measures."""
_NO_MARKS: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class PageSource:
    """Keys of a fiche are rows of its own file, its territory not named; those of other pages are rows of the edition."""

    home: str
    cells: FicheCells
    whole: WholeEdition | None

    def find(self, mark: str) -> Cell | None:
        key, source = key_of(mark, self.home), self.cells if self.home else self.whole
        named = self.home and mark.startswith(f"{self.home}/")
        return None if key is None or named or source is None else source.find(key)

    def of_level(self, mark: str, level: str) -> Mapping[str, Fraction] | None:
        return None if self.whole is None else self.whole.of_level(mark, level)

    def series(self, mark: str) -> list[str]:
        """The marks of a fiche that differ from one by their period alone, the oldest first."""
        key = key_of(mark, self.home)
        found = self.cells.matching((*key[:8], ANY, key[9])) if key is not None else []
        return [mark_of(one).removeprefix(f"{self.home}/") for one in sorted(found)]


@dataclass
class PageReading:
    """A page of a site and what lies beside it. `home`: its territory, empty where it is no fiche."""

    root: Path
    name: str
    document: etree._Element
    whole: WholeEdition | None
    reference: Reference = field(default_factory=Reference)
    names: Mapping[str, str] = field(default_factory=dict)  # of territories, by key, as territoires.json gives them
    folders: Mapping[str, str] = field(default_factory=dict)  # of fiches, by key: the last part of their address
    metiers: Sequence[str] = ()  # the names of those that the site follows: on its own pages no workbook gives them
    groups: Sequence[str] = ()  # the names of those that the publisher puts side by side
    _worths: dict[str, Worth | str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return (self.root / self.name).parent

    @cached_property
    def is_fiche(self) -> bool:
        return bool(self.document.get("data-territoire")) and data_file(self.folder) is not None

    @cached_property
    def home(self) -> str:
        return str(self.document.get("data-territoire", "")) if self.is_fiche else ""

    @cached_property
    def cells(self) -> FicheCells:
        """Its data; empty where it is no fiche."""
        return cells_beside(self.folder) if self.is_fiche else FicheCells()

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        return self.cells.rows

    @cached_property
    def workbook(self) -> Book | str | None:
        """Its workbook; why it cannot be read; None where there is none."""
        path = self.folder / WORKBOOK
        if not self.is_fiche or not path.is_file():
            return None
        try:
            return Book(path)
        except UNREADABLE as error:
            return repr(error)

    @cached_property
    def grouped(self) -> list[LabelledRows]:
        """Its rows, those that differ by their measure alone together, in the order of the first of each."""
        found: dict[tuple[str, ...], LabelledRows] = {}
        for row in self.rows:
            found.setdefault((*row[:9], row[12]), []).append(row)
        return list(found.values())

    @cached_property
    def labelled(self) -> list[tuple[LabelledRows, Line]]:
        """The same with the line of the workbook that says them in words; none where it has no such lines."""
        book = self.workbook
        lines = book.sheets.get(DATA, [])[1:] if isinstance(book, Book) else []
        return list(zip(self.grouped, lines, strict=False))

    @cached_property
    def numbered_names(self) -> Sequence[str]:
        """The names of places, groups and followed métiers that hold a digit (« T1 Paris », a basin), the longest first."""
        return sorted(
            (
                plain(name)
                for name in {*self.names.values(), *self.groups, *self._metiers, *self._former, *self._cited}
                if _DIGIT.search(name)
            ),
            key=len,
            reverse=True,
        )

    @property
    def _metiers(self) -> Sequence[str]:
        return () if self.is_fiche else self.metiers

    @property
    def _cited(self) -> Sequence[str]:
        """The names of places that its marks cite and that have no fiche, by the table: `--only` makes a few fiches."""
        cited = {key for mark in self.told for key in _CITED.findall(mark)} - self.names.keys()
        return [table_names()[key] for key in cited if key in table_names()]

    @property
    def _former(self) -> Sequence[str]:
        """The names of intercommunalités that change: they are found by these, and a fiche tells with whom its own merged."""
        return [row[name] for row in changes() for name in ("nom", "nouveau_nom")]

    @cached_property
    def label_words(self) -> str:
        """The words that the source gives to codes, with digits: those of the workbook, and names of territories."""
        given = {str(line[place]) for _, line in self.labelled for place in _LABELS if place in line}
        return "\n".join(
            plain(words) for words in sorted({*given, *self.names.values(), *self._metiers}) if _DIGIT.search(words)
        )

    @cached_property
    def told(self) -> frozenset[str]:
        """The marks of all that it says in words."""
        said = (marks for one in self.document.iter("data") for marks in marks_of(one))
        return frozenset(mark for marks in said for mark in marks)

    @cached_property
    def source(self) -> PageSource:
        return PageSource(self.home, self.cells, self.whole)

    @cached_property
    def by_name(self) -> Mapping[str, frozenset[str]]:
        """The territories of each name: a région and its only département may share one."""
        found: dict[str, set[str]] = {}
        for key, name in self.names.items():
            found.setdefault(name, set()).add(key)
        return {name: frozenset(keys) for name, keys in found.items()}

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The heading of each block that has a drawing, by the name of its figure."""
        found = {}
        for figure in self.document.iter("figure"):
            block = next((one for one in figure.iterancestors("section") if one.find(".//h3") is not None), None)
            if block is not None and len(block.findall(".//figure")) == 1 and (head := block.find(".//h3")) is not None:
                found[str(figure.get("id", "")).removeprefix("graphique-")] = plain(content(head))
        return found

    @cached_property
    def drawings(self) -> Mapping[str, etree._Element | etree.XMLSyntaxError]:
        """The drawings of a fiche's `graphiques/` by the name of their file, with the reason why one cannot be read."""
        found: dict[str, etree._Element | etree.XMLSyntaxError] = {}
        for path in sorted((self.folder / DRAWINGS).glob("*.svg")) if self.is_fiche else ():
            name = path.relative_to(self.root).as_posix()
            try:
                found[name] = etree.fromstring(path.read_bytes())
            except etree.XMLSyntaxError as error:
                found[name] = error
        return found

    @cached_property
    def alone(self) -> Mapping[str, etree._Element]:
        """Those that can be read, by name; the proof of data tells the others."""
        return {PurePosixPath(name).stem: one for name, one in self.parsed.items() if name != self.name}

    @property
    def parsed(self) -> Mapping[str, etree._Element]:
        """What is parsed of it, by the name of its file: itself and its drawings."""
        read = {name: one for name, one in self.drawings.items() if isinstance(one, etree._Element)}
        return {self.name: self.document} | read

    @cached_property
    def words(self) -> str:
        """Every word that the page shows, on one line."""
        body = self.document.find("body")
        return "" if body is None else " ".join(content(body).split())

    def worth(self, mark: str) -> Worth | str:
        """What a mark is worth, or why it is worth nothing."""
        known = self._worths.get(mark)
        if known is None:
            try:
                known = worth(mark, self.source)
            except Unresolved as reason:
                known = str(reason)
            self._worths[mark] = known
        return known

    def worths(self, marks: Sequence[str]) -> list[Worth | str]:
        return [self.worth(mark) for mark in marks]


def marks_of(element: etree._Element) -> Sequence[Sequence[str]]:
    """The keys of an element, then its formulas, each in reading order; nothing for an element without marks."""
    keys, formulas = element.get("data-cle"), element.get("data-formule")
    if keys is None and formulas is None:
        return _NO_MARKS
    return str(keys or "").split(), str(formulas or "").split()
