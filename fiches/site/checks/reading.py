"""Typed XPath: what a path gives is either elements or texts."""

from __future__ import annotations

from typing import cast

from lxml import etree


def elements(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath(path))


def texts(root: etree._Element, path: str, **namespaces: str) -> list[etree._ElementUnicodeResult]:
    """Text nodes or attribute values; each knows the element that it comes from."""
    return cast("list[etree._ElementUnicodeResult]", root.xpath(path, namespaces=namespaces or None))


def content(element: etree._Element) -> str:
    """All the text within an element."""
    return "".join(cast("list[str]", list(element.itertext())))


def parsed(raw: bytes) -> etree._Element | None:
    """The document of an HTML page; None for one that is empty or not UTF-8."""
    try:
        document: etree._Element | None = etree.HTML(raw.decode("utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return document
