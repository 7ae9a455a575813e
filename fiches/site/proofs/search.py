"""The search: every fiche, métier and commune is found under its name and its codes, and leads to its page or its fiches."""

from __future__ import annotations

import json
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from fiches.site.checks.reading import elements
from fiches.site.proofs.communes import Commune, expected
from fiches.site.proofs.followed import Followed, followed_metiers
from fiches.site.proofs.former_epci import ended_findings, former_names
from fiches.site.proofs.heads import SiteFacts, facts_of
from fiches.territories import EPCI

PAGE, FOLDER = "recherche/index.html", "api/v1/recherche/"
INDEX = f"{FOLDER}index.json"
LIMIT = 10_000  # bytes of a file of the index
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_KINDS = {"agglo", "agglomeration", "communaute", "commune", "communes", "metropole", "urbaine"} | {
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les",
}  # fmt: skip
_WHERE = {"type", "code", "nom", "page", "ancien"}


def form_findings(document: etree._Element, name: str, address: str = "") -> Iterator[str]:
    """The search field of a page, where it has one, leads to the search's page. `address`: of the site, where it has one,
    which the page of wrong addresses is served below at any depth."""
    for form in elements(document, "//form"):
        action = str(form.get("action", ""))
        if name == "404.html" and address:
            action = action.removeprefix(address) if action.startswith(address) else f"/{action}"
        if posixpath.normpath(posixpath.join(posixpath.dirname(name), action)) != PAGE:
            yield f"formulaire envoyé à « {action[:60]} » (attendu : {PAGE})."


@dataclass(frozen=True)
class _Search:
    """The index of a site, and what it must hold."""

    site: SiteFacts
    communes: Mapping[Commune, tuple[str, ...]]
    prefixes: Mapping[str, str]
    endings: Mapping[str, str]
    places: Mapping[str, Sequence[Mapping[str, Any]]]  # by file
    metiers: Sequence[Followed] = ()

    @property
    def folders(self) -> Mapping[str, str]:
        """Of the fiches, by key."""
        return {fiche.key: fiche.folder for fiche in self.site.fiches.values()}

    def former(self, key: str) -> Iterable[str]:
        """The former names of an intercommunalité."""
        kind, _, code = key.partition("-")
        return sorted(former_names(code, frozenset(self.folders))) if kind == EPCI else ()


def search_findings(
    root: Path, files: Sequence[str], links: Mapping[str, Sequence[str]], anchors: Mapping[str, Set[str]]
) -> Iterator[str]:
    """Each finding names the file. `links`, `anchors`: the relative addresses and the identifiers of each page."""
    if PAGE not in files:
        return
    site = facts_of(root)
    names = {fiche.key: fiche.name for fiche in site.fiches.values()}
    yield from _sizes(root, files)
    try:
        search = _read(root, site, expected(names))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        yield f"{INDEX} : illisible ({error!r})."
        return
    yield from _files(search, files)
    yield from _records(search)
    yield from _found(search)
    yield from _former(search)
    yield from ended_findings(search.folders, links)
    yield from _ways_in(search, {page: _targets(page, own) for page, own in links.items()}, anchors)


def _sizes(root: Path, files: Sequence[str]) -> Iterator[str]:
    for name in files:
        if name.startswith(FOLDER) and name != INDEX and (size := (root / name).stat().st_size) > LIMIT:
            yield f"{name} : {size} octets (attendu : {LIMIT} au plus)."


def _read(root: Path, site: SiteFacts, communes: Mapping[Commune, tuple[str, ...]]) -> _Search:
    index = json.loads((root / INDEX).read_bytes())
    prefixes, endings = dict(index["prefixes"]), dict(index["suites"])
    names = sorted({*prefixes.values(), *endings.values()})
    places = {name: json.loads((root / FOLDER / name).read_bytes())["lieux"] for name in names}
    return _Search(site, communes, prefixes, endings, places, followed_metiers(root))


def _files(search: _Search, files: Sequence[str]) -> Iterator[str]:
    """No file that the index does not name."""
    known = {INDEX, *(FOLDER + name for name in search.places)}
    yield from (f"{one} : absent de {INDEX}." for one in files if one.startswith(FOLDER) and one not in known)


def _records(search: _Search) -> Iterator[str]:
    """Each place is one of the site's, as the list of fiches and the tables have it."""
    allowed = _allowed(search)
    short = {_text(record, _WHERE) for record in allowed}
    whole = {_text(record) for record in allowed}
    for file, places in search.places.items():
        accepted = short if file in search.endings.values() else whole
        for place in places:
            if _text(place) not in accepted:
                yield f"{FOLDER}{file} : « {_text(place)[:160]} » n’est pas un lieu du site, tel que les tables le donnent."


def _text(record: Mapping[str, Any], names: Set[str] | None = None) -> str:
    kept = {name: value for name, value in record.items() if names is None or name in names}
    return json.dumps(kept, sort_keys=True, ensure_ascii=False)


