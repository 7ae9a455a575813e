"""Pages read again, as a visitor and a proof-reader see them."""

from __future__ import annotations

import re

from lxml import etree, html

SEALED = {"data", "time", "svg", "script", "style"}
BLOCKS = {"p", "li", "h1", "h2", "h3", "td", "th", "caption", "figcaption", "summary", "dt", "dd", "div", "section"}


def document(page: str) -> html.HtmlElement:
    """The parsed page."""
    return html.document_fromstring(page)


def main(page: str) -> html.HtmlElement:
    """Its <main>."""
    (found,) = document(page).xpath("//main")
    return found


def unmarked_digits(page: str) -> list[str]:
    """Texts of <main> with a digit that stands in no mark."""
    return [text for text in _texts(main(page)) if re.search(r"\d", text)]


def _texts(element: html.HtmlElement) -> list[str]:
    if not isinstance(element.tag, str) or element.tag in SEALED:
        return []
    if "data-constante" in element.attrib or "data-statut" in element.attrib:
        return []
    found = [element.text or ""]
    for child in element:
        found += [*_texts(child), child.tail or ""]
    return found


def visible_text(page: str) -> str:
    """The words of the body, one block a line, drawings left out."""
    (body,) = document(page).xpath("//body")
    return re.sub(r"\n+", "\n", "".join(_all(body)))


def _all(element: html.HtmlElement) -> list[str]:
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "svg"):
        return []
    if element.tag in ("code", "pre"):
        return ["x"]
    edge = "\n" if element.tag in BLOCKS else ""
    found = [edge, element.text or ""]
    for child in element:
        found += [*_all(child), child.tail or ""]
    return [*found, edge]


def numbers(page: str) -> list[tuple[str, str]]:
    """(value, text) of every `<data>`."""
    return [(d.get("value"), d.text_content()) for d in document(page).iter("data")]


def as_xml(text: str) -> etree._Element:
    """An XML file, parsed."""
    return etree.fromstring(text.encode())
