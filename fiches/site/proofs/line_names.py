"""Names at the ends of lines: each is the head of the column, in the table of its block, of the value above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from lxml import etree

from fiches.site.checks.reading import content, elements
from fiches.site.proofs.french import plain
from fiches.site.proofs.shapes import Shape

_LINE, _NEAR = 14.0, 0.5  # from one baseline to the next


def name_findings(drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """Nothing for a file, which stands in no block, nor for a line alone, which has no name."""
    block = next(drawing.iterancestors("section"), None)
    for value in found if block is not None else ():
        said = _name_under(value, found) if value.kind == "text" and value.marks and not value.axis else ""
        wanted = _heads(block, value.marks[0]) if said and block is not None else set()
        if said and _bare(said) not in map(_bare, wanted):
            expected = " ou ".join(sorted(wanted)) or "une colonne du tableau"
            yield f"« {said} » sous {value.marks[0]} (attendu, comme dans le tableau : {expected})."


def _name_under(value: Shape, found: Sequence[Shape]) -> str:
    """The lines of words that follow a value, one under the other."""
    labels = [one for one in found if one.kind == "text" and one.axis == "libelles" and abs(one.x - value.x) < _NEAR]
    under = sorted((one for one in labels if one.y > value.y), key=lambda one: one.y)
    lines = takewhile(lambda one: abs(one[1].y - value.y - one[0] * _LINE) < _NEAR, enumerate(under, start=1))
    return plain(" ".join(one.words for _, one in lines))


def _heads(block: etree._Element, mark: str) -> set[str]:
    """The heads of the columns that hold a value."""
    found: set[str] = set()
    for table in elements(block, ".//table"):
        heads = [plain(content(one)) for one in elements(table, ".//thead//th")]
        for row in elements(table, ".//tbody/tr"):
            held = (place for place, cell in enumerate(row) if any(one.get("data-cle") == mark for one in cell))
            found |= {heads[place] for place in held if place < len(heads)}
    return found


def _bare(words: str) -> str:
    """Without its spaces: a name is cut into lines after any of them, or after a hyphen."""
    return "".join(words.split())
