"""The claims of a page, a drawing, the feed; and the texts that carry none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree, html

from fiches.site.proofs.claim_reading import plain

_Text = etree._ElementUnicodeResult
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
_EXEMPT_CLASSES = frozenset(("definition", "note", "champ", "regle", "lien"))
_LINES = ("text", "tspan")  # of a drawing
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
    for element in cast("list[etree._Element]", root.xpath(f"//*[@{CLAIM}]")):
        yield Claimed(str(element.get(CLAIM)), words_of(element), place_of(element), tuple(_marks(element)))


def words_of(element: etree._Element) -> str:
    """All its text, plain; each line of a drawing's text begins anew."""
    parts = (f" {text}" if _opens_a_line(text) else text for text in cast("list[_Text]", element.xpath(".//text()")))
    return plain("".join(parts))


def _opens_a_line(text: _Text) -> bool:
    parent = text.getparent()
    return bool(text.is_text) and parent is not None and _tag(parent) in _LINES


def place_of(element: etree._Element) -> str:
    """The nearest identifier, as one would look for it."""
    found = cast("list[str]", element.xpath("ancestor-or-self::*[@id][1]/@id"))
    return f"#{found[-1]}" if found else _tag(element)


def _marks(element: etree._Element) -> Iterator[str]:
    """Of the numbers within it: an element that carries its own mark, in a drawing, may say more than it claims."""
    for one in element.iterdescendants():
        if isinstance(one.tag, str):
            for name in ("data-cle", "data-formule"):
                yield from str(one.get(name, "")).split()


def feed_fragments(root: etree._Element) -> Iterator[etree._Element]:
    """The HTML that the entries of a feed hold as text."""
    for element in cast("list[etree._Element]", root.xpath("//*[@type='html']")):
        if (element.text or "").strip():
            yield html.fragment_fromstring(str(element.text), create_parent="div")


def unclaimed(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """(element, text) of each block, what claims and what is exempt replaced by a hole: labels, definitions, quotations."""
    walk = _Walk()
    walk.read(root)
    walk.flush(root)
    yield from walk.found


def labels(root: etree._Element) -> str:
    """The text of what is exempt: labels, definitions, quotations."""
    exempt = (one for one in root.iter() if isinstance(one.tag, str) and one.get(CLAIM) is None and _is_left_out(one))
    return plain(" ".join(words_of(one) for one in exempt))


class _Walk:
    """Gathers the text of blocks in reading order."""

    def __init__(self) -> None:
        self.found: list[tuple[etree._Element, str]] = []
        self._parts: list[str] = []

    def read(self, element: etree._Element) -> None:
        if not isinstance(element.tag, str) or _is_left_out(element):
            self._parts.append(HOLE)
            return
        self.found += [(element, plain(str(element.get(name)))) for name in _ATTRIBUTES if element.get(name)]
        block = _tag(element) in _BLOCKS
        if block:
            self.flush(element)
        self._parts.append(f" {element.text or ''}" if _tag(element) in _LINES else element.text or "")
        for child in element:
            self.read(child)
            self._parts.append(child.tail or "")
        if block:
            self.flush(element)

    def flush(self, element: etree._Element) -> None:
        text = plain("".join(self._parts))
        self._parts = []
        if text.strip(HOLE + " "):
            self.found.append((element, text))


def _is_left_out(element: etree._Element) -> bool:
    return (
        element.get(CLAIM) is not None
        or element.get("data-axe") is not None
        or _tag(element) in _EXEMPT_TAGS
        or bool(_EXEMPT_CLASSES & set(str(element.get("class", "")).split()))
    )


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
