"""The search without script: every place by name, in pages of a few hundred; every commune by postcode."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from fiches.content.french_rules import french
from fiches.content.reference.tables import territoire_index
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.links import Head, Link, menu
from fiches.site.search.addresses import SEARCH, commune_address, departement_path
from fiches.site.search.places import COMMUNE, METIER, Place
from fiches.site.search.words import sorting_key
from fiches.territories import DEPARTEMENT, LEVELS

BY_POSTCODE = "recherche/codes-postaux"
MOST = 400  # names of a page
OTHERS = "chiffres"
_ZONE = 2  # digits that the postcodes of a page share
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in an index: where it leads, its name, what tells it from others of that name."""

    href: str
    name: str
    more: str
    key: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The pages of a letter, each named for its first and last names."""

    letter: str
    pages: tuple[Link, ...]


def render_search(context: SiteContext, places: Sequence[Place]) -> dict[str, str]:
    """The search's page, and those of its index by name and by postcode, by path."""
    entries = sorted(map(_entry, places), key=lambda one: (one.key, one.name, one.more, one.href))
    pages = {path: entries for letter in _by_letter(entries) for path, entries in letter}
    zones = _by_zone(places)
    files = {path: _render_names(path, own, context) for path, own in pages.items()}
    files |= {_zone_path(zone): _render_zone(zone, own, context) for zone, own in zones.items()}
    return {SEARCH: _render_index(pages, zones, places, context)} | files


def _letter(entry: Entry) -> str:
    """Of its name without its article; « 7 Vallées » has none."""
    return entry.key[:1] if entry.key[:1].isalpha() else OTHERS


def _entry(place: Place) -> Entry:
    key = sorting_key(place.found_by)
    if place.type != COMMUNE:
        kind = "métier" if place.type == METIER else LEVELS[place.type].singular
        more = f"aujourd’hui {place.name}, {kind}" if place.former else kind
        return Entry(f"{place.page}index.html", place.found_by, more, key)
    more = _departement(place.departement)
    if place.former:
        more = f"aujourd’hui {place.name}, {more}"
    return Entry(commune_address(place.code, place.departement), place.found_by, more, key)


def _departement(code: str) -> str:
    row = territoire_index().get((DEPARTEMENT, code))
    return row.nom if row else code


def _by_letter(entries: Sequence[Entry]) -> Iterable[list[tuple[str, Sequence[Entry]]]]:
    """For each letter its pages, by path: one, or as many as it takes."""
    for letter, some in groupby(entries, key=_letter):
        own = list(some)
        count = -(-len(own) // MOST)
        size = -(-len(own) // count)
        names = [letter] if count == 1 else [f"{letter}-{number}" for number in range(1, count + 1)]
        yield [(f"recherche/{name}/index.html", own[at * size : (at + 1) * size]) for at, name in enumerate(names)]


def _by_zone(places: Iterable[Place]) -> dict[str, dict[str, list[Place]]]:
    """First digits → postcode → its communes, by name."""
    found: dict[str, dict[str, list[Place]]] = {}
    pairs = sorted((code, sorting_key(one.name), one.code, one) for one in places for code in one.postcodes)
    for code, _, _, place in pairs:
        found.setdefault(code[:_ZONE], {}).setdefault(code, []).append(place)
    return found


def _zone_path(zone: str) -> str:
    return f"{BY_POSTCODE}/{zone}/index.html"


def _named(entries: Sequence[Entry]) -> str:
    """« Saales – Saint-Agnan »."""
    first, last = entries[0].name, entries[-1].name
    return first if first == last else f"{first} – {last}"


def _render_names(path: str, entries: Sequence[Entry], context: SiteContext) -> str:
    title = _named(entries)
    head = Head(path, french(f"{title}\u00a0: les territoires par nom"), "Communes et territoires, par nom.")
    return render("pages/noms_de_lieux.html", site=context, head=head, menu=menu(context), title=title, entries=entries)


def _render_zone(zone: str, codes: Mapping[str, Sequence[Place]], context: SiteContext) -> str:
    held = [place.departement for some in codes.values() for place in some]
    most = sorted(set(held), key=lambda code: (-held.count(code), code))[:_MOST_NAMED]
    names = ", ".join(map(_departement, most))
    head = Head(
        _zone_path(zone),
        french(f"Communes par code postal\u00a0: {names}"),
        french(f"Les communes de chaque code postal\u00a0: {names}."),
    )
    rows = [(code, [_commune_link(place) for place in some]) for code, some in codes.items()]
    return render(
        "pages/codes_postaux.html", site=context, head=head, menu=menu(context), zone=zone, names=names, rows=rows
    )


def _commune_link(place: Place) -> Link:
    return Link(commune_address(place.code, place.departement), place.name)


def _render_index(
    pages: Mapping[str, Sequence[Entry]],
    zones: Iterable[str],
    places: Iterable[Place],
    context: SiteContext,
) -> str:
    head = Head(
        SEARCH,
        "Chercher un territoire ou un métier" if context.metiers else "Chercher un territoire",
        "Une commune, un code postal, un territoire, un métier\u00a0: les pages qui en parlent.",
    )
    letters = [
        Letter(letter.capitalize(), tuple(Link(path, _named(entries)) for path, entries in some))
        for letter, some in groupby(pages.items(), key=lambda one: _letter(one[1][0]))
    ]
    codes = sorted({place.departement for place in places if place.departement})
    return render(
        "pages/recherche.html",
        site=context,
        head=head,
        menu=menu(context),
        letters=letters,
        zones=[Link(_zone_path(zone), zone) for zone in zones],
        departements=[Link(departement_path(code), _departement(code)) for code in codes],
    )
