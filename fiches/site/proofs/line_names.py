"""Names at the ends of lines: each is the head of the column, in the table of its block, of the value above it; under a
change over a year, the place whose change it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from lxml import etree

from fiches.site.checks.reading import content, elements
from fiches.site.proofs.french import plain
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.shapes import Shape

_LINE, _NEAR = 14.0, 0.5  # from one baseline to the next


def name_findings(page: PageReading, drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """Nothing for a column's name in a file, which stands in no block, nor for a line alone, which has no name."""
    block = next(drawing.iterancestors("section"), None)
    for value in found:
        said = _name_under(value, found) if value.kind == "text" and value.marks and not value.axis else ""
        of_place = said and "(" in value.marks[0]
        if block is None and not of_place:
            continue
        wanted = _places(page, value.marks[0]) if of_place else _heads(block, value.marks[0]) if said else set()
        if said and "" not in wanted and _bare(said) not in map(_bare, wanted):
            expected = " ou ".join(sorted(wanted)) or "une colonne du tableau"
            yield f"« {said} » sous {value.marks[0]} (attendu, comme dans le tableau : {expected})."


def _name_under(value: Shape, found: Sequence[Shape]) -> str:
    """The lines of words that follow a value, one under the other."""
    labels = [one for one in found if one.kind == "text" and one.axis == "libelles" and abs(one.x - value.x) < _NEAR]
    under = sorted((one for one in labels if one.y > value.y), key=lambda one: one.y)
    lines = takewhile(lambda one: abs(one[1].y - value.y - one[0] * _LINE) < _NEAR, enumerate(under, start=1))
    return plain(" ".join(one.words for _, one in lines))


def _places(page: PageReading, mark: str) -> set[str]:
    """What the territory that a formula is about may be called: « Ici » too for the page's own, whose keys name none.

    Its name is that of the list of the site's territories, else of the workbook; empty where neither has it.
    """
    own = mark.partition("(")[2].partition(";")[0]
    key = own.partition("/")[0] if "/" in own else page.home
    if key in page.names:
        return {plain(page.names[key]), *(["Ici"] if key == page.home else [])}
    level, _, code = key.partition("-")
    said = (line.get(1) for rows, line in page.labelled if rows[0][1:3] in ([level, code], (level, code)))
    return {plain(str(next(said, "") or ""))}


def _heads(block: etree._Element | None, mark: str) -> set[str]:
    """The heads of the columns that hold a value."""
    found: set[str] = set()
    for table in () if block is None else elements(block, ".//table"):
        heads = [plain(content(one)) for one in elements(table, ".//thead//th")]
        for row in elements(table, ".//tbody/tr"):
            held = (place for place, cell in enumerate(row) if any(one.get("data-cle") == mark for one in cell))
            found |= {heads[place] for place in held if place < len(heads)}
    return found


def _bare(words: str) -> str:
    """Without its spaces: a name is cut into lines after any of them, or after a hyphen."""
    return "".join(words.split())
