"""« Autour d’ici »: neighbours and siblings, their first key figure in a fold; the fiches before and after in the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.part import Part
from fiches.keys import TerritoryKey
from fiches.site.comparing.groups import named_groups
from fiches.site.context import SiteContext
from fiches.site.links import Link, fiche_link
from fiches.site.places_table import Place, parts_table
from fiches.site.table import Table
from fiches.wording.context import WordingContext
from fiches.wording.phrase import EMPTY, Phrase, link, uncapitalised
from fiches.wording.places import capital, level_name, short_name, sorting_name
from fiches.wording.prose import prose


@dataclass(frozen=True, slots=True)
class AroundView:
    """`names` of the neighbours; a table a group, `heads` what they are; `links` to siblings too many for a table; `named`:
    the groups of the publisher's that it is of.
    """

    names: Phrase = EMPTY
    heads: Phrase = EMPTY
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    previous: Link | None = None
    following: Link | None = None
    named: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tables or self.links or self.previous or self.following or self.named)


def around_view(fiche: Fiche, context: SiteContext, *, root: str) -> AroundView:
    """`root`: from the page to the site's root. Empty for a territory alone in its level."""
    wording, key = context.wording(fiche.territory), fiche.territory
    others, links = _others(key, context), _links(fiche, context)
    near = Phrase("{} limitrophes").format(capital(level_name(key, plural=True)))
    groups = [(near, fiche.around.neighbours), (others, fiche.around.siblings)]
    shown = [(head, parts) for head, parts in groups if parts]
    heads = [head for head, _ in shown] + ([others] if links else [])
    named = (context.territories[part.territory].name for part in fiche.around.neighbours)
    names = Phrase(", ").join(prose(name, "nom") for name in sorted(map(short_name, named), key=sorting_name))
    before, after = _beside(key, context)
    return AroundView(
        names=names,
        heads=Phrase(", ").join((*heads[:1], *map(uncapitalised, heads[1:]))),
        tables=_legends_once([figures_table(head, parts, context, wording, root) for head, parts in shown]),
        links=links,
        previous=before,
        following=after,
        named=tuple(Link(group.path, group.title) for group in named_groups(context, key)),
    )


def _legends_once(tables: Sequence[Table]) -> tuple[Table, ...]:
    """What the tables must be read with, under the last of them."""
    every = tuple(dict.fromkeys(legend for table in tables for legend in table.legends))
    return tuple(replace(table, legends=every if table is tables[-1] else ()) for table in tables)


def figures_table(
    caption: Phrase, parts: Sequence[Part], context: SiteContext, wording: WordingContext, root: str
) -> Table:
    """A line a place, by name, with the figures that all have; its name leads to its fiche."""
    places = [
        Place(
            part.territory,
            link(root + fiche_link(part.territory, context).href, wording.name(part.territory)),
            part.key_figures,
        )
        for part in _ordered(parts, context)
    ]
    wanted = [figure.indicator for figure in parts[0].key_figures]
    return parts_table(caption, capital(level_name(parts[0].territory)), places, wording, wanted)


def _ordered(parts: Sequence[Part], context: SiteContext) -> list[Part]:
    return sorted(parts, key=lambda part: sorting_name(context.territories[part.territory].name))


def _siblings(key: TerritoryKey, context: SiteContext) -> list[TerritoryKey]:
    """The other territories of the level that have the same nearest parent."""
    parent = context.nearest(key)
    return [one for one in context.children(parent) if one.type == key.type and one != key] if parent else []


def _others(key: TerritoryKey, context: SiteContext) -> Phrase:
    """« Autres départements de Bretagne »."""
    parent = context.nearest(key)
    if parent is None:
        return EMPTY
    return Phrase("Autres {} {}").format(level_name(key, plural=True), context.wording(key).of(parent))


def _links(fiche: Fiche, context: SiteContext) -> tuple[Link, ...]:
    """To the siblings, where they are too many to have figures."""
    told = {part.territory for part in fiche.around.parts}
    left = [one for one in _siblings(fiche.territory, context) if one not in told]
    ordered = sorted(left, key=lambda one: sorting_name(context.territories[one].name))
    return tuple(fiche_link(one, context) for one in ordered)


def _beside(key: TerritoryKey, context: SiteContext) -> tuple[Link | None, Link | None]:
    """The fiches before and after in the list of the level, in the order in which it is written."""
    keys = context.as_listed(key.type)
    place = keys.index(key) if key in keys else -1
    before = keys[place - 1] if place > 0 else None
    after = keys[place + 1] if 0 <= place < len(keys) - 1 else None
    return (fiche_link(before, context) if before else None), (fiche_link(after, context) if after else None)
