"""The words of a page: faults of French typography, and what a template writes where there is no value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from fiches.site.checks.outside import NOTHING_OUTSIDE, Outside
from fiches.site.checks.reading import content, elements, texts
from fiches.wording import typography
from fiches.wording.typography import Mark

_EMPTY_VALUES = re.compile(r"\b(?:nan|NaN|None|undefined|Infinity|inf)\b|\[object |\{\{|\}\}")
_RAISED = re.compile(r"\b\d+(?:er|re|e)\b")
_SKIPPED = ("script", "style", "code", "pre")
# Elements whose text is checked as a whole.
_BLOCKS = tuple(f"{{*}}{name}" for name in (
    "p", "h1", "h2", "h3", "h4", "li", "figcaption", "caption", "dt", "dd", "summary", "th", "td", "label", "option",
    "title", "desc", "text",
))  # fmt: skip
_WITHIN = ("p", "li", "table", "dl", "details", "{*}svg")
_FOREIGN = "//code | //pre | //*[@lang and not(@lang='fr')]"
_ORDINALS_IN = (
    "//body//text()[contains(., 'e')][translate(., '0123456789', '') != .][not(ancestor::*[local-name()='svg'])]"
)
_ATTRIBUTES = "//@aria-label | //@alt | //@title | //head/meta[@name='description']/@content"


def findings(document: etree._Element, outside: Outside = NOTHING_OUTSIDE) -> Iterator[str]:
    """Each fault once, as a French sentence. What touches a word of `outside` has been told when the site was built."""
    seen: set[str] = set()
    for text in (*_blocks(document), *map(str, texts(document, _ATTRIBUTES))):
        if text not in seen:
            seen.add(text)
            yield from (typography.finding(text, mark) for mark in outside.others(text, typography.marks(text)))
            for mark in outside.others(text, _empty_values(text))[:1]:
                yield f"« {text[mark.start : mark.end]} » dans le texte « {text.strip()[:60]} »."
    yield from _ordinals(document, outside)


def faults(text: str) -> tuple[Mark, ...]:
    """All that is marked in a text read alone."""
    return (*typography.marks(text), *_empty_values(text))


def _empty_values(text: str) -> tuple[Mark, ...]:
    return tuple(Mark("valeur vide", *match.span()) for match in _EMPTY_VALUES.finditer(text))


def _blocks(document: etree._Element) -> Iterator[str]:
    foreign = {inner for one in elements(document, _FOREIGN) for inner in one.iter()}
    for element in document.iter(*_BLOCKS):
        if next(element.iterdescendants(*_WITHIN), None) is None and element not in foreign:
            yield _text(element)


def _text(element: etree._Element) -> str:
    """The text of an element, code replaced by a letter."""
    if next(element.iterdescendants(*_SKIPPED, etree.Comment, etree.PI), None) is None:
        return content(element)
    parts = [element.text or ""]
    for child in element:
        read = isinstance(child.tag, str) and child.tag not in _SKIPPED
        parts += [_text(child) if read else "x", child.tail or ""]
    return "".join(parts)


def _ordinals(document: etree._Element, outside: Outside) -> Iterator[str]:
    """« 1er » in running text has its letters above the line."""
    for text in texts(document, _ORDINALS_IN):
        raised = [Mark("ordinal", *match.span()) for match in _RAISED.finditer(text)]
        parent = text.getparent()
        if not raised or parent is None or parent.tag in (*_SKIPPED, "option"):
            continue
        for mark in outside.others(text, raised)[:1]:
            found = text[mark.start : mark.end]
            yield f"ordinal sans exposant\u00a0: «\u00a0{found}\u00a0» dans «\u00a0{text.strip()[:40]}\u00a0»"
