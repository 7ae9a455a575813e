"""What a territory is made of: its régions or départements in a table, every other level within it as links."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.part import Part
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.fiche.around import figures_table
from fiches.site.links import Link, fiche_link
from fiches.site.places_table import Place, coded, parts_table
from fiches.site.table import Table
from fiches.wording.context import WordingContext
from fiches.wording.counted_places import counted_places
from fiches.wording.phrase import EMPTY, Phrase, link
from fiches.wording.places import capital, level_name, sorting_name


@dataclass(frozen=True, slots=True)
class FoldedLevel:
    """How many territories of a level are within; their first key figure, or links alone where they are too many."""

    number: Phrase
    table: Table | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class PartsView:
    """`table`: the figures of the parts; `others`: the other levels."""

    title: Phrase = EMPTY
    table: Table | None = None
    others: tuple[FoldedLevel, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.table or self.others)


def parts_view(fiche: Fiche, context: SiteContext, *, root: str) -> PartsView:
    """By name; `root` leads from the page to the site's root. Empty for a territory that has nothing within."""
    wording = context.wording(fiche.territory)
    told = {part.territory for part in fiche.parts}
    within: dict[str, list[TerritoryKey]] = {}
    for key in context.children(fiche.territory):
        if key not in told:
            within.setdefault(key.type, []).append(key)
    others = tuple(_folded(keys, fiche, context, root) for keys in within.values())
    of = wording.whole(fiche.territory)
    if not fiche.parts:
        return PartsView(Phrase("Dans le détail {}").format(of) if others else EMPTY, None, others)
    level = capital(level_name(TerritoryKey(fiche.parts[0].territory.type, ""), plural=True))
    table = _table(fiche, context, wording, root)
    return PartsView(Phrase("{} {}").format(level, of), table, others)


def _folded(keys: list[TerritoryKey], fiche: Fiche, context: SiteContext, root: str) -> FoldedLevel:
    parts = [part for part in fiche.around.within if part.territory in keys]
    if not parts:
        return FoldedLevel(counted_places(keys), links=_links(keys, context))
    caption = Phrase("{} {}").format(
        capital(level_name(keys[0], plural=True)), context.wording(fiche.territory).of(fiche.territory)
    )
    return FoldedLevel(
        counted_places(keys), figures_table(caption, parts, context, context.wording(fiche.territory), root)
    )


def _links(keys: list[TerritoryKey], context: SiteContext) -> tuple[Link, ...]:
    ordered = sorted(keys, key=lambda key: sorting_name(context.territories[key].name))
    return tuple(fiche_link(key, context) for key in ordered)


def _table(fiche: Fiche, context: SiteContext, wording: WordingContext, root: str) -> Table:
    ordered = sorted(fiche.parts, key=lambda part: sorting_name(context.territories[part.territory].name))
    places = [Place(part.territory, _head(part, context, wording, root), part.key_figures) for part in ordered]
    corner = capital(level_name(fiche.parts[0].territory))
    return parts_table(Phrase("Chiffres clés, chacun sous sa période"), corner, places, wording)


def _head(part: Part, context: SiteContext, wording: WordingContext, root: str) -> Phrase:
    """Its name, which leads to its fiche where it has one."""
    name = wording.name(part.territory)
    if part.territory in context.published:
        name = link(root + fiche_link(part.territory, context).href, name)
    return coded(name, part.territory)
