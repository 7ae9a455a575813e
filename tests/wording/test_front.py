"""What a front page says in large: a sentence that claims, or nothing."""

from __future__ import annotations

import pytest

from fiches.keys import FRANCE
from fiches.wording.front import front_title
from fiches.wording.phrase import claims, plain_text
from tests.support import figures as build
from tests.support.source import spaces


@pytest.mark.parametrize(
    ("change", "said", "claim"),
    [
        (-0.8, "En France, le nombre de demandeurs d’emploi baisse de 0,8 % en un an", "recul("),
        (2.9, "En France, le nombre de demandeurs d’emploi augmente de 2,9 % en un an", "hausse("),
        (0.1, "En France, le nombre de demandeurs d’emploi est stable en un an", "stable("),
        (None, "", ""),
    ],
)
def test_the_title_is_what_happened(change: float | None, said: str, claim: str) -> None:
    headline = build.headline(
        "demandeurs-abc", 5_749_190, change=change, territory=FRANCE, reason="" if change else "rupture"
    )
    title = front_title(headline, build.make_context().wording())
    assert spaces(plain_text(title)) == said
    assert [one.startswith(claim) for one in claims(title)] == ([True] if claim else [])


def test_a_grade_makes_no_title() -> None:
    headline = build.headline("tension", 4, period=build.YEAR, territory=FRANCE)
    assert not front_title(headline, build.make_context().wording())
