"""Verbs of a change and pronouns of a subject agree with it."""

from __future__ import annotations

import pytest

from fiches.content.catalogue import Accord
from fiches.wording.trends import Trend
from fiches.wording.verbs import is_plural, pronoun, verb
from tests.support import figures as build


@pytest.mark.parametrize(
    ("identifier", "accord", "way", "said"),
    [
        ("demandeurs-abc", "masculin", Trend.UP, "augmente"),
        ("demandeurs-abc", "feminin-pluriel", Trend.DOWN, "baissent"),
        ("offres-trimestre", "masculin-pluriel", Trend.UP, "progressent"),
        ("offres-trimestre", "feminin", Trend.DOWN, "recule"),
        ("offres-trimestre", "feminin-pluriel", Trend.STABLE, "sont stables"),
        ("demandeurs-abc", "masculin", Trend.STABLE, "est stable"),
    ],
)
def test_verbs_agree(identifier: str, accord: Accord, way: Trend, said: str) -> None:
    entry = build.indicator(identifier).model_copy(update={"accord": accord})
    assert verb(entry, way) == said


@pytest.mark.parametrize(
    ("accord", "word", "plural"),
    [
        ("masculin", "il", False),
        ("feminin", "elle", False),
        ("masculin-pluriel", "ils", True),
        ("feminin-pluriel", "elles", True),
    ],
)
def test_pronouns_agree(accord: Accord, word: str, plural: bool) -> None:
    entry = build.indicator("demandeurs-abc").model_copy(update={"accord": accord})
    assert pronoun(entry) == word
    assert is_plural(entry) is plural
