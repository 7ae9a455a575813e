"""The formats that a fiche may be written in, and those that site.toml asks for, by level."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator

from fiches.content.model import Content

Format = Literal["csv", "json", "xlsx", "svg", "pdf"]
EVERY_FORMAT: frozenset[Format] = frozenset(get_args(Format))


def _provable(chosen: tuple[Format, ...]) -> tuple[Format, ...]:
    """Refuses a format named twice, and a fiche without a file that its proofs can read."""
    double = sorted({one for one in chosen if chosen.count(one) > 1})
    if double:
        raise ValueError(f"« {double[0]} » en double. N’en garder qu’un.")
    if not {"csv", "json"} & set(chosen):
        raise ValueError(
            "ni « csv » ni « json » : les chiffres d’une fiche sont prouvés par l’un des deux. En ajouter un."
        )
    return chosen


Chosen = Annotated[tuple[Format, ...], AfterValidator(_provable)]


class Formats(Content):
    """`[formats]` of site.toml: by level, the formats of its fiches. A level that is not named follows the rule."""

    NAT: Chosen | None = None
    REG: Chosen | None = None
    DEP: Chosen | None = None
    BASBMO: Chosen | None = None
    EPCI: Chosen | None = None

    def of(self, level: str) -> frozenset[Format] | None:
        """What is asked for a level; None where nothing is."""
        chosen: tuple[Format, ...] | None = getattr(self, level)
        return None if chosen is None else frozenset(chosen)
