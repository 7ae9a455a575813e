"""How a visitor finds a place from the front page: each level, its names or their letters, its codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.links import Link, fiche_link, level_link
from fiches.site.pages.list_orders import ALPHABETIC, MOST_SORTED, anchor_of, letter_of, orders_of
from fiches.territories import LEVELS
from fiches.wording.counted_places import counted_places
from fiches.wording.phrase import Phrase
from fiches.wording.places import sorting_name

MOST_NAMED = 20  # places: more are found by their first letter


@dataclass(frozen=True, slots=True)
class WayIn:
    """A level: its list, how many it has, its places by name where they are few, else letters that lead into the list.

    `by_code`: the same list in the order of codes, where it has one.
    """

    level: Link
    number: Phrase
    names: tuple[Link, ...]
    letters: tuple[Link, ...]
    by_code: str


def ways_in(context: SiteContext) -> list[WayIn]:
    """Every level that has a list, the largest first."""
    return [_way(kind, tuple(context.of_level(kind)), context) for kind in context.levels()]


def _way(kind: str, keys: Sequence[TerritoryKey], context: SiteContext) -> WayIn:
    ordered = sorted(keys, key=lambda key: sorting_name(context.territories[key].name))
    paths = {order.label: _path(kind, order.folder) for order in orders_of(keys, context)}
    few = len(keys) <= MOST_NAMED
    by_name = "" if few or len(keys) > MOST_SORTED else paths.get(ALPHABETIC.label, "")
    letters = dict.fromkeys(letter_of(key, context) for key in ordered) if by_name else {}
    return WayIn(
        level_link(kind),
        counted_places(keys),
        tuple(fiche_link(key, context) for key in ordered) if few else (),
        tuple(Link(f"{by_name}#{anchor_of(letter)}", letter.upper()) for letter in letters),
        "" if few else paths.get("code", ""),
    )


def _path(kind: str, folder: str) -> str:
    return "/".join(part for part in (LEVELS[kind].folder, folder, "index.html") if part)
