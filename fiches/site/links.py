"""Addresses: relative between pages, absolute only where the interface wants them."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.territories import COUNTRY, LEVELS, slugify
from fiches.wording.labels import activity_label
from fiches.wording.places import capital

METIERS = "metiers/index.html"
_ROME = "ROME"


@dataclass(frozen=True, slots=True)
class Link:
    """`href` from the site's root."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class CardImage:
    """The image beside a shared link: its file, from the site's root, and what is written on it."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True)
class Head:
    """The `<head>` of a page. `path`: the page's file from the site's root; `image`: None where the page has no card; `feed`: that of
    what it is about, from its own folder, where there is one besides the site's.
    """

    path: str
    title: str
    description: str
    territory: TerritoryKey | None = None
    image: CardImage | None = None
    feed: Link | None = None

    @property
    def root(self) -> str:
        """`../../`: from the page's folder to the site's root."""
        return "../" * self.path.count("/")

    @property
    def folder(self) -> str:
        """The page's public path: its folder, or the file's name at the root."""
        return self.path.removesuffix("index.html")


def fiche_link(key: TerritoryKey, context: SiteContext) -> Link:
    territory = context.territories[key]
    return Link(f"{territory.folder}index.html", territory.name)


def level_link(kind: str) -> Link:
    return Link(f"{LEVELS[kind].folder}/index.html", capital(LEVELS[kind].plural))


def metiers_link() -> Link:
    return Link(METIERS, "Métiers")


def metier_folder(code: str, context: SiteContext) -> str:
    """The folder of a métier's page, from the root: `metiers/J1501-aide-soignant-aide-soignante/`."""
    return f"metiers/{code}-{slugify(metier_name(code, context))}/"


def metier_name(code: str, context: SiteContext) -> str:
    return activity_label(_ROME, code, context.labels)


def menu(context: SiteContext) -> tuple[Link, ...]:
    """The site's main entries, few enough for one line of a phone; the others are in the foot of every page."""
    country = [fiche_link(key, context) for key in context.of_level(COUNTRY)]
    levels = [level_link(kind) for kind in context.levels()]
    metiers = [metiers_link()] if context.metiers else []
    own = [Link(page.path, page.title) for page in context.own_pages if page.in_menu]
    return (*country, *levels, *metiers, Link("methode/index.html", "Méthode"), *own)


def breadcrumb(key: TerritoryKey, context: SiteContext) -> tuple[Link, ...]:
    """Home, then the parents that have a page, farthest first."""
    parents: list[TerritoryKey] = []
    nearest = context.nearest(key)
    while nearest is not None and nearest not in parents:
        parents.append(nearest)
        nearest = context.nearest(nearest)
    return (Link("index.html", "Accueil"), *(fiche_link(parent, context) for parent in reversed(parents)))
