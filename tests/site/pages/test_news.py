"""What is new is what the former edition had not; a first edition says until when its figures go."""

from __future__ import annotations

from dataclasses import replace

from fiches.editions.diff import Kind, Revisions
from fiches.site.context import SiteContext
from fiches.site.pages.home import render_home
from fiches.site.pages.news import news
from fiches.wording.phrase import plain_text
from tests.support import figures as build
from tests.support.pages.reading import main
from tests.support.source import spaces

PERIODS = {"DE_1": "2026T1", "SAL_3": "2022"}


def after(*fresh: str) -> SiteContext:
    """A second edition that brings a new period of these indicators."""
    counts = dict.fromkeys(Kind, 0) | {Kind.REVISED: 212}
    found = Revisions("2025T4", "2026T1", True, counts, {}, {code: (PERIODS[code],) for code in fresh}, {})
    return replace(build.make_context(), periods=PERIODS, revisions=found)


def test_a_year_that_was_there_before_is_not_new() -> None:
    told = news(after("DE_1"))
    assert told.new
    assert [spaces(plain_text(period)) for period, _ in told.dated] == ["1er trimestre 2026"]
    assert spaces(plain_text(told.revised)) == "212 valeurs révisées depuis l’édition 2025T4"


def test_an_edition_that_brings_nothing_says_nothing_new() -> None:
    assert news(after()).dated == ()


def test_a_first_edition_says_until_when_its_figures_go() -> None:
    context = replace(build.make_context(), periods=PERIODS)
    told = news(context)
    assert not told.new
    assert [spaces(plain_text(period)) for period, _ in told.dated] == ["1er trimestre 2026", "année 2022"]
    text = main(render_home(context, {})).text_content()
    assert "nouveau" not in text
    assert "Jusqu’où vont les chiffres" in text
