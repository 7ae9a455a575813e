"""What every page knows of the site: its territories in order, their parents, its period."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.keys import FRANCE
from fiches.wording.phrase import plain_text
from tests.support import figures as build

CONTEXT = build.make_context()


def test_territories_stand_by_level_then_code() -> None:
    keys = CONTEXT.in_order()
    assert set(keys) == set(CONTEXT.published)
    assert keys[0] == FRANCE
    assert CONTEXT.of_level("DEP") == sorted(key for key in keys if key.type == "DEP")
    assert "NAT" not in CONTEXT.levels()


def test_the_nearest_parent_that_has_a_page() -> None:
    assert CONTEXT.nearest(build.ILLE) == build.BRETAGNE
    assert build.ILLE in CONTEXT.children(build.BRETAGNE)
    alone = replace(CONTEXT, published=frozenset([build.ILLE, FRANCE]))
    assert alone.nearest(build.ILLE) == FRANCE


@pytest.mark.parametrize(
    ("edition", "quarter", "words"), [("2026T1.2", "2026T1", "1er trimestre 2026"), ("essai", "essai", "essai")]
)
def test_the_quarter_of_an_edition(edition: str, quarter: str, words: str) -> None:
    context = replace(CONTEXT, edition=edition)
    assert (context.quarter, plain_text(context.quarter_words)) == (quarter, words)


@pytest.mark.parametrize(
    ("url", "updated", "feed"),
    [("https://x.fr/", "2026-05-28", True), ("", "2026-05-28", False), ("https://x.fr/", "", False)],
)
def test_a_feed_needs_an_address_and_a_date(url: str, updated: str, feed: bool) -> None:
    assert replace(build.make_context(url=url), updated=updated).feed is feed
