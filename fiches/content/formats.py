"""Which formats a fiche is written in, by level: what site.toml asks; else all, as far as the host's limit allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator

from fiches.content.site_size import HOST_LIMIT, site_size
from fiches.content.toml import Content
from fiches.territories import BASIN, EPCI, LEVELS

Format = Literal["csv", "json", "xlsx", "svg", "pdf"]
EVERY_FORMAT: frozenset[Format] = frozenset(get_args(Format))
MANY = 500
"""Beyond this number of fiches, basins and EPCI give up formats."""
_GIVING_UP = (BASIN, EPCI)
_GIVEN_UP: tuple[Format, ...] = ("xlsx", "svg", "csv", "pdf")
"""In this order: the first beyond `MANY` fiches, each of the others while the site is estimated above the host's limit."""


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


def formats_by_level(asked: Formats, fiches: Mapping[str, int], *, pdf: bool) -> dict[str, frozenset[Format]]:
    """The formats of each level's fiches, of which there are so many; `pdf` false: none has a PDF, whatever is asked."""
    every = EVERY_FORMAT if pdf else EVERY_FORMAT - {"pdf"}
    found = {level: (asked.of(level) or every) & every for level in LEVELS}
    if sum(fiches.values()) <= MANY:
        return found
    for one in _GIVEN_UP:
        if one != _GIVEN_UP[0] and site_size(fiches, found) <= HOST_LIMIT:
            break
        found |= {level: found[level] - {one} for level in _GIVING_UP if asked.of(level) is None}
    return found
