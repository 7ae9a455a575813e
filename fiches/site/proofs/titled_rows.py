"""What the title of a block says of a row of its table: the row stands open, and the number said can be read there."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from fiches.site.checks.reading import classed, content, elements
from fiches.site.proofs.formulas import Call, Unresolved, keys_of, read
from fiches.site.proofs.french import plain

_BLOCKS = f"//section[{classed('bloc')}]"
_TABLES = (
    f".//table[{classed('barres')} or {classed('metiers')}]",
    "[not(ancestor::details[ancestor::section[@id = $block]])]",
)
_NUMBER = ".//data[@data-cle or @data-formule]"
_OF_ITS_LAST = ("evolution", "baisse", "relatif")


def titled_findings(document: etree._Element) -> Iterator[str]:
    """Each finding names the block, the number of its title, and what the rows that stand open lack."""
    for block in elements(document, _BLOCKS):
        name = str(block.get("id", ""))
        rows = [row for table in _open_tables(block, name) for row in elements(table, "./tbody/tr")]
        if rows:
            yield from (f"bloc « {name} » : {one}" for one in _titles(block, rows))


def _open_tables(block: etree._Element, name: str) -> list[etree._Element]:
    found = block.xpath("".join(_TABLES), block=name)
    return [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []


def _titles(block: etree._Element, rows: list[etree._Element]) -> Iterator[str]:
    shown = [{_sense(mark) for mark in _marks(row)} for row in rows]
    for number in elements(block, "./h3//data|./div[@class='chapeau']/h3//data"):
        mark = _mark(number)
        own = _subject(mark)
        if own is None or "/" in own:
            continue
        said = f"le titre dit « {plain(content(number))} » ({mark}), "
        own_rows = [marks for marks in shown if any(_stem(own) == _stem(one) for one in marks)]
        if not own_rows:
            yield f"{said}aucune ligne ouverte n’a {own}."
        elif not any(_sense(mark) in marks for marks in own_rows):
            yield f"{said}que la ligne de {own} ne porte pas."


def _marks(row: etree._Element) -> Iterator[str]:
    yield from (_mark(one) for one in elements(row, _NUMBER))


def _mark(number: etree._Element) -> str:
    return str(number.get("data-cle") or number.get("data-formule", ""))


def _stem(key: str) -> str:
    """A key without its measure: a percentage and its count are of one row."""
    return key.rpartition(".")[0]


def _sense(mark: str) -> str:
    """A fall is the change that it is the opposite of."""
    return mark.replace("baisse(", "evolution(", 1)


def _subject(mark: str) -> str | None:
    """The key that a number is about; None for a gap between two, whose first is said beside it."""
    try:
        call = read(mark)
    except Unresolved:
        return None
    if not isinstance(call, Call):
        return mark
    keys = keys_of(call)
    if call.name == "ecart" or not keys:
        return None
    return keys[-1] if call.name in _OF_ITS_LAST else keys[0]
