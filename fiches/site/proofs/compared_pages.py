"""The pages « Comparer »: every figure of the catalogue, every place of the group, each cell of its row and its column.

The places of a group that the publisher names are those that `build.json` lists, in its order, under its name.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from fiches.site.checks.reading import content, elements, texts
from fiches.site.proofs.compared_cells import Place, cell_findings
from fiches.site.proofs.compared_rows import ComparedRow
from fiches.site.proofs.files import BUILD
from fiches.site.proofs.french import plain
from fiches.site.proofs.heads import NAMED, Listed, SiteFacts, facts_of
from fiches.site.proofs.page import PageReading

_MOST = 20  # places of a page that has whole distributions
FOLDER, INDEX = "comparer/", "comparer/index.html"
_TABLES = "//main//table[not(@class='classes')]"  # the key of a map has no place
_OFF_THE_MAP = "Hors carte"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with the heads of its row and of its column; the place is the one that has a link. `caption`: of its table."""

    element: etree._Element
    caption: str
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
    cells = [cell for table in elements(page.document, _TABLES) for cell in _cells(table)]
    yield from _each(page, cells, site)
    folders = dict.fromkeys(_folder(page.name, cell.place) for cell in cells)
    said = [site.fiches[one].key for one in folders if one in site.fiches]
    yield from _named(page, said, site) if page.name.startswith(NAMED) else _group(page.name, said, site)
    yield from _map(page, said)
    figures = dict.fromkeys(row.id for cell in cells for row in _rows(page, cell.figure, cell.caption))
    wanted = [row for row in page.reference.compared if not row.table or len(folders) <= _MOST]
    yield from _complete(list(figures), wanted)


def _index(page: PageReading) -> Iterator[str]:
    """The heads of the free choice, by the identifier of their row."""
    found = {}
    for line in elements(page.document, "//section[@id='choix']//tbody/tr"):
        rows = [row.id for row in _rows(page, line[0], caption_of(line))]
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
            yield _Cell(cell, caption_of(line), place, figure)


def _each(page: PageReading, cells: Sequence[_Cell], site: SiteFacts) -> Iterator[str]:
    for cell in cells:
        fiche, rows = site.fiches.get(_folder(page.name, cell.place)), _rows(page, cell.figure, cell.caption)
        if fiche is None or len(rows) != 1:
            said = plain(content(cell.place)), plain(content(cell.figure))
            yield f"«\u00a0{said[0][:60]}\u00a0», «\u00a0{said[1][:80]}\u00a0»\u00a0: ni place, ni chiffre du catalogue."
            continue
        place = Place(fiche, page.names, page.whole)
        yield from cell_findings(cell.element, rows[0], rows[0].said(plain(content(cell.figure)), cell.caption), place)


def _rows(page: PageReading, figure: etree._Element, caption: str) -> list[ComparedRow]:
    head = plain(content(figure))
    return [row for row in page.reference.compared if row.is_named(head, caption)]


def caption_of(line: etree._Element) -> str:
    """The caption of the table that a row is of."""
    table = next(line.iterancestors("table"), None)
    return "" if table is None else plain(" ".join(content(one) for one in elements(table, "./caption")))


def _folder(name: str, head: etree._Element) -> str:
    address = next(iter(texts(head, ".//a/@href")), "")
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), str(address))).removesuffix("index.html")


def _named(page: PageReading, said: Sequence[str], site: SiteFacts) -> Iterator[str]:
    """The places and the name of a group of the publisher's."""
    group = site.groups.get(page.name.removesuffix("index.html"))
    if group is None or said != list(group.keys):
        wanted = ", ".join(group.keys) if group else f"rien, d’aucun groupe de {BUILD}"
        yield f"compare {', '.join(said)} (attendu\u00a0: {wanted})."
    heading = plain(" ".join(content(one) for one in elements(page.document, "//h1")))
    if group and not heading.endswith(plain(group.name)):
        yield f"titre «\u00a0{heading}\u00a0» (attendu\u00a0: …\u00a0{group.name})."


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


def _map(page: PageReading, places: Sequence[str]) -> Iterator[str]:
    """A map shows the places of the page, the first aside; it names those that it has no outline of."""
    for figure in elements(page.document, "//figure[@class='carte']"):
        outlines = {str(one)[1:] for one in texts(figure, ".//svg[@role='img']//path/@id")} - {""}
        wanted = {place.partition("-")[2]: place for place in places[1:]}
        if strange := sorted(outlines - wanted.keys()):
            yield f"carte\u00a0: contour de {strange[0]}, qui n’est pas un territoire de la page."
        notes = plain(" ".join(content(one) for one in elements(page.document, f"//p[contains(., '{_OFF_THE_MAP}')]")))
        for code in sorted(wanted.keys() - outlines):
            if page.names.get(wanted[code], "") not in notes or not notes:
                yield f"carte\u00a0: ni contour de {wanted[code]}, ni « {_OFF_THE_MAP} »."


def _nearest(fiche: Listed, known: dict[str, Listed]) -> str:
    return next((parent for parent in fiche.parents if parent in known), "")
