"""Our documents, read as XML: the same bytes as through WeasyPrint's own parser, and a fault where an element is left open."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from fiches.errors import RenderError
from fiches.site.paper import html_tree, pdf
from fiches.site.paper.pdf import FILES, make_pdf
from tests.support import figures as build
from tests.support.pdf import DATA, paper_for


def test_both_ways_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = paper_for(build.make_fiche())
    ours = make_pdf(paper, DATA)
    monkeypatch.setattr(
        pdf, "document", lambda text, base, fetcher: HTML(string=text, base_url=base, url_fetcher=fetcher)
    )
    assert make_pdf(paper, DATA) == ours


def test_an_element_left_open_is_a_fault() -> None:
    with pytest.raises(RenderError, match="mal formé"):
        html_tree.document("<html><body><br></body></html>", FILES, None)
