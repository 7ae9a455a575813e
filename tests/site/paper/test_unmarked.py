"""Words and drawings without what only serves the page."""

from __future__ import annotations

from fiches.site.paper.unmarked import printed


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
