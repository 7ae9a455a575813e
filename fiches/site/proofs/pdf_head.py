"""What a PDF says of itself, and what it would run: its title and summary are its page's, its links lead to its fiche, or
where the publisher's own words on the page lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pikepdf
from lxml import etree

from fiches.site.checks.reading import HERS, elements, texts
from fiches.site.proofs.active import of_pdf
from fiches.site.proofs.head_dataset import line

_HER_LINKS = f"//main//*[{HERS}]//a/@href"


def pdf_head_findings(pdf: Path, page: etree._Element) -> Iterator[str]:
    """Each finding with what is read and what the page says; none for a file that cannot be read, which is told apart."""
    try:
        with pikepdf.open(pdf) as paper:
            yield from _said(paper, page)
            address = next(iter(texts(page, "//link[@rel='canonical']/@href")), "")
            yield from of_pdf(paper, address, {urljoin(address, href) for href in texts(page, _HER_LINKS)})
    except (pikepdf.PdfError, OSError):
        return


def _said(paper: pikepdf.Pdf, document: etree._Element) -> Iterator[str]:
    title = next((line(one.text or "") for one in elements(document, "//head/title")), "")
    summary = next((line(one) for one in texts(document, "//meta[@name='description']/@content")), "")
    for name, french, wanted in (("/Title", "titre", title), ("/Subject", "résumé", summary)):
        if (read := line(str(paper.docinfo.get(name, "")))) != wanted:
            yield f"PDF : {french} « {read} » (attendu, comme sur la page : {wanted})."
