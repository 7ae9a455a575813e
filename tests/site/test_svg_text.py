"""Words of the page as texts of drawings, with their marks."""

from __future__ import annotations

from fiches.site.svg_text import svg_text
from fiches.wording.phrase import Kind, Phrase, element


def test_svg_text_reads_marks_in_order() -> None:
    figure = element(Kind.FIGURE, "1", "1", "A&B")
    marked = svg_text(Phrase(figure, " et ", element(Kind.COMPUTED, "2\u00a0%", "2", "f(x)")))
    assert (marked.text, marked.marks) == ("1 et 2\u00a0%", ("A&B", "formule:f(x)"))
