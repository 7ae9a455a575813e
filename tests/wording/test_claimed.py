"""Words with their claim: in an element on the screen, alone on paper and in text."""

from __future__ import annotations

from fiches.indicators.claims.model import Claim
from fiches.indicators.model.numbers import Observed
from fiches.wording.claimed import claimed
from fiches.wording.phrase import Phrase, capitalised, claims, paper_html, plain_text, screen_html
from tests.support.frames import BRETAGNE, ILLE, key

HERE, THERE = Observed(key(measure="niveau"), 4), Observed(key(BRETAGNE, measure="niveau"), 4)
ROW = "DE_1.CUMUL.CUMUL.ABC...2026T1.niveau"
ALIKE = Claim("comme", (HERE, THERE))


def test_words_stand_in_the_element_of_their_claim() -> None:
    said = claimed(ALIKE, "comme en Bretagne", ILLE)
    assert screen_html(said) == f'<span data-affirme="comme({ROW};REG-53/{ROW})">comme en Bretagne</span>'
    assert paper_html(said) == plain_text(said) == "comme en Bretagne"
    assert claims(Phrase("Ici, {}.").format(said)) == (f"comme({ROW};REG-53/{ROW})",)
    assert plain_text(capitalised(said)) == "Comme en Bretagne"


def test_several_claims_of_the_same_words_are_separated_by_a_blank() -> None:
    said = claimed((ALIKE, Claim("fraction", (HERE, 4, 10))), "…", ILLE)
    assert claims(said) == (f"comme({ROW};REG-53/{ROW}) fraction({ROW};4;10)",)
