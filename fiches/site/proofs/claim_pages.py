"""The claims of a page, a drawing, the feed; and the texts that carry none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree, html

from fiches.site.checks.reading import content, elements, local, texts
from fiches.site.proofs.claim_reading import plain

CLAIM = "data-affirme"
HOLE = "\ufffc"  # stands for what is left out of a text
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "caption", "dd", "desc", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "nav", "ol", "option", "p",
    "section", "summary", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "ul",
))  # fmt: skip
_EXEMPT_TAGS = frozenset(
    ("blockquote", "q", "cite", "dfn", "script", "style", "code", "pre", "th", "dt", "label", "option")
)
_HERS = "editeur"
_EXEMPT_CLASSES = frozenset(("definition", "note", "champ", "regle", "lien", _HERS))
_NAMES_OF_LINES = ("text", "tspan")  # of a drawing
_LINES = tuple(f"{{*}}{name}" for name in _NAMES_OF_LINES)
_ATTRIBUTES = ("aria-label", "alt", "title")


@dataclass(frozen=True, slots=True)
class Claimed:
    """An element that claims: its attribute, its words, where it stands, the marks of the numbers within."""

    attribute: str
    words: str
    place: str
    marks: tuple[str, ...]


def claimed(root: etree._Element) -> Iterator[Claimed]:
    """Every element with a claim, in reading order."""
    for element in elements(root, f"//*[@{CLAIM}]"):
        yield Claimed(str(element.get(CLAIM)), words_of(element), place_of(element), tuple(_marks(element)))


def words_of(element: etree._Element) -> str:
    """All its text, plain; each line of a drawing's text begins anew."""
    if next(element.iter(*_LINES), None) is None:
        return plain(content(element))
    return plain("".join(f" {text}" if _opens_a_line(text) else text for text in texts(element, ".//text()")))


def _opens_a_line(text: etree._ElementUnicodeResult) -> bool:
    parent = text.getparent()
    return bool(text.is_text) and parent is not None and local(parent) in _NAMES_OF_LINES


def place_of(element: etree._Element) -> str:
    """The nearest identifier, as one would look for it."""
    found = texts(element, "ancestor-or-self::*[@id][1]/@id")
    return f"#{found[-1]}" if found else local(element)


def _marks(element: etree._Element) -> Iterator[str]:
    """Of the numbers within it: an element that carries its own mark, in a drawing, may say more than it claims."""
    for one in element.iterdescendants():
        if isinstance(one.tag, str):
            for name in ("data-cle", "data-formule"):
                yield from str(one.get(name, "")).split()


def feed_fragments(root: etree._Element) -> Iterator[etree._Element]:
    """The HTML that the entries of a feed hold as text."""
    for element in elements(root, "//*[@type='html']"):
        if (element.text or "").strip():
            yield html.fragment_fromstring(str(element.text), create_parent="div")


class Unclaimed:
    """What a document says outside its claims.

    `blocks`: (element, text) of each block, what claims and what is exempt replaced by a hole; `labels`: what is exempt:
    labels, definitions, quotations; `hers`: the same, of the publisher's own words.
    """

    def __init__(self, root: etree._Element) -> None:
        self.blocks: list[tuple[etree._Element, str]] = []
        self.labels: list[str] = []
        self.hers: list[str] = []
        self._parts: list[str] = []
        self._read(root)
        self._flush(root)

    def _read(self, element: etree._Element) -> None:
        tag, attributes = element.tag, element.attrib
        if not isinstance(tag, str):
            self._parts.append(HOLE)
            return
        name = tag.rpartition("}")[2]
        if CLAIM in attributes or _is_exempt(name, attributes):
            exempt = self.hers if _has_class(attributes, (_HERS,)) else self.labels
            exempt += [words_of(one) for one in _exempt_within(element)]
            self._parts.append(HOLE)
            return
        for told in _ATTRIBUTES:
            if text := attributes.get(told):
                self.blocks.append((element, plain(text)))
        block = name in _BLOCKS
        if block:
            self._flush(element)
        self._parts.append(f" {element.text or ''}" if name in _NAMES_OF_LINES else element.text or "")
        for child in element:
            self._read(child)
            self._parts.append(child.tail or "")
        if block:
            self._flush(element)

    def _flush(self, element: etree._Element) -> None:
        text = plain("".join(self._parts))
        self._parts = []
        if text.strip(HOLE + " "):
            self.blocks.append((element, text))


def _exempt_within(element: etree._Element) -> Iterator[etree._Element]:
    """Itself where it is exempt; within a claim, the outermost that are."""
    if CLAIM not in element.attrib:
        yield element
        return
    for child in element.iterdescendants("*"):
        if CLAIM not in child.attrib and _is_exempt(local(child), child.attrib):
            yield child


def _is_exempt(name: str, attributes: etree._Attrib) -> bool:
    return name in _EXEMPT_TAGS or "data-axe" in attributes or _has_class(attributes, _EXEMPT_CLASSES)


def _has_class(attributes: etree._Attrib, wanted: Iterable[str]) -> bool:
    return "class" in attributes and not set(wanted).isdisjoint(str(attributes["class"]).split())
