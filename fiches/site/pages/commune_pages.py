"""A way in for each commune: the communes of a département, an anchor each, under the fiches that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fiches.content.french_rules import french
from fiches.content.reference.communes import Commune
from fiches.content.reference.tables import territoire_index
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.links import Head, Link, fiche_link, menu
from fiches.site.search.addresses import anchor_of, departement_path
from fiches.site.search.places import Held
from fiches.site.search.words import sorting_key
from fiches.territories import DEPARTEMENT
from fiches.wording.places import level_name


@dataclass(frozen=True, slots=True)
class FicheOf:
    """A fiche, and what it is: « intercommunalité »."""

    link: Link
    level: str


@dataclass(frozen=True, slots=True)
class Group:
    """Communes that the same fiches hold, by name: their anchors and names; the smallest fiche first, and its key."""

    key: TerritoryKey
    fiches: tuple[FicheOf, ...]
    communes: tuple[tuple[str, str], ...]


def render_communes(context: SiteContext, held: Held) -> dict[str, str]:
    """A page a département that has communes with a fiche, by path."""
    found: dict[str, list[Commune]] = {}
    for commune in held:
        found.setdefault(commune.departement, []).append(commune)
    return {departement_path(code): _render(code, own, held, context) for code, own in sorted(found.items())}


def _render(departement: str, communes: Sequence[Commune], held: Held, context: SiteContext) -> str:
    row = territoire_index().get((DEPARTEMENT, departement))
    title = f"Communes {row.de}" if row else "Communes"
    head = Head(
        departement_path(departement),
        french(f"{title}\u00a0: les fiches de chacune"),
        french(f"{title}\u00a0: les fiches du marché du travail qui portent sur chacune."),
    )
    groups = _groups(communes, held, context)
    return render("pages/communes.html", site=context, head=head, menu=menu(context), title=title, groups=groups)


def _groups(communes: Iterable[Commune], held: Held, context: SiteContext) -> list[Group]:
    """By the name of the smallest fiche; communes by name, their article aside."""
    found: dict[tuple[TerritoryKey, ...], list[Commune]] = {}
    for commune in communes:
        found.setdefault(held[commune], []).append(commune)
    order = sorted(found, key=lambda keys: (sorting_key(context.territories[keys[0]].name), keys))
    return [
        Group(
            keys[0],
            tuple(FicheOf(fiche_link(key, context), level_name(key)) for key in keys),
            tuple((anchor_of(one.code), one.name) for one in sorted(found[keys], key=_by_name)),
        )
        for keys in order
    ]


def _by_name(commune: Commune) -> tuple[str, str]:
    return sorting_key(commune.name), commune.code
