"""Words of the page as texts of drawings, with their marks."""

from __future__ import annotations

from fiches.site.svg_text import svg_text


def test_svg_text_reads_marks_in_order() -> None:
    from markupsafe import Markup

    marked = svg_text(
        Markup('<data value="1" data-cle="A&amp;B">1</data> et <data value="2" data-formule="f(x)">2&nbsp;%</data>')
    )
    assert (marked.text, marked.marks) == ("1 et 2\u00a0%", ("A&B", "formule:f(x)"))