def _allowed(search: _Search) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for fiche in search.site.fiches.values():
        kind, _, code = fiche.key.partition("-")
        own: dict[str, Any] = {
            "type": kind,
            "code": code,
            "nom": fiche.name,
            "page": fiche.folder,
            "fiches": [fiche.key],
        }
        found += [own, *({**own, "ancien": name} for name in search.former(fiche.key))]
    for one in search.metiers:
        found.append({"type": "ROME", "code": one.code, "nom": one.name, "page": one.folder, "fiches": []})
    for commune, fiches in search.communes.items():
        own = {"type": "COM", "code": commune.code, "nom": commune.name, "fiches": list(fiches)}
        found += ({**own, "ancien": former} for former in commune.former)
        found.append({**own, "codes_postaux": list(commune.postcodes)} if commune.postcodes else own)
    return found


def normalised(name: str) -> str:
    """Lower case, no accent, one blank between words, « st » as « saint »."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("œ", "oe").replace("æ", "ae"))
    words = re.findall(r"[a-z0-9]+", "".join(one for one in letters if not unicodedata.combining(one)))
    return " ".join(_SAINTS.get(word, word) for word in words) if len(words) > 1 else "".join(words)


def _found(search: _Search) -> Iterator[str]:
    """Each place is in the file of the longest prefix that its name, its code or its postcode begins with."""
    held = {file: {(p["type"], p["code"], p.get("ancien", "")) for p in own} for file, own in search.places.items()}
    for place, keys in _keys(search):
        for key in keys:
            prefix = next((key[:end] for end in range(len(key), 0, -1) if key[:end] in search.prefixes), "")
            if not prefix or place not in held[search.prefixes[prefix]]:
                yield f"{INDEX} : « {key} » ne mène pas à {'-'.join(place[:2])} (lu : {search.prefixes.get(prefix, 'rien')})."


def _former(search: _Search) -> Iterator[str]:
    """An intercommunalité is found by each of its former names, or by one that has all the words of it."""
    for fiche in search.site.fiches.values():
        kind, _, code = fiche.key.partition("-")
        names = [_telling(fiche.name), *(_telling(one) for one in _told(search, kind, code))]
        for former in search.former(fiche.key):
            if not any(_telling(former) <= one for one in names):
                yield f"{INDEX} : {fiche.key} n’est pas trouvée sous son ancien nom « {former} »."


def _told(search: _Search, kind: str, code: str) -> set[str]:
    """The former names that the index has of a place."""
    every = (one for own in search.places.values() for one in own)
    return {one["ancien"] for one in every if one.get("ancien") and (one["type"], one["code"]) == (kind, code)}


def _telling(name: str) -> frozenset[str]:
    """The words of a name, but for those of any intercommunalité."""
    return frozenset(one for one in normalised(name).split() if one not in _KINDS)


def _keys(search: _Search) -> Iterator[tuple[tuple[str, str, str], Iterable[str]]]:
    for fiche in search.site.fiches.values():
        kind, _, code = fiche.key.partition("-")
        yield (kind, code, ""), (normalised(fiche.name), code.lower())
        yield from (
            ((kind, code, one), (normalised(one),)) for one in (_told(search, kind, code) if kind == EPCI else ())
        )
    for metier in search.metiers:
        yield ("ROME", metier.code, ""), (normalised(metier.name), metier.code.lower())
    for one in search.communes:
        yield ("COM", one.code, ""), (normalised(one.name), one.code.lower(), *one.postcodes)
        yield from ((("COM", one.code, former), (normalised(former),)) for former in one.former)


def _targets(page: str, links: Iterable[str]) -> set[str]:
    folder = posixpath.dirname(page)
    parts = (link.partition("#") for link in links)
    return {posixpath.normpath(posixpath.join(folder, path)) + sharp + anchor for path, sharp, anchor in parts if path}


def _ways_in(search: _Search, targets: Mapping[str, Set[str]], anchors: Mapping[str, Set[str]]) -> Iterator[str]:
    """Each commune has its anchor, a page that leads to its fiches, its place by name and under each of its postcodes."""
    folders = search.folders
    by_name = {
        one for page, own in targets.items() if re.fullmatch(r"recherche/[^/]+/index\.html", page) for one in own
    }
    for commune, fiches in search.communes.items():
        page, anchor = f"communes/{commune.departement}/index.html", f"c{commune.code}"
        if anchor not in anchors.get(page, ()):
            yield f"{page} : {commune.name} ({commune.code}) n’y a pas d’ancre."
        missing = [key for key in fiches if f"{folders[key]}index.html" not in targets.get(page, ())]
        yield from (f"{page} : aucun lien vers {key}, qui porte sur {commune.name}." for key in missing)
        if f"{page}#{anchor}" not in by_name:
            yield f"{PAGE} : {commune.name} ({commune.code}) n’est dans aucune page par nom."
        zones = {f"recherche/codes-postaux/{code[:2]}/index.html" for code in commune.postcodes}
        yield from (
            f"{zone} : {commune.name} n’y est pas."
            for zone in sorted(zones)
            if f"{page}#{anchor}" not in targets.get(zone, ())
        )
    for key, folder in [*folders.items(), *((one.code, one.folder) for one in search.metiers)]:
        if f"{folder}index.html" not in by_name:
            yield f"{PAGE} : {key} n’est dans aucune page par nom."
