"""Words and drawings without what only serves the page."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from fiches.site.paper.unmarked import on_paper, printed


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (Markup('<data value="3" data-cle="K">3\u00a0%</data> ici'), "3\u00a0% ici"),
        (Markup('le 1<sup>er</sup> <time datetime="2026">trimestre</time>'), "le 1<sup>er</sup> trimestre"),
        (Markup('Rupture. <a href="#ruptures">Pourquoi</a>'), "Rupture."),
        (Markup('<a href="../x.html">Bretagne</a>'), "Bretagne"),
        ("a < b", "a &lt; b"),
    ],
)
def test_words_lose_the_page_s_marks(said: Markup | str, kept: str) -> None:
    assert str(on_paper(said)) == kept


def test_a_drawing_loses_marks_and_variables() -> None:
    svg = (
        '<svg role="img" aria-labelledby="a b" class="graphique" viewBox="0 0 9 9" font-size="12"><title id="a" data-cle="K">T'
        '</title><desc id="b">D</desc><path data-cle="K" fill="var(--accent,#9a3412)" d="M0,0"><title>x</title></path></svg>'
    )
    assert printed(svg) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" font-size="12">'
        '<path fill="#9a3412" d="M0,0"></path></svg>'
    )


def test_a_drawing_that_is_reduced_keeps_words_of_nine_points() -> None:
    assert 'font-size="13.5"' in printed('<svg viewBox="0 0 9 9" font-size="12"></svg>', 1.125)
