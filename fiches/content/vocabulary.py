"""Names that sources.toml gives to what the API publishes, held against those that we know: a slip of the pen is named.

A name that is like none of ours may be one that the API has just made: only one letter off a known name is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from fiches.content.catalogue import Source
from fiches.content.reference.tables import vocabulary

SHORTEST = 5  # letters: shorter names are one letter off each other (A, B, ABC)


def misspelt_names(sources: Iterable[Source]) -> Iterator[str]:
    """French findings, one for each name of a source that is one letter off a known one."""
    for source in sources:
        kinds = {"caracteristiques": source.caracteristiques, "codes": source.codes, "activites": source.activites}
        for key, names in kinds.items():
            for name in names:
                if meant := _meant(name, vocabulary(key.removesuffix("s"))):
                    yield (
                        f"source {source.indicateur}, « {key} » : l’API ne connaît pas « {name} »."
                        f" Vouliez-vous écrire « {meant} » ?"
                    )


def _meant(name: str, known: Collection[str]) -> str:
    """The known name that is one letter off; empty for a known name, and where there is none."""
    if name in known:
        return ""
    return next((one for one in sorted(known) if len(one) >= SHORTEST and _is_one_letter_off(name, one)), "")


def _is_one_letter_off(name: str, other: str) -> bool:
    """One letter too many, too few, changed, or two that change places; a digit makes another name (NAF5, NAF21)."""
    start = next((n for n, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other)))
    one, two = name[start:], other[start:]
    ends = (one[1:] == two, one == two[1:], one[1:] == two[1:], one[:2] == two[:2][::-1] and one[2:] == two[2:])
    return any(ends) and not any(character.isdigit() for character in (*one[:1], *two[:1]))
