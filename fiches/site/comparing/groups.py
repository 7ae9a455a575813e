"""Which places a static page puts side by side: those of one level that have the same nearest parent, and that parent;
and those that the publisher names together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.territories import LEVELS, level_order
from fiches.wording.places import capital, sorting_name

INDEX, NAMED_FOLDER = "comparer/index.html", "comparer/groupes/"
FEWEST = 2  # places of a page, the parent included
MOST = 100  # a table of more is no comparison, and a heavy page


@dataclass(frozen=True, slots=True)
class Group:
    """`parent`: None for places of one level that have no parent with a fiche; `path` from the site's root.

    `level`: empty for a group of the publisher's, whose places may be of any.
    """

    parent: TerritoryKey | None
    level: str
    members: tuple[TerritoryKey, ...]
    path: str
    title: str  # « Départements de Bretagne »

    @property
    def places(self) -> tuple[TerritoryKey, ...]:
        """The parent first, for it is what the others are read beside."""
        return (self.parent, *self.members) if self.parent else self.members


def comparison_groups(context: SiteContext) -> tuple[Group, ...]:
    """Every group of the site, the largest levels first; one of too few or too many places has no page."""
    found: dict[tuple[TerritoryKey | None, str], list[TerritoryKey]] = {}
    for key in context.in_order():
        found.setdefault((context.nearest(key), key.type), []).append(key)
    kept = [one for one in found.items() if _is_compared(one[0][0], one[1], context)]
    first: dict[TerritoryKey, str] = {}
    for (parent, level), _ in kept:
        if parent:
            first.setdefault(parent, level)
    groups = [
        _group(parent, level, members, alone=parent is None or first[parent] == level, context=context)
        for (parent, level), members in kept
    ]
    order = {parent: _order(parent, context) for parent in {group.parent for group in groups}}
    return tuple(sorted(groups, key=lambda one: (list(LEVELS).index(one.level), order[one.parent])))


def named_groups(context: SiteContext, member: TerritoryKey | None = None) -> tuple[Group, ...]:
    """Those of the publisher, in the order of the settings, or those that a place is of; of places with a fiche alone."""
    groups = []
    for one in context.groups:
        keys = tuple(key for key in one.keys if key in context.published)
        if len(keys) >= FEWEST and (member is None or member in keys):
            groups.append(Group(None, "", keys, f"{NAMED_FOLDER}{one.slug}/index.html", one.nom))
    return tuple(groups)


def _is_compared(parent: TerritoryKey | None, members: Sequence[TerritoryKey], context: SiteContext) -> bool:
    """A région of one département is the same place under two codes: nothing to compare."""
    names = {context.territories[key].name for key in (*members, *([parent] if parent else []))}
    return len(names) >= FEWEST and len(members) <= MOST


def _order(parent: TerritoryKey | None, context: SiteContext) -> tuple[int, str, str]:
    """By level, then by name."""
    if parent is None:
        return -1, "", ""
    return level_order(parent)[0], sorting_name(context.territories[parent].name), parent.code


def _group(
    parent: TerritoryKey | None, level: str, members: Sequence[TerritoryKey], *, alone: bool, context: SiteContext
) -> Group:
    """`alone`: whether the page has the parent's own address; another level of the same parent has its own below."""
    folder = LEVELS[level].folder
    place = folder if parent is None else f"{parent}" if alone else f"{parent}/{folder}"
    plural = capital(LEVELS[level].plural)
    of = f" {context.territories[parent].of}" if parent else ""
    ordered = sorted(members, key=lambda one: (sorting_name(context.territories[one].name), one.code))
    return Group(parent, level, tuple(ordered), f"comparer/{place}/index.html", f"{plural}{of}")
