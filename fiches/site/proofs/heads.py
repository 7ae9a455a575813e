"""Whose a page is: its heading, title, addresses, parents, banner and period, against the list of fiches and the build."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from fiches.site.checks.reading import content, elements, texts
from fiches.site.proofs.files import BUILD, EMBEDDED, LIST, SITEMAP, former_edition
from fiches.site.proofs.head_dataset import Expected, dataset_findings, line

NAMED = "comparer/groupes/"
"""Where the groups that the publisher names have their pages."""
_SIMULATED = "Données simulées"
USUAL_SOURCE = "api.francetravail.io"
_EMULATOR = "demo"
_ORDINALS = {"1": "1er", "2": "2e", "3": "3e", "4": "4e"}
_DATA_FORMS = ("csv", "json", "xlsx")


@dataclass(frozen=True, slots=True)
class Listed:
    """A fiche as `territoires.json` has it; `fields` is the whole entry."""

    key: str
    name: str
    folder: str
    parents: tuple[str, ...]
    fields: Mapping[str, object]


class Grouped(NamedTuple):
    """A group that the publisher names, as `build.json` has it."""

    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the whole site says of itself: its fiches by folder, its address, its edition, whether it is simulated, its
    source; the groups that its publisher names, by folder.
    """

    fiches: Mapping[str, Listed] = field(default_factory=dict)
    address: str = ""
    edition: str = ""
    demo: bool | None = None
    source: str = ""  # the host that the figures come from
    groups: Mapping[str, Grouped] = field(default_factory=dict)

    @property
    def other_source(self) -> str:
        """The host that every page names: neither France Travail's own nor that of simulated figures, which say so."""
        return "" if self.demo is not False or self.source in (USUAL_SOURCE, _EMULATOR) else self.source

    @property
    def by_name(self) -> Mapping[str, frozenset[str]]:
        """The pages of each name: two where a région and its only département share it."""
        found: dict[str, set[str]] = {}
        for fiche in self.fiches.values():
            found.setdefault(fiche.name, set()).add(f"{fiche.folder}index.html")
        return {name: frozenset(pages) for name, pages in found.items()}


def facts_of(root: Path) -> SiteFacts:
    """Empty where the files cannot be read, which other findings tell."""
    paths = [root / LIST, root / BUILD, root / SITEMAP]
    return _facts(root, tuple(_state(path) for path in paths))


def _state(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0
    return found.st_ino, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=4)
def _facts(root: Path, _states: tuple[tuple[int, int, int], ...]) -> SiteFacts:
    try:
        entries = json.loads((root / LIST).read_text(encoding="utf-8"))["territoires"]
        built = dict(json.loads((root / BUILD).read_text(encoding="utf-8")))
        fiches = [_listed(entry) for entry in entries]
        groups = {one["url"]: Grouped(one["nom"], tuple(one["territoires"])) for one in built.get("groupes", ())}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return SiteFacts()
    demo = built.get("demo")
    return SiteFacts(
        {fiche.folder: fiche for fiche in fiches},
        _address(root),
        str(built.get("edition", "")),
        demo if isinstance(demo, bool) else None,
        str(built.get("source", USUAL_SOURCE)),
        groups,
    )


def _listed(entry: Mapping[str, object]) -> Listed:
    parents = entry["parents"] if isinstance(entry.get("parents"), list) else []
    keys = tuple(f"{one['type']}-{one['code']}" for one in parents)  # type: ignore[attr-defined]
    return Listed(f"{entry['type']}-{entry['code']}", str(entry.get("nom", "")), str(entry["url"]), keys, entry)


