"""The page of a chart in a frame: what it says without script, its one script, whose the figures are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fiches.site.pages.chart_page import PAGE, render_chart_page
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.safety import page_findings
from fiches.wording.typography import findings
from tests.support import figures as build
from tests.support.pages.reading import document, unmarked_digits, visible_text


def test_it_says_what_it_is_for_and_whose_the_figures_are() -> None:
    text = render_chart_page(build.make_context())
    words = visible_text(text)
    assert "?graphique=" in text
    assert build.make_context().licence in words
    assert "Données simulées" in words
    assert unmarked_digits(text) == []
    assert findings(words) == []


def test_it_holds_nothing_that_a_page_may_not() -> None:
    tree = document(render_chart_page(build.make_context()))
    assert list(page_findings(PageReading(Path(), PAGE, tree, None), demo=True)) == []
    assert tree.xpath("//script/@src") == ["../assets/graphique.js"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_another_source_is_named() -> None:
    other = replace(build.make_context(demo=False), other_source="127.0.0.1:8765")
    assert "127.0.0.1:8765" in visible_text(render_chart_page(other))
