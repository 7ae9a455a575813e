"""What a page's drawings leave to its style sheet."""

from __future__ import annotations

from fiches.charts.tokens import on_paper
from fiches.site.inline import lightened

ALONE = (
    '<svg role="img" viewBox="0 0 10 10" font-family="Fiches Sans,sans-serif" font-size="12"><path'
    ' fill="var(--grade-5,#7c2d12)" stroke="var(--encre,#1c1917)"/><text font-size="12">a</text></svg>'
)


def test_fallbacks_and_the_font_are_left_to_the_sheet() -> None:
    assert lightened(ALONE) == (
        '<svg role="img" viewBox="0 0 10 10"><path fill="var(--grade-5)" stroke="var(--encre)"/>'
        '<text font-size="12">a</text></svg>'
    )


def test_the_rest_of_the_page_is_left_as_it_is() -> None:
    page = '<p title="font-family">var(--x) et #123456, font-size="12"</p><svg font-size="14"></svg>'
    assert lightened(page) == page


def test_a_drawing_that_stands_alone_keeps_its_colours() -> None:
    assert "#7c2d12" in on_paper(ALONE)
