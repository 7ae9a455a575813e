"""What a PDF says of itself, and what it would run: its title and summary are its page's, its links lead to its fiche."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from lxml import etree, html

from fiches.site.checks.reading import elements, texts
from fiches.site.proofs.heads import line
from fiches.site.proofs.active import of_pdf


def pdf_head_findings(pdf: Path, page: Path) -> Iterator[str]:
    """Each finding with what is read and what the page says; none for files that cannot be read, which other checks tell."""
    try:
        document = html.document_fromstring(page.read_text(encoding="utf-8"))
        with pikepdf.open(pdf) as paper:
            yield from _said(paper, document)
            yield from of_pdf(paper, next(iter(texts(document, "//link[@rel='canonical']/@href")), ""))
    except (pikepdf.PdfError, etree.ParserError, UnicodeDecodeError, OSError):
        return


def _said(paper: pikepdf.Pdf, document: etree._Element) -> Iterator[str]:
    title = next((line(one.text or "") for one in elements(document, "//head/title")), "")
    summary = next((line(one) for one in texts(document, "//meta[@name='description']/@content")), "")
    for name, french, wanted in (("/Title", "titre", title), ("/Subject", "résumé", summary)):
        if (read := line(str(paper.docinfo.get(name, "")))) != wanted:
            yield f"PDF : {french} « {read} » (attendu, comme sur la page : {wanted})."
