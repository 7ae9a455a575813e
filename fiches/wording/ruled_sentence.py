"""A sentence with the rule that wrote it and the figures that the rule compared, so that a reader can check it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from fiches.wording.phrase import EMPTY, Phrase

EVOLUTION = "evolution"
REFUSED = "sans-evolution"
GRADE = "niveau"
LIST = "liste"
FACTORS = "facteurs"
METIER = "metier"
VALUE = "valeur"
RULES = (EVOLUTION, REFUSED, GRADE, LIST, FACTORS, METIER, VALUE)
"""The rules that content/textes/regles.toml explains, no more and no fewer."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the pages explain it: `short` stands in the page, `explanation` on the method page."""

    title: str
    short: str
    explanation: str


@dataclass(frozen=True, slots=True)
class RuledSentence:
    """`figures`: what the rule compared and the text does not print. Templates print its text alone."""

    text: Phrase
    rule: str = ""
    figures: tuple[Phrase, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether there is something to open: a value alone compares nothing."""
        return self.rule not in ("", VALUE, METIER)

    def __html__(self) -> Markup:
        """What templates print."""
        return self.text.__html__()

    def __bool__(self) -> bool:
        return bool(self.text)


NO_SENTENCE = RuledSentence(EMPTY)
