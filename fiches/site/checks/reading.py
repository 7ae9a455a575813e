"""Typed XPath: what a path gives is either elements or texts."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from lxml import etree


def elements(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", _compiled(path)(root))


def texts(root: etree._Element, path: str, **namespaces: str) -> list[etree._ElementUnicodeResult]:
    """Text nodes or attribute values; each knows the element that it comes from."""
    return cast("list[etree._ElementUnicodeResult]", _compiled(path, tuple(namespaces.items()))(root))


@lru_cache(maxsize=512)
def _compiled(path: str, namespaces: tuple[tuple[str, str], ...] = ()) -> etree.XPath:
    return etree.XPath(path, namespaces=dict(namespaces))


def classed(name: str) -> str:
    """The condition, as XPath writes it, that an element has this class among its own."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def content(element: etree._Element) -> str:
    """All the text within an element."""
    return str(etree.tostring(element, method="text", encoding="unicode", with_tail=False))


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def parsed(raw: bytes) -> etree._Element | None:
    """The document of an HTML page; None for one that is empty or not UTF-8."""
    try:
        document: etree._Element | None = etree.HTML(raw.decode("utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return document


HERS = classed("editeur")
"""What parts the publisher's own words on a page from all others, as a condition of XPath."""
