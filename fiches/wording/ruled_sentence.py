"""A sentence with the rule that wrote it and the figures that the rule compared, so that a reader can check it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.prose import prose

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
    """A rule as the pages explain it: `short` stands in the page, `explanation` on the method page.

    `short` may hold a slot for the territory that the sentence compares with: « Comparé à un an plus tôt, puis {au_plus_grand}. »
    """

    title: str
    short: str
    explanation: str

    def told(self, compared_with: Phrase) -> Phrase:
        """« Comparé à un an plus tôt, puis à la Bretagne. »"""
        return prose(self.short).format(au_plus_grand=compared_with or "au territoire plus grand")


@dataclass(frozen=True, slots=True)
class RuledSentence:
    """`figures`: what the rule compared and the text does not print. `compared_with`: « à la Bretagne ».

    Templates print its text alone.
    """

    text: Phrase
    rule: str = ""
    figures: tuple[Phrase, ...] = ()
    compared_with: Phrase = EMPTY

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
