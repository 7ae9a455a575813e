"""Maps: the colour of each territory is the class of its value, and the key counts the territories of each class."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from fiches.site.checks.reading import content, elements
from fiches.site.proofs.french import numbers, plain
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.shapes import Shape
from fiches.site.proofs.words import Worth

_STABLE_WITHIN = 0.5  # points of an evolution
_LEVEL = re.compile(r"([1-5]) sur 5")
_SWATCH, _ABSENT = "pastille", "absent"
_UNDECIDED, _FILLS = "l’arrondi ne permet pas", {"indecis": "papier"}  # a class that has the colour of another


@dataclass(frozen=True, slots=True)
class Class:
    """A line of a map's key: its colour, the values that it stands for, how many territories it says to have."""

    colour: str
    words: str
    count: int | None

    def holds(self, worth: Worth, said: str) -> bool:
        """Whether a value belongs to it, as its words say: the value as the map's own text gives it, where it gives one."""
        printed = numbers(said.rpartition("\u00a0: ")[2])
        value = float(printed[0].value if printed else worth.printed(worth.result.decimals))
        if level := _LEVEL.match(self.words):
            return value == int(level[1])
        if self.words.startswith("stable"):
            return abs(float(worth.result.value)) <= _STABLE_WITHIN or worth.still
        if self.words.startswith(_UNDECIDED):
            return worth.still
        bounds = [float(said.value) for said in numbers(self.words)]
        if not bounds or (value > 0) != self.words.startswith("hausse"):
            return False
        amount = abs(value)
        if "ou plus" in self.words:
            return amount >= bounds[0]
        return (bounds[0] <= amount if len(bounds) > 1 else True) and amount < bounds[-1]


def map_findings(page: PageReading, drawing: etree._Element, found: Sequence[Shape]) -> Iterator[str]:
    """What a map shows otherwise than its key says."""
    classes = {one.colour: one for one in _key_of(drawing)}
    counted: Counter[str] = Counter()
    for shape in found:
        worth = page.worth(shape.marks[0]) if shape.kind != "text" and shape.marks else None
        if isinstance(worth, Worth):
            counted[shape.colour] += 1
            yield from _territory(shape, worth, classes.get(shape.colour))
    for group in classes.values():
        if group.count is not None and group.count != counted[group.colour]:
            yield f"« {group.words} » : {group.count} dans la légende, {counted[group.colour]} sur la carte."


def _territory(shape: Shape, worth: Worth, group: Class | None) -> Iterator[str]:
    """A territory is drawn by its own outline, in the colour of its value."""
    code = (worth.mark.partition("(")[2] or worth.mark).partition("/")[0].partition("-")[2]
    if shape.place and shape.place[1:] != code:
        yield f"contour « {shape.place} » pour {worth.mark}."
    if group is None:
        yield f"couleur « {shape.colour} » de {worth.mark}, que la légende ne donne pas."
    elif not group.holds(worth, shape.words):
        yield f"couleur de « {group.words} » pour {worth.mark} = {worth.printed(worth.result.decimals)}."


def _key_of(drawing: etree._Element) -> Iterator[Class]:
    """The lines of the key nearest to a drawing."""
    around = next(
        (one for one in drawing.iterancestors() if elements(one, f".//i[contains(@class, '{_SWATCH}')]")), None
    )
    for swatch in elements(around, f".//i[contains(@class, '{_SWATCH}')]") if around is not None else ():
        colours = [name for name in str(swatch.get("class")).split() if name != _SWATCH]
        row = next(swatch.iterancestors("tr"), None)
        if row is not None and colours and colours[0] != _ABSENT:
            head, *cells = row
            words = plain(content(head).replace(content(swatch), "", 1))
            counts = [said for cell in cells for said in numbers(content(cell))]
            yield Class(_FILLS.get(colours[0], colours[0]), words, int(counts[-1].value) if counts else None)
