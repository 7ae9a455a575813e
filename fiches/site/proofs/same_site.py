"""The site's own files agree with its pages: list of territories, report of the build, sitemap, feed, lists."""

from __future__ import annotations

import json
import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq
from lxml import etree

from fiches.site.checks.reading import texts
from fiches.site.proofs.facts import Facts
from fiches.site.proofs.files import BUILD, EMBEDDED, FEED, FORMER, LIST, SITEMAP
from fiches.site.proofs.followed import PAGE
from fiches.site.proofs.french import numbers, plain
from fiches.territories import DEPARTEMENT, LEVELS, REGION

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ATOM = "http://www.w3.org/2005/Atom"
_UNLISTED = "404.html"
_PARTS = "par-region"  # of the list of a long level
_FOLDERS = {level.code: level.folder for level in LEVELS.values()}


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The files of a site, what its pages say, its list of territories and its report, empty where they are unreadable."""

    root: Path
    files: Sequence[str]
    pages: Sequence[Facts]
    listed: Sequence[Mapping[str, Any]]
    built: Mapping[str, Any]

    @property
    def whole(self) -> Path:
        """The Parquet of its edition."""
        return self.root / f"donnees/fiches-{self.built.get('edition')}.parquet"


def site_facts(root: Path, files: Sequence[str], pages: Sequence[Facts]) -> SiteFacts:
    """Reads the two lists of a site; the proof of links tells those that cannot be read."""
    listed, built = read_json(root / LIST).get("territoires"), read_json(root / BUILD)
    entries = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return SiteFacts(root, files, pages, entries, built)


def read_json(path: Path) -> Mapping[str, Any]:
    """A JSON object; empty where it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def site_findings(site: SiteFacts) -> Iterator[str]:
    """Each finding is a French sentence that names the file."""
    yield from (f"{LIST} : {finding}" for finding in _territories(site))
    yield from (f"{BUILD} : {finding}" for finding in _built(site))
    yield from (f"{SITEMAP} : {finding}" for finding in _sitemap(site))
    yield from (f"{FEED} : {finding}" for finding in _feed(site))
    yield from _lists(site)
    yield from _locators(site)
    yield from _metiers(site)


def _territories(site: SiteFacts) -> Iterator[str]:
    """Names, addresses and parents are those of the pages."""
    pages = {posixpath.dirname(page.name) + "/": page for page in site.pages}
    folders = {_key(one): str(one.get("url")) for one in site.listed}
    for one in site.listed:
        key, page = _key(one), pages.get(str(one.get("url")))
        if page is None:
            continue  # the proof of links tells it
        if page.territory != key:
            yield f"{key} a l’adresse {one.get('url')}, page de « {page.territory} »."
        if "nom" in one and page.heading != plain(str(one["nom"])):
            yield f"{key} s’appelle « {one['nom']} », sa page « {page.heading} »."
        if "niveau" in one and one["niveau"] != _FOLDERS.get(str(one.get("type"))):
            yield f"{key} du niveau « {one['niveau']} » (attendu : {_FOLDERS.get(str(one.get('type')))})."
        if "parents" in one:
            expected = [folders[parent] for parent in reversed(_parents(one)) if parent in folders]
            trail = [folder for folder in page.parents if folder in folders.values()]
            if trail != expected:
                yield f"{key} : parents {', '.join(_parents(one)) or 'aucun'} ; le fil de sa page : {', '.join(trail) or 'aucun'}."


def _key(entry: Mapping[str, Any]) -> str:
    return f"{entry.get('type')}-{entry.get('code')}"


def _parents(entry: Mapping[str, Any]) -> list[str]:
    parents = entry.get("parents")
    return [_key(parent) for parent in parents if isinstance(parent, dict)] if isinstance(parents, list) else []


def _built(site: SiteFacts) -> Iterator[str]:
    """Counts are those of the files, periods the latest of the edition."""
    counted = {
        "pdf": sum(name.endswith("/fiche.pdf") and not name.startswith(FORMER) for name in site.files),
        "graphiques": sum("/graphiques/" in name for name in site.files),
    }
    for name, count in counted.items():
        if name in site.built and site.built[name] != count:
            yield f"{name} = {site.built[name]} (attendu : {count})."
    told = site.built.get("periodes")
    if isinstance(told, dict) and site.whole.is_file():
        latest = _latest(site.whole)
        for name in sorted({*told, *latest}):
            if told.get(name) != latest.get(name):
                yield f"période de {name} : {told.get(name)} (attendu : {latest.get(name)})."


def _latest(whole: Path) -> dict[str, str]:
    """The latest period of each indicator of the whole edition."""
    try:
        table = pq.read_table(whole, columns=["indicateur", "periode"])
        pairs = table.group_by(["indicateur", "periode"]).aggregate([]).to_pylist()
    except (OSError, ValueError, KeyError):
        return {}  # the proof of data tells it
    found: dict[str, str] = {}
    for pair in pairs:
        found[str(pair["indicateur"])] = max(found.get(str(pair["indicateur"]), ""), str(pair["periode"]))
    return found


