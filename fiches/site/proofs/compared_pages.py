"""The pages « Comparer »: every figure of the catalogue, every place of the group, each cell of its row and its column."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from fiches.site.checks.reading import content, elements, texts
from fiches.site.proofs.compared_cells import Place, cell_findings
from fiches.site.proofs.compared_rows import ComparedRow
from fiches.site.proofs.french import plain
from fiches.site.proofs.heads import Listed, SiteFacts, facts_of
from fiches.site.proofs.page import PageReading

FOLDER, INDEX = "comparer/", "comparer/index.html"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with the heads of its row and of its column; the place is the one that has a link."""

    element: etree._Element
    place: etree._Element
    figure: etree._Element


def compared_findings(page: PageReading) -> Iterator[str]:
    """Nothing for another page. Each finding quotes what is read."""
    if not page.name.startswith(FOLDER) or not page.reference.compared:
        return
    site = facts_of(page.root)
    if page.name == INDEX:
        yield from _index(page)
        return
    cells = [cell for table in elements(page.document, "//main//table") for cell in _cells(table)]
    yield from _each(page, cells, site)
    folders = dict.fromkeys(_folder(page.name, cell.place) for cell in cells)
    yield from _group(page.name, [site.fiches[one].key for one in folders if one in site.fiches], site)
    said = dict.fromkeys(row.id for cell in cells for row in _rows(page, cell.figure))
    yield from _complete(list(said), page.reference.compared)


def _index(page: PageReading) -> Iterator[str]:
    """The heads of the free choice, by the identifier of their row."""
    found = {}
    for line in elements(page.document, "//section[@id='choix']//tbody/tr"):
        rows = [row.id for row in _rows(page, line[0])]
        found[str(line.get("id"))] = rows
        if rows != [line.get("id")]:
            yield f"ligne {line.get('id')} nommée «\u00a0{plain(content(line[0]))[:80]}\u00a0» (lu\u00a0: {', '.join(rows) or 'rien'})."
    yield from _complete(list(found), page.reference.compared)


def _complete(said: Sequence[str], rows: Sequence[ComparedRow]) -> Iterator[str]:
    if list(said) != (wanted := [row.id for row in rows]):
        yield f"compare {', '.join(said)} (attendu\u00a0: {', '.join(wanted)})."


def _cells(table: etree._Element) -> Iterator[_Cell]:
    heads = elements(table, "./thead/tr/th")[1:]
    for line in elements(table, "./tbody/tr"):
        for head, cell in zip(heads, elements(line, "./td"), strict=False):
            place, figure = (head, line[0]) if elements(head, ".//a") else (line[0], head)
            yield _Cell(cell, place, figure)


def _each(page: PageReading, cells: Sequence[_Cell], site: SiteFacts) -> Iterator[str]:
    for cell in cells:
        fiche, rows = site.fiches.get(_folder(page.name, cell.place)), _rows(page, cell.figure)
        if fiche is None or len(rows) != 1:
            said = plain(content(cell.place)), plain(content(cell.figure))
            yield f"«\u00a0{said[0][:60]}\u00a0», «\u00a0{said[1][:80]}\u00a0»\u00a0: ni place, ni chiffre du catalogue."
            continue
        place = Place(fiche, page.names, page.whole)
        yield from cell_findings(cell.element, rows[0], plain(content(cell.figure)), place)


def _rows(page: PageReading, figure: etree._Element) -> list[ComparedRow]:
    head = plain(content(figure))
    return [row for row in page.reference.compared if row.is_named(head)]


def _folder(name: str, head: etree._Element) -> str:
    address = next(iter(texts(head, ".//a/@href")), "")
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), str(address))).removesuffix("index.html")


def _group(name: str, said: Sequence[str], site: SiteFacts) -> Iterator[str]:
    """A place, then all of one level whose nearest parent with a fiche it is; or all of one level that have none."""
    by_key = {fiche.key: fiche for fiche in site.fiches.values()}
    own = name.split("/")[1]
    parent = own if own in by_key else ""
    members = list(said[1:] if parent else said)
    level = members[0].partition("-")[0] if members else ""
    wanted = {key for key, one in by_key.items() if key.startswith(f"{level}-") and _nearest(one, by_key) == parent}
    if (parent and list(said[:1]) != [parent]) or set(members) != wanted or len(members) != len(wanted):
        yield f"compare {', '.join(said)} (attendu\u00a0: {', '.join([parent, *sorted(wanted)])})."


def _nearest(fiche: Listed, known: dict[str, Listed]) -> str:
    return next((parent for parent in fiche.parents if parent in known), "")
