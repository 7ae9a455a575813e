"""Why a figure is not there, in one sentence."""

from __future__ import annotations

import pytest

from fiches.site.svg_text import text_of
from fiches.wording.missing import missing_reason
from tests.support import figures as build

REASONS = [
    ("nd", build.ILLE, "la source ne publie rien en Ille-et-Vilaine"),
    ("na", build.RENNES, "la source ne produit pas cet indicateur à ce niveau"),
    ("s", build.ILLE, "secret statistique"),
    ("zeros", build.ILLE, "que des zéros pour cet indicateur, en France aussi"),
    ("nd", build.MAYOTTE, "hors Mayotte"),
]


@pytest.mark.parametrize(("missing", "home", "words"), REASONS)
def test_reasons_of_holes(missing: str, home: object, words: str) -> None:
    reason = missing_reason(build.indicator("tension"), missing, home, build.wording(home))  # type: ignore[arg-type]
    assert words in text_of(reason)
