"""A chart's SVG read back: its datum marks, its words, its alternatives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

from fiches.charts.text.measure import text_width

DIGIT = re.compile(r"\d")


def parsed(svg: str) -> Element:
    """The drawing's root."""
    return fromstring(svg)


def keys(svg: str) -> list[str]:
    """All keys and formulas that marks hold, in order."""
    found = [element.get(name) for element in parsed(svg).iter() for name in ("data-cle", "data-formule")]
    return [key for value in found if value for key in value.split(" ")]


def words(svg: str) -> list[str]:
    """The text of every `<text>`."""
    return [element.text or "" for element in parsed(svg).iter("text")]


def unmarked_numbers(svg: str) -> list[str]:
    """Texts with a digit that stand neither in an axis nor under a mark."""
    found: list[str] = []

    def walk(element: Element, safe: bool) -> None:
        safe = safe or any(name in element.attrib for name in ("data-cle", "data-formule", "data-axe"))
        if not safe and DIGIT.search(element.text or ""):
            found.append(element.text or "")
        for child in element:
            walk(child, safe)

    walk(parsed(svg), False)
    return found


def labelled(svg: str, name: str) -> str:
    """The words of the group `data-axe=name`, joined."""
    groups = [group for group in parsed(svg).iter("g") if group.get("data-axe") == name]
    return " ".join(text.text or "" for group in groups for text in group.iter("text"))


@dataclass(frozen=True, slots=True)
class Ink:
    """A text and what it covers, in pixels: from the top of its capitals to the foot of its letters."""

    words: str
    x: float
    y: float
    x2: float
    y2: float
    size: float

    def meets(self, other: Ink) -> bool:
        return self.x < other.x2 and other.x < self.x2 and self.y < other.y2 and other.y < self.y2


def inks(svg: str) -> list[Ink]:
    """All texts of a drawing, placed by the font's own table."""
    found: list[Ink] = []

    def walk(element: Element, look: dict[str, str], dx: float = 0, dy: float = 0, scale: float = 1) -> None:
        look = {**look, **element.attrib}
        transform = element.get("transform", "")
        if moved := re.fullmatch(r"translate\((-?[\d.]+)[, ](-?[\d.]+)\)", transform):
            dx, dy = dx + float(moved[1]) * scale, dy + float(moved[2]) * scale
        elif scaled := re.fullmatch(r"scale\(([\d.]+)\)", transform):
            scale *= float(scaled[1])
        elif transform:
            raise ValueError(transform)
        if element.tag.rpartition("}")[2] == "text":
            text, size = element.text or "", float(look.get("font-size", "12")) * scale
            wide = text_width(text, size, bold=look.get("font-weight") == "600")
            anchor = {"start": 0.0, "middle": wide / 2, "end": wide}[look.get("text-anchor", "start")]
            x, y = dx + float(look["x"]) * scale - anchor, dy + float(look["y"]) * scale
            found.append(Ink(text, x, y - 0.66 * size, x + wide, y + 0.2 * size, round(size, 1)))
        for child in element:
            walk(child, look, dx, dy, scale)

    walk(parsed(svg), {})
    return found


def collisions(svg: str) -> list[tuple[str, str]]:
    """Pairs of texts that cover one another."""
    return [(one.words, other.words) for one, other in combinations(inks(svg), 2) if one.meets(other)]
