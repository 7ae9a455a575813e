"""A level's list: a table that one can read, name, headline figures, change, grade; by région where it is long."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fiches.content.french_rules import french
from fiches.keys import TerritoryKey
from fiches.site.atom import FEED
from fiches.site.cards import level_image
from fiches.site.context import SiteContext, Summaries
from fiches.site.environment import render
from fiches.site.links import Head, Link, fiche_link, menu
from fiches.site.pages.list_orders import ALPHABETIC, MOST_SORTED, Order, anchor_of, in_order, letter_of, orders_of
from fiches.site.places_table import Place, coded, places_table
from fiches.site.table import Table
from fiches.territories import LEVELS, REGION, Territory
from fiches.wording.counted_places import counted_places
from fiches.wording.phrase import Phrase, link
from fiches.wording.places import capital, sorting_name
from fiches.wording.prose import prose

BY_REGION = "par-region"
_CAPTION = Phrase("Chiffres clés par territoire, chacun sous sa période")


@dataclass(frozen=True, slots=True)
class _Level:
    """The territories of a level that have a page, by code, and the pages of its orders, from the site's root."""

    kind: str
    keys: tuple[TerritoryKey, ...]
    paths: Mapping[Order, str]


@dataclass(frozen=True, slots=True)
class Group:
    """The territories of a long level that are in one région, by name; `link` leads to their figures."""

    of: str  # « de Bretagne »
    link: Link
    keys: tuple[TerritoryKey, ...]
    number: Phrase
    members: tuple[Link, ...]


def render_lists(kind: str, context: SiteContext, summaries: Summaries) -> dict[str, str]:
    """The list of a level, by path, in each of its orders; a long one as names, then a page of figures for each région."""
    keys = tuple(context.of_level(kind))
    if len(keys) > MOST_SORTED:
        return _render_by_region(kind, keys, context, summaries)
    paths = {o: posixpath.join(LEVELS[kind].folder, o.folder, "index.html") for o in orders_of(keys, context)}
    level = _Level(kind, keys, paths)
    return {path: _render(level, order, context, summaries) for order, path in paths.items()}


def _render(level: _Level, order: Order, context: SiteContext, summaries: Summaries) -> str:
    plural = LEVELS[level.kind].plural
    ordered = f", {order.words}" if order.folder else ""
    head = Head(
        path=level.paths[order],
        title=french(f"{capital(plural)}\u00a0: le marché du travail{ordered}"),
        description=f"Demandeurs d’emploi, offres et difficultés de recrutement\u00a0: la liste des {plural}.",
        image=level_image(level.kind, context),
        feed=_feed(level.kind, level.paths[order], context),
    )
    ordered_keys = in_order(level.keys, order, context, summaries)
    by_name = order.label == ALPHABETIC.label
    return render(
        "pages/liste.html",
        site=context,
        head=head,
        menu=menu(context),
        title=Phrase(capital(plural)),
        number=counted_places(level.keys),
        order=order,
        orders=list(level.paths.items()),
        back=None,
        table=list_table(ordered_keys, context, summaries, root=head.root, anchors=by_name),
    )


def _feed(kind: str, path: str, context: SiteContext) -> Link | None:
    """That of the level, from the folder of a page of its list."""
    return Link("../" * (path.count("/") - 1) + FEED, capital(LEVELS[kind].plural)) if context.feed else None


def list_table(
    keys: Sequence[TerritoryKey], context: SiteContext, summaries: Summaries, *, root: str, anchors: bool = False
) -> Table:
    """One line a territory, in the order given; `anchors`: the first name of each letter has an address."""
    seen: set[str] = set()
    places = []
    for key in keys:
        letter = letter_of(key, context)
        first = anchors and letter not in seen
        seen.add(letter)
        summary = summaries.get(key)
        figures = summary.headlines if summary else ()
        places.append(Place(key, _name(key, context, root), figures, anchor_of(letter) if first else ""))
    return places_table(_CAPTION, "Territoire", places, context.wording())


def _name(key: TerritoryKey, context: SiteContext, root: str) -> Phrase:
    page = fiche_link(key, context)
    return coded(link(root + page.href, prose(page.text, "nom")), key)


def _render_by_region(
    kind: str, keys: Sequence[TerritoryKey], context: SiteContext, summaries: Summaries
) -> dict[str, str]:
    """The names of a level of many territories, then the figures of each région on a page of its own."""
    groups = [_group(kind, region, members, context) for region, members in _by_region(keys, context)]
    pages = {posixpath.join(LEVELS[kind].folder, "index.html"): _render_names(kind, keys, groups, context)}
    return pages | {group.link.href: _render_group(kind, group, context, summaries) for group in groups}


def _by_region(
    keys: Sequence[TerritoryKey], context: SiteContext
) -> list[tuple[Territory | None, tuple[TerritoryKey, ...]]]:
    """The territories of each région by name, the régions by name; those of no known région last."""
    found: dict[TerritoryKey | None, list[TerritoryKey]] = {}
    for key in sorted(keys, key=lambda one: (sorting_name(context.territories[one].name), one.code)):
        above = (parent for parent in context.territories[key].parents if parent.type == REGION)
        found.setdefault(next(above, None), []).append(key)
    known = [(context.territories[region] if region else None, tuple(members)) for region, members in found.items()]
    return sorted(known, key=lambda one: (one[0] is None, sorting_name(one[0].name if one[0] else "")))


def _group(kind: str, region: Territory | None, members: tuple[TerritoryKey, ...], context: SiteContext) -> Group:
    path = posixpath.join(LEVELS[kind].folder, BY_REGION, region.slug if region else "autres", "index.html")
    links = tuple(fiche_link(key, context) for key in members)
    link = Link(path, region.name if region else "Autres")
    return Group(region.of if region else "d’aucune région", link, members, counted_places(members), links)


def _render_names(kind: str, keys: Sequence[TerritoryKey], groups: Sequence[Group], context: SiteContext) -> str:
    plural = LEVELS[kind].plural
    head = Head(
        path=posixpath.join(LEVELS[kind].folder, "index.html"),
        title=french(f"{capital(plural)}\u00a0: le marché du travail"),
        description=f"La liste des {plural}, par région.",
        image=level_image(kind, context),
        feed=_feed(kind, f"{LEVELS[kind].folder}/index.html", context),
    )
    return render(
        "pages/noms.html",
        site=context,
        head=head,
        menu=menu(context),
        title=capital(plural),
        number=counted_places(keys),
        groups=groups,
    )


def _render_group(kind: str, group: Group, context: SiteContext, summaries: Summaries) -> str:
    plural = LEVELS[kind].plural
    title = f"{capital(plural)} {group.of}"
    head = Head(
        path=group.link.href,
        title=french(f"{title}\u00a0: le marché du travail"),
        description=f"Demandeurs d’emploi, offres et difficultés de recrutement\u00a0: {title}.",
    )
    return render(
        "pages/liste.html",
        site=context,
        head=head,
        menu=menu(context),
        title=prose(title, "nom"),
        number=group.number,
        order=ALPHABETIC,
        orders=[],
        back=Link(posixpath.join(LEVELS[kind].folder, "index.html"), capital(plural)),
        table=list_table(group.keys, context, summaries, root=head.root),
    )
