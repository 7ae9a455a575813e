"""How a key figure is said in a sentence, as an editor writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentencePattern:
    """How a key figure is said in a sentence (content/textes/phrases.toml).

    `texte` holds {moment}, {valeur} and {dans}; `singulier` is for one person, one offer. `haut` and `bas` say for whom a
    grade of 4 or 5, of 1 or 2, is good. Without `resume`, the sentence of the quarter leaves it out.
    """

    texte: str
    singulier: str = ""
    haut: str = ""
    bas: str = ""
    resume: bool = True
