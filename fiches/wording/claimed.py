"""Words that claim, with the claim that they make."""

from __future__ import annotations

from fiches.indicators.claims.model import Claim
from fiches.keys import TerritoryKey
from fiches.wording.phrase import Kind, Phrase, element


def claimed(claim: Claim | tuple[Claim, ...], words: Phrase | str, home: TerritoryKey) -> Phrase:
    """The words in an element that says what they claim in a page about `home`; several claims in reading order."""
    claims = (claim,) if isinstance(claim, Claim) else claim
    return element(Kind.CLAIM, words, " ".join(one.mark(home) for one in claims))
