"""A tagged PDF → its elements in reading order: headings, paragraphs, rows, drawings, as a screen reader has them."""

from __future__ import annotations

import codecs
import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

QUOTED = "BlockQuote"
"""What the publisher says in her own words, as one element: `fiches.site.checks.paper_own_words`."""
KINDS = frozenset(("H1", "H2", "H3", "P", "Caption", "TR", "Figure", QUOTED))
_MARKER = "Lbl"  # of an item of a list
HYPHEN = "\x02"
"""What the library reads where a line ends by a hyphen."""
_LENGTH = 512  # bytes that nearly every text holds in
_Node = ctypes.c_void_p


@dataclass(frozen=True, slots=True)
class Element:
    """`kind`: the tag; `text`: its words, lines joined by spaces; `alternatives`: those of its drawings."""

    kind: str
    text: str
    alternatives: str
    page: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a PDF: its elements, and all its text as one would copy it."""

    elements: tuple[Element, ...]
    text: str


def read_pdf(path: Path) -> list[Element]:
    """Every element of the document. Raises ValueError for a file that cannot be read."""
    return [element for sheet in sheets(path) for element in sheet.elements]


def sheets(path: Path) -> tuple[Sheet, ...]:
    """Its pages, kept from a proof to the next. Raises ValueError for a file that cannot be read."""
    found = path.stat()
    return _sheets(path, (found.st_mtime_ns, found.st_size, found.st_ino))


@lru_cache(maxsize=1)
def _sheets(path: Path, _stamp: tuple[int, int, int]) -> tuple[Sheet, ...]:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        return tuple(_sheet(document[number], number + 1) for number in range(len(document)))
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    words = page.get_textpage()
    return Sheet(tuple(_tagged(page, words, number)), str(words.get_text_range()))


def _tagged(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, number: int) -> Iterator[Element]:
    texts = _texts(page, words)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _elements(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), texts, number)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _texts(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage) -> dict[int, list[str]]:
    """The texts of a page by the identifier of the marked content that holds them."""
    found: dict[int, list[str]] = {}
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
            content_id = pdfium.FPDFPageObj_GetMarkedContentID(thing)
            found.setdefault(content_id, []).append(_read_text(pdfium.FPDFTextObj_GetText, thing, words))
    return found


def _read_text(function: object, *arguments: object) -> str:
    """The text that a function of the library writes in a buffer; called again where it is longer."""
    size = _LENGTH
    while True:
        buffer = ctypes.create_string_buffer(size)
        length = function(*arguments, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)  # type: ignore[operator]
        if length <= size:
            return codecs.utf_16_le_decode(buffer.raw[: max(length - 2, 0)])[0].replace(HYPHEN, "-")
        size = length


def _elements(node: _Node, texts: Mapping[int, list[str]], page: int) -> Iterator[Element]:
    kind = _tag(node)
    if kind in KINDS:
        yield Element(kind, " ".join(_words(node, texts)), " ".join(_alternatives(node)), page)
    else:
        for child in _children(node):
            yield from _elements(child, texts, page)


def _words(node: _Node, texts: Mapping[int, list[str]]) -> Iterator[str]:
    for index in range(max(pdfium.FPDF_StructElement_GetMarkedContentIdCount(node), 0)):
        content_id = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(node, index)
        yield from texts.get(content_id, ()) if content_id >= 0 else ()
    for child in _children(node):
        if _tag(child) != _MARKER:
            yield from _words(child, texts)


def _alternatives(node: _Node) -> Iterator[str]:
    if _tag(node) == "Figure":
        yield _read_text(pdfium.FPDF_StructElement_GetAltText, node)
    for child in _children(node):
        yield from _alternatives(child)


def _tag(node: _Node) -> str:
    return _read_text(pdfium.FPDF_StructElement_GetType, node)


def _children(node: _Node) -> Iterator[_Node]:
    for index in range(pdfium.FPDF_StructElement_CountChildren(node)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(node, index)
        if child:
            yield child
