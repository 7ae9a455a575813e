"""A page for each former edition whose sheets are kept: where they are, level by level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.links import Head, Link, menu
from fiches.territories import COUNTRY, LEVELS, Territory
from fiches.wording.period_words import period_label
from fiches.wording.phrase import plain_text
from fiches.wording.places import capital
from fiches.wording.prose import constant

FOLDER = "editions/"
SHEET = "fiche.pdf"
_ORDERS = ("", "", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième")


@dataclass(frozen=True, slots=True)
class LevelSheets:
    """« Départements », and the sheet of each."""

    title: str
    links: tuple[Link, ...]


def edition_page(edition: str) -> str:
    """The page's path from the site's root: `editions/2025T4/index.html`."""
    return f"{FOLDER}{edition}/index.html"


def sheet_path(edition: str, territory: Territory) -> str:
    """`editions/2025T4/departements/35-ille-et-vilaine/fiche.pdf`: the fiche's own path, below its edition."""
    return f"{FOLDER}{edition}/{territory.folder}{SHEET}"


def render_former_editions(context: SiteContext, sheets: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The pages by path. `sheets`: the paths of each edition's; one without any has no page."""
    return {edition_page(edition): _render(edition, paths, context) for edition, paths in sheets.items() if paths}


def _render(edition: str, paths: Sequence[str], context: SiteContext) -> str:
    name = _name(edition)
    head = Head(edition_page(edition), f"Fiches PDF\u00a0: {name}", f"Fiches PDF à leur adresse durable\u00a0: {name}.")
    return render(
        "pages/edition.html",
        site=context,
        head=head,
        menu=menu(context),
        edition=constant(edition, "édition"),
        levels=[level for kind in LEVELS if (level := _level(kind, edition, paths, context)).links],
    )


def _name(edition: str) -> str:
    """« édition du 1er trimestre 2026 », « deuxième édition du 1er trimestre 2026 »: an identifier is no word of a title."""
    quarter, _, number = edition.partition(".")
    place = int(number or 1)
    order = "" if place == 1 else f"{_ORDERS[place]} " if place < len(_ORDERS) else "autre "
    return f"{order}édition du {plain_text(period_label(quarter))}"


def _level(kind: str, edition: str, paths: Sequence[str], context: SiteContext) -> LevelSheets:
    """By code, whatever the names were then: the address is of that time, the name of today."""
    keys = {
        path: _key(path, kind, edition)
        for path in paths
        if path.startswith(f"{FOLDER}{edition}/{LEVELS[kind].folder}/")
    }
    links = [Link(path, context.territories[key].name) for path, key in keys.items()]
    return LevelSheets(capital(LEVELS[kind].plural if kind != COUNTRY else LEVELS[kind].singular), tuple(links))


def _key(path: str, kind: str, edition: str) -> TerritoryKey:
    """Of the territory whose sheet is there."""
    below = path.removeprefix(f"{FOLDER}{edition}/{LEVELS[kind].folder}/")
    return FRANCE if kind == COUNTRY else TerritoryKey(kind, below.partition("-")[0])
