"""A chart's SVG read back: its datum marks, its words, its alternatives."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

DIGIT = re.compile(r"\d")


def parsed(svg: str) -> Element:
    return fromstring(svg)


def keys(svg: str) -> list[str]:
    """All keys and formulas that marks hold, in order."""
    found = [element.get(name) for element in parsed(svg).iter() for name in ("data-cle", "data-formule")]
    return [key for value in found if value for key in value.split(" ")]


def words(svg: str) -> list[str]:
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
