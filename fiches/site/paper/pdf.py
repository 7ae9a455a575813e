"""A document for paper → the bytes of its PDF: tagged (PDF/UA-1), its data attached, the same at every run.

WeasyPrint is imported when the first PDF is made: it takes half a second, and libraries that a system may lack.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fiches.charts.tokens import on_paper
from fiches.errors import Code, MachineError, RenderError
from fiches.site.lengths import with_lengths
from fiches.site.paper.drawing import Drawing, TextLayouts
from fiches.site.paper.front import steps
from fiches.site.paper.html_tree import document
from fiches.site.paper.libraries import MISSING_LIBRARIES, libraries_found
from fiches.site.paper.model import PICTURE, Paper

if TYPE_CHECKING:
    from pydyf import PDF
    from weasyprint import CSS, Attachment
    from weasyprint.document import Document
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

ASSETS = Path(__file__).parents[3] / "templates" / "assets"
SHEET = "paper.css"
FILES = "file:///"
"""What the sheet's own addresses are relative to: its folder, whatever the machine calls it."""
ATTACHED = "donnees.csv"
VARIANT = "pdf/ua-1"
STEPS = f"{PICTURE}niveau-"
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def make_pdf(paper: Paper, data: bytes) -> bytes:
    """The PDF of a document, set once, with `data` attached.

    Raises MachineError where the system's libraries are missing, RenderError when it cannot be set.
    """
    if not libraries_found():
        raise MachineError(f"{MISSING_LIBRARIES}.", code=Code.PDF_LIBRARIES)
    with _faults() as faults:
        made = _made(paper, data)
    if faults:
        raise RenderError(
            f"PDF non composé : {faults[0]}. Corriger templates/pdf/ ou {SHEET}.", code=Code.PDF_COMPOSITION
        )
    return made


def _made(paper: Paper, data: bytes) -> bytes:
    try:
        attached = [_attachment(data, paper.dated)]
        return bytes(_set(paper).write_pdf(attachments=attached, pdf_variant=VARIANT, finisher=_finish))
    except ValueError as error:  # a drawing outside of its vocabulary
        raise RenderError(f"PDF non composé : {error}.", code=Code.PDF_COMPOSITION) from error


def _set(paper: Paper) -> Document:
    """The document laid out in pages."""
    press = _press()
    drawings = {PICTURE + name: Drawing(svg, press.layouts) for name, svg in paper.pictures.items()}
    return document(paper.html, FILES, _fetcher()).render(
        stylesheets=[press.sheet], font_config=press.fonts, pdf_variant=VARIANT, cache={**press.steps, **drawings}
    )


def _attachment(data: bytes, dated: str) -> Attachment:
    from weasyprint import Attachment

    moment = moment_of(dated)
    said = "Toutes les valeurs de la fiche, avec leur historique (CSV)"
    return Attachment(string=data, name=ATTACHED, description=said, created=moment, modified=moment)


def _finish(_document: Document, made: PDF) -> None:
    """Says that the file attached is the data of the whole document, which WeasyPrint does for PDF/A alone, and lists the
    identifiers that it gives to header cells.
    """
    import pydyf

    named, files = [], []
    for entry in made.objects:
        if isinstance(entry, pydyf.Dictionary):
            if entry.get("Type") == "/Filespec":
                entry["AFRelationship"] = "/Data"
                files.append(entry.reference)
            elif "ID" in entry and entry.get("Type") == "/StructElem":
                named.append((entry["ID"], entry.reference))
    made.catalog["AF"] = pydyf.Array(files)
    if named:
        pairs = sorted(named, key=lambda pair: pair[0].string)
        tree = pydyf.Dictionary({"Names": pydyf.Array([one for pair in pairs for one in pair])})
        made.add_object(tree)
        _structure(made)["IDTree"] = tree.reference


def _structure(made: PDF) -> PDF:
    """The root of its tags."""
    return next(one for one in made.objects if isinstance(one, dict) and one.get("Type") == "/StructTreeRoot")


def moment_of(dated: str) -> datetime:
    """The moment of an ISO date of the data, for the files attached; never the clock's."""
    try:
        moment = datetime.fromisoformat(dated)
    except ValueError:
        return UNDATED
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class _Press:
    """What all PDFs of a process share: the sheet, read once, and its fonts."""

    sheet: CSS
    fonts: FontConfiguration
    layouts: TextLayouts
    steps: Mapping[str, Drawing]  # of the grades in tables, by address


@cache
def _press() -> _Press:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    layouts = TextLayouts(fonts)
    grades = [f"{grade}{ringed}" for grade in range(1, 6) for ringed in range(6)]
    rules = "".join(f".n{one}::before{{content:url({STEPS}{one})}}" for one in grades)
    text = with_lengths(on_paper((ASSETS / SHEET).read_text(encoding="utf-8"))) + rules
    sheet = CSS(string=text, base_url=FILES, url_fetcher=_fetcher(), font_config=fonts)
    drawn = {STEPS + one: Drawing(steps(int(one[0]), int(one[1])), layouts) for one in grades}
    return _Press(sheet, fonts, layouts, drawn)


def _fetcher() -> URLFetcher:
    """Serves fonts from the project's folder; anything else is refused, the network first."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Shelf(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
            path = ASSETS / "fonts" / Path(url).name
            if url.startswith(f"{FILES}fonts/") and path.is_file():
                return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/woff2"})
            raise ValueError(f"adresse refusée : {url}")

    return Shelf()


class _Collector(logging.Handler):
    """Keeps what WeasyPrint only logs: a drawing not found, an image without alternative."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


@contextmanager
def _faults() -> Iterator[list[str]]:
    logger, collector = logging.getLogger("weasyprint"), _Collector()
    logger.addHandler(collector)
    try:
        yield collector.found
    finally:
        logger.removeHandler(collector)
