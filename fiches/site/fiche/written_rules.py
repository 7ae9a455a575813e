"""How the sentences of a section are written: each rule once, with the figures that it compared and the page does not print."""

from __future__ import annotations

from collections.abc import Iterable

from fiches.site.fiche.model import WrittenRule
from fiches.wording.phrase import SEMICOLON, Phrase, uncapitalised
from fiches.wording.prose import prose
from fiches.wording.ruled_sentence import RuledSentence


def written_rules(told: Iterable[tuple[str, RuledSentence]]) -> tuple[WrittenRule, ...]:
    """The rules of some sentences, each with what it is about, in order of first appearance."""
    found: dict[str, WrittenRule] = {}
    for name, sentence in told:
        if sentence.opens:
            before = found.get(sentence.rule, WrittenRule(sentence.rule, ()))
            figures = (*before.figures, _compared(name, sentence)) if sentence.figures else before.figures
            found[sentence.rule] = WrittenRule(sentence.rule, figures, before.compared_with or sentence.compared_with)
    return tuple(found.values())


def _compared(name: str, sentence: RuledSentence) -> Phrase:
    said = SEMICOLON.join(sentence.figures)
    return Phrase("{}, {}.").format(prose(name), uncapitalised(said)) if name else Phrase("{}.").format(said)
