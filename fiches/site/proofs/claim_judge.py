"""One element that claims → what it claims, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fiches.site.proofs.cells import ANY
from fiches.site.proofs.claim_data import Published
from fiches.site.proofs.claim_pages import Claimed
from fiches.site.proofs.claim_rules import fault, implied
from fiches.site.proofs.claim_syntax import (
    MEASURE,
    Claim,
    Reference,
    Unreadable,
    parse_claims,
    parse_formula,
    references,
)  # fmt: skip
from fiches.site.proofs.claim_values import Truth, Values
from fiches.site.proofs.claim_words import Vocabulary

UNREADABLE = "illisible"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`names`: of the claims, in order; `false`: of those that do not hold; `reasons`: French, of these and of the words."""

    names: tuple[str, ...]
    false: tuple[str, ...]
    reasons: tuple[str, ...]


class Judge:
    """Judges the elements of a fiche's page and drawings, which repeat each other: each is judged once."""

    def __init__(self, published: Published, vocabulary: Vocabulary, truth: Truth | None) -> None:
        self.vocabulary = vocabulary
        self._values = Values(published)
        self._true = Values(published, truth) if truth else None
        self._known: dict[tuple[str, str, tuple[str, ...]], Verdict] = {}

    def verdict(self, element: Claimed) -> Verdict:
        key = element.attribute, element.words, element.marks
        if key not in self._known:
            self._known[key] = self._judged(element)
        return self._known[key]

    def _judged(self, element: Claimed) -> Verdict:
        try:
            claims = parse_claims(element.attribute)
        except Unreadable as error:
            return Verdict((UNREADABLE,), (UNREADABLE,), (str(error),))
        found = {claim: [reason for reason in self._reasons(claim, element.words) if reason] for claim in claims}
        names = tuple(claim.name for claim in claims)
        also = {name for claim in claims for name in implied(claim, self._values)}
        reasons = [f"{claim}\u00a0: {reason}" for claim in found for reason in found[claim]]
        reasons += self.vocabulary.faults(names, element.words, also)
        reasons += _foreign(claims, element, self._values)
        return Verdict(names, tuple(claim.name for claim in claims if found[claim]), tuple(reasons))

    def _reasons(self, claim: Claim, words: str) -> Iterator[str]:
        yield fault(claim, self._values, words)
        if self._true and (reason := fault(claim, self._true, words)):
            yield f"contraire à la vérité de l’émulateur\u00a0: {reason}"


def _foreign(claims: Sequence[Claim], element: Claimed, values: Values) -> Iterator[str]:
    """Numbers said within a claim that are not of the rows that it is about; a share may be told by its percentage."""
    about = {_row(values, one) for claim in claims for node in claim.arguments for one in references(node)}
    if any(ANY in row.parts for row in about):
        return
    for mark in element.marks:
        try:
            rows = {_row(values, one) for one in references(parse_formula(mark))}
        except Unreadable as error:
            yield str(error)
            continue
        if not rows <= about:
            yield f"le nombre {mark} n’est pas de ceux dont l’affirmation parle"


def _row(values: Values, reference: Reference) -> Reference:
    """A key without its measure, its territory named."""
    return Reference(reference.territory or values.published.home, reference.parts[:MEASURE])
