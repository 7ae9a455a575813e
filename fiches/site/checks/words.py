"""Every visible word of a page: what a proof-reader would mark, and numbers that have no value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from fiches.site.checks.reading import elements, texts
from fiches.wording import typography

_GHOSTS = re.compile(r"\b(?:nan|NaN|None|undefined|Infinity|inf)\b|\[object |\{\{|\}\}")
_RAISED = re.compile(r"\b\d+(?:er|re|e)\b")
_UNREAD = ("script", "style", "code", "pre")
# What is read in one breath: a block's own words, a cell, a heading of a drawing.
_BLOCKS = (
    "p", "h1", "h2", "h3", "h4", "li", "figcaption", "caption", "dt", "dd", "summary", "th", "td", "label", "option",
    "title", "desc", "text",
)  # fmt: skip
_WITHIN = ".//p | .//li | .//table | .//dl | .//details | .//svg | .//*[local-name()='svg']"
_ATTRIBUTES = "//@aria-label | //@alt | //@title | //head/meta[@name='description']/@content"


def findings(document: etree._Element) -> Iterator[str]:
    """In French, each once."""
    seen: set[str] = set()
    for text in (*_blocks(document), *map(str, texts(document, _ATTRIBUTES))):
        if text not in seen:
            seen.add(text)
            yield from typography.findings(text)
            if match := _GHOSTS.search(text):
                yield f"« {match[0]} » dans le texte « {text.strip()[:60]} »."
    yield from _ordinals(document)


def _blocks(document: etree._Element) -> Iterator[str]:
    for element in document.iter():
        if not isinstance(element.tag, str) or etree.QName(element).localname not in _BLOCKS:
            continue
        if not _is_foreign(element) and not elements(element, _WITHIN):
            yield _said(element)


def _said(element: etree._Element) -> str:
    """The words of an element, with a letter for what is code."""
    parts = [element.text or ""]
    for child in element:
        read = isinstance(child.tag, str) and child.tag not in _UNREAD
        parts += [_said(child) if read else "x", child.tail or ""]
    return "".join(parts)


def _is_foreign(element: etree._Element) -> bool:
    """Code, and passages in another language."""
    return bool(elements(element, "ancestor-or-self::*[self::code or self::pre or @lang and not(@lang='fr')]"))


def _ordinals(document: etree._Element) -> Iterator[str]:
    """« 1er » in running text has its letters above the line."""
    for text in texts(document, "//body//text()[not(ancestor::*[local-name()='svg'])]"):
        parent = text.getparent()
        if parent is not None and parent.tag not in (*_UNREAD, "option") and (match := _RAISED.search(str(text))):
            yield f"ordinal sans exposant\u00a0: «\u00a0{match[0]}\u00a0» dans «\u00a0{str(text).strip()[:40]}\u00a0»"
