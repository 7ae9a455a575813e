"""A territory for which the source failed says whose figures it shows."""

from __future__ import annotations

import pytest

from fiches.wording.degraded import edition_words, notice
from fiches.wording.phrase import plain_text


@pytest.mark.parametrize(("edition", "words"), [("2025T4.2", "4e trimestre 2025"), ("essai", "essai")])
def test_an_edition_is_named_by_its_quarter(edition: str, words: str) -> None:
    assert plain_text(edition_words(edition)) == words


def test_the_notice_gives_edition_and_reason() -> None:
    said = plain_text(notice({"edition": "2025T4", "reason": "la source n'a pas répondu"}))
    assert said == (
        "Les chiffres de ce territoire sont ceux de l’édition du 4e trimestre 2025\u00a0: la source n’a pas répondu"
        " lors de la dernière récolte."
    )


@pytest.mark.parametrize("degraded", [None, {}])
def test_without_failure_there_is_no_notice(degraded: dict[str, str] | None) -> None:
    assert not notice(degraded)
