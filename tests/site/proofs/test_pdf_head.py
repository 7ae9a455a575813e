"""Where a PDF leads: to its fiche, or where the publisher's own words on the page lead, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from fiches.site.paper.model import Paper
from fiches.site.paper.pdf import make_pdf
from fiches.site.proofs.pdf_head import pdf_head_findings
from tests.support.pdf import DATA
from tests.support.source import spaces

PAGE = """<html lang="fr"><head><title>Creuse</title><meta name="description" content="Résumé"/>
<link rel="canonical" href="https://exemple.fr/depot/23/"/></head><body><main>
<div class="editeur introduction"><p><a href="../methode/index.html">a</a> <a href="mailto:nous@exemple.fr">b</a></p></div>
<a href="../../ailleurs/">c</a></main></body></html>"""


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ("https://exemple.fr/depot/23/", False),
        ("https://exemple.fr/depot/methode/index.html", False),
        ("mailto:nous@exemple.fr", False),
        ("https://exemple.fr/ailleurs/", True),
        ("mailto:autre@exemple.fr", True),
    ],
)
def test_a_pdf_leads_to_its_fiche_and_where_her_words_lead(address: str, refused: bool, tmp_path: Path) -> None:
    sheet = (
        '<!DOCTYPE html><html lang="fr"><head><title>Creuse</title><meta name="description" content="Résumé"/></head>'
        f'<body><h1>Creuse</h1><p><a href="{address}">a</a></p></body></html>'
    )
    (tmp_path / "fiche.pdf").write_bytes(make_pdf(Paper(sheet, {}, ""), DATA))
    found = list(pdf_head_findings(tmp_path / "fiche.pdf", html.document_fromstring(PAGE)))
    expected = f"PDF, page 1 : un lien vers « {address} » (attendu : sa fiche, https://exemple.fr/depot/23/)."
    assert [spaces(one) for one in found] == ([expected] if refused else [])
