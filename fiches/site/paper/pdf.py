"""A document for paper → the bytes of its PDF: tagged (PDF/UA-1), its data attached, the same at every run.

WeasyPrint is imported when the first PDF is made: it takes half a second, and libraries that a system may lack.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fiches.charts.tokens import on_paper
from fiches.errors import MachineError, RenderError
from fiches.site.lengths import with_lengths
from fiches.site.paper.drawing import Drawing, TextLayouts
from fiches.site.paper.layout import PICTURE, Paper
from fiches.site.paper.libraries import MISSING_LIBRARIES, libraries_found

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
MOST_PAGES = 6
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def make_pdf(papers: Iterable[Paper], data: bytes) -> bytes:
    """The PDF of the first document that holds in six pages, else of the last, with `data` attached.

    Raises MachineError where the system's libraries are missing, RenderError when a document cannot be set.
    """
    if not libraries_found():
        raise MachineError(f"{MISSING_LIBRARIES}.")
    with _faults() as faults:
        made = _first_short(papers, data)
    if faults:
        raise RenderError(f"PDF non composé : {faults[0]}. Corriger templates/pdf/fiche.html ou {SHEET}.")
    return made


def _first_short(papers: Iterable[Paper], data: bytes) -> bytes:
    for paper in papers:
        document = _set(paper)
        if len(document.pages) <= MOST_PAGES:
            break
    try:
        attached = [_attachment(data, paper.dated)]
        return bytes(document.write_pdf(attachments=attached, pdf_variant=VARIANT, finisher=_relate))
    except ValueError as error:  # a drawing outside of its vocabulary
        raise RenderError(f"PDF non composé : {error}.") from error


def _set(paper: Paper) -> Document:
    """The document laid out in pages."""
    from weasyprint import HTML

    press = _press()
    drawings = {PICTURE + name: Drawing(svg, press.layouts) for name, svg in paper.pictures.items()}
    return HTML(string=paper.html, base_url=FILES, url_fetcher=_fetcher()).render(
        stylesheets=[press.sheet], font_config=press.fonts, pdf_variant=VARIANT, cache=drawings
    )


def _attachment(data: bytes, dated: str) -> Attachment:
    from weasyprint import Attachment

    moment = moment_of(dated)
    said = "Toutes les valeurs de la fiche, avec leur historique (CSV)"
    return Attachment(string=data, name=ATTACHED, description=said, created=moment, modified=moment)


def _relate(_document: Document, made: PDF) -> None:
    """Says that the file attached is the data of the whole document: WeasyPrint only does so for PDF/A."""
    import pydyf

    files = [
        entry for entry in made.objects if isinstance(entry, pydyf.Dictionary) and entry.get("Type") == "/Filespec"
    ]
    for entry in files:
        entry["AFRelationship"] = "/Data"
    made.catalog["AF"] = pydyf.Array([entry.reference for entry in files])


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


@cache
def _press() -> _Press:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    text = with_lengths(on_paper((ASSETS / SHEET).read_text(encoding="utf-8")))
    sheet = CSS(string=text, base_url=FILES, url_fetcher=_fetcher(), font_config=fonts)
    return _Press(sheet, fonts, TextLayouts(fonts))


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
