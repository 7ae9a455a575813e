"""content/affirmations.toml: what a sentence may claim, how far it may be from the truth, and the words for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field

from fiches.content.model import Content
from fiches.content.outside_words import Words
from fiches.content.suggestions import nearest

# The claims that the program decides, each with the tolerances that it needs and the largest of them that can be vouched for.
REQUIRED: dict[str, dict[str, float]] = {
    "hausse": {},
    "recul": {},
    "stable": {"evolution": 0.5},
    "plus": {},
    "moins": {},
    "comme": {"part": 1.0, "evolution": 0.5, "niveau": 0.0},
    "premier": {},
    "dernier": {},
    "ex-aequo": {"nombre": 10.0},
    "indecis": {},
    "ecart-max": {},
    "fraction": {"part": 2.5},
    "record": {},
    "rang": {},
    "rang_evolution": {},
    "tiers": {},
}


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"motif « {text} » illisible ({error})") from None
    return text


class Affirmation(Content):
    """A claim: when it holds, within what tolerance, and the words that it allows, as patterns.

    `tolerances`: by nature of what is compared, in the unit of that nature (points for shares and changes).
    """

    nom: str
    titre: Words
    arguments: str
    definition: Words
    tolerances: dict[str, Annotated[float, Field(ge=0)]] = Field(default_factory=dict)
    mots: tuple[Annotated[str, AfterValidator(_pattern)], ...] = Field(min_length=1)

    def says(self, text: str) -> bool:
        """Whether a text uses one of its words; every space of French print counts as one."""
        plain = re.sub(r"[\u00a0\u202f\s]+", " ", text)
        return any(re.search(pattern, plain, re.IGNORECASE) for pattern in self.mots)


class AffirmationsFile(Content):
    """content/affirmations.toml."""

    affirmations: tuple[Affirmation, ...]


class Affirmations(dict[str, Affirmation]):
    """The declared claims, by name, in the order of the file."""

    def tolerance(self, name: str, nature: str) -> float:
        """How far from the truth a claim may be, of what is compared."""
        return self[name].tolerances[nature]


def by_name(file: AffirmationsFile) -> Affirmations:
    return Affirmations({one.nom: one for one in file.affirmations})


def check_affirmations(file: AffirmationsFile) -> Iterator[str]:
    """French findings: a claim that the program makes and does not find, knows not, or cannot vouch for."""
    declared = {one.nom: one for one in file.affirmations}
    if len(declared) < len(file.affirmations):
        names = [one.nom for one in file.affirmations]
        twice = sorted({name for name in names if names.count(name) > 1})
        yield f"affirmations.toml : affirmation « {twice[0]} » déclarée deux fois. N’en garder qu’une."
    for name, one in declared.items():
        if name not in REQUIRED:
            known = ", ".join(REQUIRED)
            yield f"affirmations.toml : affirmation inconnue « {name} » (connues : {known}).{nearest(name, REQUIRED)}"
        else:
            yield from (f"affirmations.toml, « {name} » : {finding}" for finding in _tolerance_findings(one))
    for name in REQUIRED.keys() - declared.keys():
        yield f"affirmations.toml : l’affirmation « {name} » manque. La rétablir."


def _tolerance_findings(one: Affirmation) -> Iterator[str]:
    needed = REQUIRED[one.nom]
    for nature in sorted(needed.keys() ^ one.tolerances.keys()):
        known = ", ".join(needed) or "aucune"
        yield f"tolérance « {nature} » {'manquante' if nature in needed else 'inconnue'} (attendues : {known}). Corriger."
    for nature, largest in needed.items():
        if one.tolerances.get(nature, 0.0) > largest:
            yield (f"tolérance « {nature} » = {one.tolerances[nature]:g}, attendu {largest:g} au plus. La réduire.")
