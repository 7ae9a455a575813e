"""Templates: strict, escaping, words for the page or for paper, faults named."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.errors import RenderError
from fiches.site.environment import render
from fiches.wording.phrase import Kind, Phrase, element

FIGURE = element(Kind.FIGURE, "3 < 4", "3", "K")


@pytest.mark.parametrize(
    ("template", "value", "written"),
    [
        ("{{ x }}", FIGURE, '<data value="3" data-cle="K">3 &lt; 4</data>'),
        ('{{ x|mots("ecran") }}', FIGURE, '<data value="3" data-cle="K">3 &lt; 4</data>'),
        ('{{ x|mots("papier") }}', FIGURE, "3 &lt; 4"),
        ('{{ x|mots("papier") }}', "a < b", "a &lt; b"),
        ("{{ x|texte_seul }}", FIGURE, "3 &lt; 4"),
        ("{{ x|prose }}", "l'an 2025", 'l’an <span data-constante="texte">2025</span>'),
        ('{{ [x, x]|join(" ; ") }}', Phrase("a & b"), "a &amp; b ; a &amp; b"),
    ],
)
def test_words_are_written_for_their_medium(tmp_path: Path, template: str, value: object, written: str) -> None:
    (tmp_path / "t.html").write_text(template, encoding="utf-8")
    assert render("t.html", tmp_path, x=value) == written


@pytest.mark.parametrize(
    ("template", "message"), [("{{ absent }}", "templates/t.html"), ("\n{% if %}", "templates/t.html, ligne 2")]
)
def test_a_fault_names_the_template(tmp_path: Path, template: str, message: str) -> None:
    (tmp_path / "t.html").write_text(template, encoding="utf-8")
    with pytest.raises(RenderError, match=message):
        render("t.html", tmp_path)
