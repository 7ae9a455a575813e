"""A tagged PDF read again: its elements in reading order."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.site.checks.paper_reading import Element, read_pdf
from fiches.site.paper.model import Paper
from fiches.site.paper.pdf import make_pdf
from tests.support.pdf import DATA
from tests.support.source import spaces

HEAD = '<!DOCTYPE html><html lang="fr"><head><title>Creuse</title></head><body>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 20" font-size="12"><text x="0" y="12">31 %</text></svg>'


def elements(folder: Path, body: str, **drawings: str) -> list[Element]:
    (folder / "fiche.pdf").write_bytes(make_pdf(Paper(f"{HEAD}{body}</body></html>", drawings, ""), DATA))
    return read_pdf(folder / "fiche.pdf")


def test_the_words_come_in_reading_order_with_their_tags(tmp_path: Path) -> None:
    """A drawing is painted after the words of its sheet; its place is that of its tag."""
    body = '<h1>Creuse</h1><h3>Âge</h3><p>T1 2026</p><p><img src="dessin:age" alt="Âge : 31 %."/></p><h3>Sexe</h3><p>T2</p>'
    read = [
        (e.kind, spaces(" ".join(e.text.split())), e.alternatives, e.page) for e in elements(tmp_path, body, age=SVG)
    ]
    assert read == [
        ("H1", "Creuse", "", 1),
        ("H3", "Âge", "", 1),
        ("P", "T1 2026", "", 1),
        ("P", "31 %", "Âge : 31 %.", 1),
        ("H3", "Sexe", "", 1),
        ("P", "T2", "", 1),
    ]


def test_a_row_is_one_element(tmp_path: Path) -> None:
    body = '<h1>T</h1><table><caption>Légende</caption><tr><th scope="row">Garde</th><td>34</td><td>9</td></tr></table>'
    assert [(e.kind, e.text.split()) for e in elements(tmp_path, body)][1:] == [
        ("Caption", ["Légende"]),
        ("TR", ["Garde", "34", "9"]),
    ]


def test_a_hyphen_at_the_end_of_a_line_is_read(tmp_path: Path) -> None:
    (title,) = elements(tmp_path, "<h1 style='width:60px'>Île-de-France</h1>")
    assert title == Element("H1", title.text, "", 1)
    assert "".join(title.text.split()) == "Île-de-France"


def test_what_is_no_pdf_is_a_value_error(tmp_path: Path) -> None:
    (tmp_path / "fiche.pdf").write_bytes(b"%PDF-1.7\ncoupe")
    with pytest.raises(ValueError, match=r"."):
        read_pdf(tmp_path / "fiche.pdf")