def _sitemap(site: SiteFacts) -> Iterator[str]:
    """Every page that is to be found, once: not the 404, not those that lead elsewhere."""
    try:
        told = [
            str(one) for one in texts(etree.parse(str(site.root / SITEMAP)).getroot(), "//s:loc/text()", s=_SITEMAP)
        ]
    except (OSError, etree.XMLSyntaxError):
        return  # the proof of links tells it
    if not told:
        return
    base = min(told, key=len)
    there = {one.removeprefix(base) for one in told}
    for page in site.pages:
        address = page.name.removesuffix("index.html")
        listed = page.name != _UNLISTED and not page.name.startswith(EMBEDDED) and not page.leads
        if listed and not {address, page.name} & there:
            yield f"{page.name} n’y est pas."
    yield from (f"{one} y est {count} fois." for one, count in Counter(told).items() if count > 1)


def _feed(site: SiteFacts) -> Iterator[str]:
    """Its counts are those of the lists, its date the latest of the edition's rows."""
    try:
        feed = etree.parse(str(site.root / FEED)).getroot()
    except (OSError, etree.XMLSyntaxError):
        return
    levels = Counter(str(one.get("niveau")) for one in site.listed)
    for entry in feed.iter(f"{{{_ATOM}}}entry"):
        link = next(iter(texts(entry, "a:link/@href", a=_ATOM)), "")
        folder = str(link).rstrip("/").rpartition("/")[2]
        words = plain("".join(texts(entry, "a:summary/text()", a=_ATOM)))
        said = numbers(words.partition(" fiche")[0]) if " fiche" in words else ()
        if folder in levels and said and int(said[-1].value) != levels[folder]:
            yield f"« {words} » (attendu : {levels[folder]} fiches)."
        edition = str(site.built.get("edition"))
        if "Édition" in words and edition not in words:
            yield f"« {words} » (attendu : édition {edition})."
    updated = next(iter(texts(feed, "a:updated/text()", a=_ATOM)), "")
    if site.whole.is_file() and (latest := _latest_date(site.whole)) and str(updated) != latest:
        yield f"daté du {updated} (attendu : {latest}, la date la plus récente des données)."


def _latest_date(whole: Path) -> str:
    """The latest date of the rows, in universal time."""
    try:
        found = pc.unique(pc.cast(pq.read_table(whole, columns=["date_maj"])["date_maj"], "string")).to_pylist()
        dates = [datetime.fromisoformat(one) for one in found if one]
    except (OSError, ValueError, KeyError):
        return ""
    utc = [one.astimezone(UTC) if one.tzinfo else one.replace(tzinfo=UTC) for one in dates]
    return max(utc).strftime("%Y-%m-%dT%H:%M:%SZ") if utc else ""


def _lists(site: SiteFacts) -> Iterator[str]:
    """Each list has every fiche of its level, once; those of a level's régions have them together."""
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for page in site.pages:
        level, _, rest = page.name.partition("/")
        if rest.startswith(f"{_PARTS}/"):
            together[f"{level}/{_PARTS}"] += Counter(page.listed)
        elif page.listed:
            together[page.name] = Counter(page.listed)
    for name, found in together.items():
        wanted = Counter(str(one.get("url")) for one in site.listed if one.get("niveau") == name.partition("/")[0])
        for folder in sorted((wanted - found) + (found - wanted)) if wanted else ():
            yield f"{name} : {folder} y est {found[folder]} fois (attendu : {wanted[folder]})."


def _locators(site: SiteFacts) -> Iterator[str]:
    """No two régions, no two départements are shown at the same place; smaller ones are shown in theirs."""
    seen: dict[tuple[str, str], str] = {}
    for page in site.pages:
        place = (page.territory.partition("-")[0], page.locator)
        if (
            page.locator
            and place[0] in (REGION, DEPARTEMENT)
            and (other := seen.setdefault(place, page.name)) != page.name
        ):
            yield f"{page.name} : la même situation sur la carte que {other}."


def _metiers(site: SiteFacts) -> Iterator[str]:
    """A métier has the name of its page wherever a table names it; every métier of the index has its page."""
    own = {page.metiers[0][0]: (page.metiers[0][1], page.name) for page in site.pages if PAGE.fullmatch(page.name)}
    for page in site.pages if own else ():
        for code, name in dict.fromkeys(page.metiers):
            wanted, where = own.get(code, ("", "aucune page"))
            if name != wanted:
                yield f"{page.name} : {code} s’appelle « {name} » (attendu, comme sur {where} : {wanted})."
