"""A change over a year in two words: aware of rounding, breaks and small bases."""

from __future__ import annotations

from fiches.indicators.claims.change import FALL, RISE, STABLE, claim_of_evolution
from fiches.indicators.model.numbers import Computed
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.numbers import rounded
from fiches.wording.phrase import Phrase

NOT_GIVEN = Phrase("—")
_WAYS = {RISE: "en hausse", FALL: "en baisse"}


def is_given(change: Computed | None) -> bool:
    return change is not None and change.value is not None


def change_words(change: Computed | None, wording: WordingContext) -> Phrase:
    """« +3,0 % », « stable », « en hausse » where the figure would say nothing or rounding forbids it, or a dash: the page says why."""
    claim = claim_of_evolution(change, wording.catalogue.affirmations)
    if claim is not None and claim.name == STABLE:
        return claimed(claim, "stable", wording.home)
    words = _WAYS.get(claim.name) if claim else None
    if change is not None and change.value is not None and not (words and _is_nil(change, wording)):
        return wording.marker.change(change)
    return claimed(claim, words, wording.home) if claim and words else NOT_GIVEN


def _is_nil(change: Computed, wording: WordingContext) -> bool:
    """Whether a change is written « 0 % »."""
    decimals = wording.catalogue.formulas[change.formula].decimales if change.decimals is None else change.decimals
    return rounded(change.value, decimals) == 0