def _address(root: Path) -> str:
    """The site's own address: the shortest of its sitemap."""
    try:
        found = re.findall(r"<loc>([^<]*)</loc>", (root / SITEMAP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return min(found, key=len, default="")


def of_page(document: etree._Element, name: str, site: SiteFacts) -> Iterator[str]:
    """Findings of one page, each with what is read and what was expected."""
    if not site.fiches:
        return
    folder = name.removesuffix("index.html")
    fiche = site.fiches.get(folder)
    if fiche is not None:
        yield from _identity(document, fiche)
        yield from _breadcrumb(document, name, fiche, site)
    yield from _addresses(document, name, site)
    yield from _repeated(document)
    yield from _simulated(document, site)
    yield from _period(document, name, site)
    yield from _links(document, name, site)


def _first(document: etree._Element, path: str) -> str:
    return next((line(content(one)) for one in elements(document, path)), "")


def _attribute(document: etree._Element, path: str) -> str:
    return next(iter(texts(document, path)), "")


def _identity(document: etree._Element, fiche: Listed) -> Iterator[str]:
    if (key := document.get("data-territoire", "")) != fiche.key:
        yield f"data-territoire « {key} » (attendu : {fiche.key})."
    if fiche.name and (heading := _first(document, "//h1")) != line(fiche.name):
        yield f"titre « {heading} » (attendu, comme dans {LIST} pour {fiche.key} : {fiche.name})."
    title = _first(document, "//head/title")
    if fiche.name and not re.match(rf"{re.escape(line(fiche.name))}(?: [:(—]|, |$)", title):
        yield f"titre de la page « {title} » (attendu : {fiche.name}…)."
    code = fiche.key.partition("-")[2]
    for found in elements(document, "//main//*[@class='surtitre']//*[@data-constante='code']"):
        if line(content(found)) != code:
            yield f"code « {line(content(found))} » au-dessus du titre (attendu : {code}, de {fiche.key})."


def _breadcrumb(document: etree._Element, name: str, fiche: Listed, site: SiteFacts) -> Iterator[str]:
    """The parents that have a fiche, from the country down, each under its name."""
    by_key = {one.key: one for one in site.fiches.values()}
    expected = [by_key[key] for key in reversed(fiche.parents) if key in by_key]
    links = elements(document, "//nav[contains(@class, 'ariane')]//a")[1:]
    read = [(line(content(one)), _target(name, one.get("href", ""))) for one in links]
    wanted = [(line(one.name), f"{one.folder}index.html") for one in expected]
    if read != wanted:
        names = [" › ".join(f"{words} ({page})" for words, page in pairs) for pairs in (read, wanted)]
        yield f"fil d’Ariane « {names[0]} » (attendu, de {LIST} pour {fiche.key} : {names[1]})."


def _target(name: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), address.partition("#")[0]))


def _addresses(document: etree._Element, name: str, site: SiteFacts) -> Iterator[str]:
    """The absolute addresses of the page are its own."""
    leading = _attribute(document, "//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content")
    page = _target(name, leading.partition("url=")[2]) if leading else _meant(name, site)
    own = site.address + page.removesuffix("index.html")
    found = {
        "canonical": _attribute(document, "//link[@rel='canonical']/@href"),
        "og:url": _attribute(document, "//meta[@property='og:url']/@content"),
    }
    for kind, read in found.items():
        if read and read != own:
            yield f"adresse {kind} « {read} » (attendu : {own})."
    for script in texts(document, "//script[@type='application/ld+json']/text()"):
        yield from _described(document, str(script), own, site)


def _meant(name: str, site: SiteFacts) -> str:
    """The page that an index keeps for another: a fiche, for its key figures in a frame."""
    key = name.removeprefix(EMBEDDED).partition("/")[0] if name.startswith(EMBEDDED) else ""
    return next((f"{fiche.folder}index.html" for fiche in site.fiches.values() if fiche.key == key), name)


