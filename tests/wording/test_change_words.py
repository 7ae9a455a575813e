"""A change over a year in two words."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.svg_text import text_of
from fiches.wording.change_words import change_words
from tests.support import figures as build

WORDING = build.wording()


def test_a_change_that_would_be_written_nil_is_said_by_its_direction() -> None:
    """« 0 % » beside the colour of a rise says nothing; a stable one is said to be."""
    risen = build.headline("offres-trimestre", 4_120, change=0.4)
    assert risen.evolution is not None
    whole = replace(risen.evolution, decimals=0)
    assert text_of(change_words(whole, WORDING)) == "en hausse"
    assert text_of(change_words(replace(whole, value=0.9), WORDING)) == "+1\u00a0%"
