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