def _described(document: etree._Element, script: str, own: str, site: SiteFacts) -> Iterator[str]:
    """JSON-LD repeats the page's title and description, and leads to its data."""
    fiche = site.fiches.get(own.removeprefix(site.address))
    of_site = line(_attribute(document, "//meta[@property='og:site_name']/@content"))
    offered = {form: str(fiche.fields.get(form) or "") for form in _DATA_FORMS} if fiche else {}
    yield from dataset_findings(
        script,
        Expected(
            title=_first(document, "//head/title").removesuffix(f" — {of_site}"),
            description=line(_attribute(document, "//meta[@name='description']/@content")),
            address=own,
            place=line(fiche.name) if fiche else "",
            edition=site.edition,
            demo=bool(site.demo),
            offered={form: site.address + path for form, path in offered.items() if path} if fiche else None,
        ),
    )


def _repeated(document: etree._Element) -> Iterator[str]:
    """What is shared on a network is the page's own title, without the site's, and its description."""
    of_site = line(_attribute(document, "//meta[@property='og:site_name']/@content"))
    pairs = (
        ("og:title", _first(document, "//head/title").removesuffix(f" — {of_site}")),
        ("og:description", line(_attribute(document, "//meta[@name='description']/@content"))),
    )
    for kind, expected in pairs:
        for read in texts(document, f"//meta[@property='{kind}']/@content"):
            if line(read) != expected:
                yield f"{kind} « {line(read)} » (attendu, comme sur la page : {expected})."


def _simulated(document: etree._Element, site: SiteFacts) -> Iterator[str]:
    """A page of simulated figures says so before its content; no other does. Those of another source name it there."""
    banner = " ".join(content(one) for one in elements(document, "//body/aside[@aria-label='Avertissement']"))
    if site.other_source and site.other_source not in banner:
        yield f"bandeau « {line(banner)} » (attendu, d’après {BUILD} : la source {site.other_source})."
    said = _SIMULATED in banner
    if site.demo is not None and said != site.demo:
        read, wanted = ("annoncées", "rien") if said else ("non annoncées", f"le bandeau « {_SIMULATED} »")
        yield f"données simulées {read} en tête de page (attendu, d’après {BUILD} : {wanted})."
    if site.demo is not None and (document.get("data-demo") is not None) != site.demo:
        yield f"data-demo ne s’accorde pas avec {BUILD} (attendu : {'présent' if site.demo else 'absent'})."


def quarter(edition: str) -> str:
    """`2026T1.2` → « 1er trimestre 2026 »; empty for another form."""
    found = re.fullmatch(r"(\d{4})T([1-4])(?:\.\d+)?", edition)
    return f"{_ORDINALS[found[2]]} trimestre {found[1]}" if found else ""


def _period(document: etree._Element, name: str, site: SiteFacts) -> Iterator[str]:
    """The edition that the page says in its title, its head and its foot is the site's; the page of a former edition is
    titled with that one."""
    own, wanted = quarter(site.edition), quarter(former_edition(name) or site.edition)
    said: Sequence[tuple[str, str, str]] = [
        ("titre de la page", wanted, _first(document, "//head/title")),
        ("titre", wanted, _first(document, "//h1")),
        *(("tête de la page", own, line(content(one))) for one in elements(document, "//*[@class='date-site']")),
        *(
            ("pied de page", own, line(content(one)))
            for one in elements(document, "//footer/p[contains(., 'édition du')]")
        ),
    ]
    for place, expected, words in said:
        for found in re.findall(r"\b\d\s*er? trimestre \d{4}", words):
            if expected and found.replace(" er", "er") != expected:
                yield f"{place} : édition « {found} » (attendu, de {BUILD} : {expected})."


def _links(document: etree._Element, name: str, site: SiteFacts) -> Iterator[str]:
    """A link that is a fiche's name leads to a fiche of that name."""
    by_name = site.by_name
    for link in elements(document, "//main//a[@href]"):
        pages = by_name.get(content(link).strip())
        address = link.get("href", "")
        target = _target(name, address)
        if pages and target not in pages and target.removesuffix("index.html") in site.fiches:
            yield f"le lien « {content(link).strip()} » mène à « {address} » (attendu : {' ou '.join(sorted(pages))})."
