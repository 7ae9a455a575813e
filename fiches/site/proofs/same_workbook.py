"""The workbook of a fiche says what its `donnees.csv` does: each cell typed, in words, under one name a code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from fiches.keys import TOTALS, TerritoryKey
from fiches.site.checks.reading import content
from fiches.site.proofs.cells import number_of
from fiches.site.proofs.french import periods, plain
from fiches.site.proofs.heads import facts_of
from fiches.site.proofs.page import LabelledRows, PageReading
from fiches.site.proofs.workbook import DATA, DEFINITIONS, READ, WORKBOOK, Book, Line
from fiches.territories import COLLECTIVITIES, LEVELS

HEADS = (
    "Indicateur", "Territoire", "Niveau territorial", "Code du territoire", "Activité", "Code de l’activité",
    "Ce qui est compté", "Caractéristique", "Modalité", "Période", "Nombre", "Part (%)", "Classe (de 1 à 5)", "Score",
    "Montant (€)", "Remarque", "Date de mise à jour",
)  # fmt: skip
_PLACE = "territoire"
_MEASURES = ("nombre", "pourcentage", "niveau", "score", "montant")
_FIRST_MEASURE, _REMARK, _DAY = 10, 15, 16
REMARKS = {"": "", "a": "moins de 5", "nd": "non disponible", "s": "secret statistique", "na": "sans objet"}
"""What the column of remarks says of a status."""


def workbook_findings(page: PageReading) -> Iterator[str]:
    """What the workbook does not say as the rows of the fiche do; the first cell of another value, and names that differ."""
    book = page.workbook
    if book is None:
        return
    if isinstance(book, str):
        yield f"{WORKBOOK} : illisible ({book})."
        return
    if (names := tuple(book.sheets)) != (READ, DATA, DEFINITIONS):
        yield f"{WORKBOOK} : feuilles « {', '.join(names)} » (attendu : {READ}, {DATA}, {DEFINITIONS})."
        return
    yield from _identity(page, book)
    yield from _defined(page, book)
    yield from _cells(page, book.sheets[DATA])


def _identity(page: PageReading, book: Book) -> Iterator[str]:
    """Whose it is, of which edition, simulated or not."""
    said = {plain(str(line.get(0, ""))): plain(str(line.get(1, ""))) for line in book.sheets[READ]}
    level, _, code = page.home.partition("-")
    edition = facts_of(page.root).edition
    listed = TerritoryKey(level, code) in COLLECTIVITIES  # among the départements, by the source alone
    own = page.names.get(page.home) or plain("".join(content(one) for one in page.document.iter("h1")))
    wanted = {
        "Territoire": f"{own} ({'collectivité' if listed else LEVELS[level].singular}, code {code})",
        "Données simulées": "oui" if page.document.get("data-demo") is not None else "non",
    }
    for name, words in wanted.items():
        if said.get(name) != plain(words):
            yield f"{WORKBOOK}, {READ} : {name} « {said.get(name, '')} » (attendu : {words})."
    if f"({edition})" not in said.get("Édition", ""):
        yield f"{WORKBOOK}, {READ} : édition « {said.get('Édition', '')} » (attendu : {edition})."


def _defined(page: PageReading, book: Book) -> Iterator[str]:
    """Each indicator of the data is defined."""
    known = {str(cell) for line in book.sheets[DEFINITIONS] for cell in line.values()}
    for indicator in sorted({row[0] for row in page.rows} - known):
        yield f"{WORKBOOK}, {DEFINITIONS} : {indicator} n’y est pas défini."


def _cells(page: PageReading, lines: Sequence[Line]) -> Iterator[str]:
    heads = tuple(str(lines[0].get(place, "")) for place in range(len(HEADS))) if lines else ()
    if heads != HEADS:
        yield f"{WORKBOOK}, {DATA} : colonnes « {', '.join(heads)} » (attendu : {', '.join(HEADS)})."
        return
    if len(lines) - 1 != (count := len(page.grouped)):
        yield f"{WORKBOOK}, {DATA} : {len(lines) - 1} lignes (attendu : {count})."
    names: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for rows, line in page.labelled:
        if fault := _other_cell(line, rows):
            yield f"{WORKBOOK}, {DATA} : {'.'.join(rows[0][:10])}, {fault}."
            return
        _name(names, line, rows[0])
    for code, told in names.items():
        wanted = page.names.get("-".join(code[1:])) if code[0] == _PLACE else None
        if wanted and told != {wanted}:
            yield f"{WORKBOOK} : {'-'.join(code[1:])} s’appelle « {', '.join(sorted(told))} » (attendu : {wanted})."
        elif len(told) > 1:
            yield f"{WORKBOOK} : {'.'.join(code)} s’appelle {' et '.join(f'« {name} »' for name in sorted(told))}."


def _other_cell(line: Line, rows: LabelledRows) -> str:
    """The first cell of a line that is not what its rows say; empty where all are."""
    row = rows[0]
    total = row[3] in TOTALS
    texts = {2: LEVELS[row[1]].singular, 3: row[2], 5: "" if total else row[4], _REMARK: _remark(rows)}
    for place, wanted in texts.items():
        read = line.get(place, "")
        if not (isinstance(read, str) and _same_words(read, wanted)):
            return f"{HEADS[place]} « {read} » (attendu, en texte : « {wanted} »)"
    values = {row[9]: number_of(row[10]) for row in rows}
    for place, measure in enumerate(_MEASURES, start=_FIRST_MEASURE):
        cell, value = line.get(place), values.get(measure)
        if cell != value or not isinstance(cell, Decimal | None):
            return f"{HEADS[place]} « {'' if cell is None else cell} » (attendu : « {'' if value is None else value} »)"
    if not isinstance(said := line.get(9, ""), str) or not _says_period(said, row[8]):
        return f"période « {said} » (attendu : {row[8]})"
    day = _day(row[12])
    return "" if (read := line.get(_DAY, "")) == day else f"date « {read} » (attendu : « {day} »)"


@lru_cache(maxsize=4096)
def _same_words(read: str, wanted: str) -> bool:
    return plain(read).lower() == plain(wanted).lower()


def _remark(rows: LabelledRows) -> str:
    """What the column of remarks says: once where all measures say the same, else of each that says something."""
    said = {row[9]: REMARKS.get(row[11], row[11]) for row in rows}
    if len(set(said.values())) == 1:
        return said[rows[0][9]]
    return " ; ".join(f"{measure} : {words}" for measure, words in said.items() if words)


@lru_cache(maxsize=512)
def _says_period(words: str, code: str) -> bool:
    said = periods(words)
    return bool(words) and (not said or said[0].is_of(code))


@lru_cache(maxsize=2048)
def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text


def _name(names: dict[tuple[str, ...], set[str]], line: Line, row: Sequence[str]) -> None:
    """Remembers under which name each code is told."""
    names["indicateur", row[0]].add(str(line.get(0, "")))
    names[_PLACE, row[1], row[2]].add(str(line.get(1, "")))
    if row[3] not in TOTALS:
        names[row[0], row[3], row[4]].add(str(line.get(4, "")))
    names[row[0], "code", row[5]].add(str(line.get(6, "")))
    if row[6]:
        names[row[0], row[6], row[7]].add(str(line.get(8, "")))
