"""The pages that lead a commune to its fiches: each name leads to its own place, each anchor stands under its own fiches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from fiches.site.checks.reading import content, elements, texts
from fiches.site.proofs.communes import Commune, expected
from fiches.site.proofs.files import target_of
from fiches.site.proofs.followed import followed_metiers
from fiches.site.proofs.former_epci import former_names
from fiches.site.proofs.head_dataset import line
from fiches.site.proofs.heads import facts_of
from fiches.site.proofs.page import PageReading
from fiches.territories import EPCI

_COMMUNES = re.compile(r"communes/[0-9A-Z]+/index\.html")
_POSTCODES = re.compile(r"recherche/codes-postaux/[0-9]+/index\.html")
_NAMES = re.compile(r"recherche/[a-z0-9-]+/index\.html")
_ANCHOR = re.compile(r"c([0-9A-Z]+)")


@dataclass(frozen=True)
class _Places:
    """The communes of a site by code, with the fiches that hold each, and the codes that share a postcode."""

    communes: Mapping[str, Commune]
    fiches: Mapping[str, Sequence[str]]
    postcodes: Mapping[str, Set[str]]


def way_findings(page: PageReading) -> Iterator[str]:
    """Each finding names the place, what is read of it and what was expected."""
    readers = ((_COMMUNES, _groups), (_POSTCODES, _postcodes), (_NAMES, _names))
    reader = next((reader for shape, reader in readers if shape.fullmatch(page.name)), None)
    if reader is not None:
        fiches = facts_of(page.root).fiches.values()
        yield from reader(page, _places(tuple(sorted((fiche.key, fiche.name) for fiche in fiches))))


@lru_cache(maxsize=2)
def _places(names: tuple[tuple[str, str], ...]) -> _Places:
    """Of a site, by the keys and names of its fiches; read once for all its pages."""
    held = expected(dict(names))
    postcodes: dict[str, set[str]] = {}
    for commune in held:
        for code in commune.postcodes:
            postcodes.setdefault(code, set()).add(commune.code)
    return _Places({one.code: one for one in held}, {one.code: keys for one, keys in held.items()}, postcodes)


def _groups(page: PageReading, places: _Places) -> Iterator[str]:
    """The communes of a group stand under the fiches that hold them, the smallest first."""
    keys = {f"{fiche.folder}index.html": fiche.key for fiche in facts_of(page.root).fiches.values()}
    known = places.communes
    for group in elements(page.document, "//main//section"):
        hrefs = texts(group, "./div[@class='fiches-de']//a/@href")
        fiches = [keys[target] for href in hrefs if (target := target_of(page.name, href)) in keys]
        for item in elements(group, ".//li[@id]"):
            anchor, name = str(item.get("id")), line(content(item))
            commune = known.get(anchor.removeprefix("c"))
            if commune is None or commune.name != name:
                wanted = commune.name if commune else "une commune du site"
                yield f"« {name} » a l’ancre « {anchor} » (attendu : {wanted})."
            elif [*places.fiches[commune.code]] != fiches:
                yield f"{name} ({commune.code}) sous {_listed(fiches)} (attendu : {_listed(places.fiches[commune.code])})."


def _postcodes(page: PageReading, places: _Places) -> Iterator[str]:
    """Under a postcode, its communes and no others."""
    known = places.communes
    for row in elements(page.document, "//dl[@class='codes-postaux']/div"):
        code = "".join(line(content(one)) for one in elements(row, "./dt"))
        wanted = places.postcodes.get(code, set())
        found = [(_anchor(page.name, link), line(content(link))) for link in elements(row, "./dd/a")]
        for anchor, name in found:
            if anchor not in known or known[anchor].name != name:
                yield f"{code} : « {name} » mène à la commune {anchor or 'inconnue'} (attendu : celle de ce nom)."
        if {anchor for anchor, _ in found} != wanted:
            yield f"{code} : communes {_listed(sorted(one for one, _ in found))} (attendu : {_listed(sorted(wanted))})."


def _names(page: PageReading, places: _Places) -> Iterator[str]:
    """A name, present or former, leads to the place that has it."""
    named = _named(page)
    for link in elements(page.document, "//main/ul[@class='en-colonnes']//a"):
        name, target, anchor = _name(link), target_of(page.name, link.get("href", "")), _anchor(page.name, link)
        commune = places.communes.get(anchor)
        own = {commune.name, *commune.former} if commune else named.get(target, set())
        if name not in {line(one) for one in own}:
            yield f"« {name} » mène à « {target} » (attendu : {_listed(sorted(own)) or 'un lieu du site'})."


def _named(page: PageReading) -> Mapping[str, Set[str]]:
    """The names of each fiche, those that its intercommunalité had included, and of each métier, by page."""
    fiches = facts_of(page.root).fiches.values()
    published = frozenset(fiche.key for fiche in fiches)
    found: dict[str, Set[str]] = {f"{one.folder}index.html": {one.name} for one in followed_metiers(page.root)}
    for fiche in fiches:
        level, _, code = fiche.key.partition("-")
        former = former_names(code, published) if level == EPCI else frozenset[str]()
        found[f"{fiche.folder}index.html"] = {fiche.name, *former}
    return found


def _name(link: etree._Element) -> str:
    """What a link says before what tells its place from others of that name."""
    more = "".join(content(one) for one in elements(link, "./span[last()]"))
    return line(content(link).removesuffix(more)).removesuffix(",")


def _anchor(page: str, link: etree._Element) -> str:
    """The code of the commune that a link leads to; empty where it leads elsewhere."""
    href = str(link.get("href", ""))
    found = _ANCHOR.fullmatch(href.partition("#")[2])
    return found[1] if found and _COMMUNES.fullmatch(target_of(page, href)) else ""


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
