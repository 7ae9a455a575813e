"""The feeds of fiches and of levels: a fiche's says the figures of its data and the sentence of its page; a level's repeats them."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from fiches.site.checks.reading import content, elements, texts
from fiches.site.proofs.files import FEED
from fiches.site.proofs.head_dataset import line
from fiches.site.proofs.heads import SiteFacts, facts_of, quarter
from fiches.site.proofs.page import PageReading
from fiches.territories import COUNTRY, LEVELS

_ATOM = "http://www.w3.org/2005/Atom"
_VALUE, _DATE, _SHORT = 10, 12, 12
_ELSEWHERE = re.compile(r"[A-Z]+-[0-9A-Z]+/")  # a key of another territory
_SOURCE = re.compile(r"Source : (\S+), et non France Travail")
"""At the foot of each page, where the figures are of another host."""
_LONG = 300  # fiches of a level whose feed has no sentences


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    identifier: str
    address: str
    updated: str
    summary: str


def fiche_feed_findings(page: PageReading) -> Iterator[str]:
    """Those of the feed beside a fiche's page."""
    path, site = page.folder / FEED, facts_of(page.root)
    own = [row for row in page.rows if f"{row[1]}-{row[2]}" == page.home and row[_VALUE]]
    dates = [found for row in own if (found := _instant(row[_DATE]))]
    named = FEED in texts(page.document, "//head/link[@type='application/atom+xml']/@href")
    is_shard = not (page.root / "index.html").is_file()  # it has neither front page nor feed of its own
    wanted = bool(dates) and bool(site.address) and (is_shard or (page.root / FEED).is_file())
    if (path.is_file(), named) != (wanted, wanted):
        yield f"{FEED} {'absent' if wanted else 'inattendu'}, à côté de la fiche ou dans sa tête."
    if not wanted or not path.is_file():
        return
    try:
        feed = etree.parse(str(path)).getroot()
    except etree.XMLSyntaxError as error:
        yield f"{FEED} illisible ({error})."
        return
    address = site.address + page.name.removesuffix("index.html")
    said = next(iter(texts(page.document, "//head/meta[@name='description']/@content")), "")
    digest = hashlib.sha256("\n".join(",".join(row[:_DATE]) for row in own).encode()).hexdigest()[:_SHORT]
    title = next(iter(texts(page.document, "//head/title/text()")), "")
    expected = _Entry(_titled(page, title, site), f"{address}#{digest}", address, max(dates), line(said))
    yield from _heads(feed, address, max(dates))
    yield from _differences([expected], _entries(feed))


def _titled(page: PageReading, title: str, site: SiteFacts) -> str:
    """Whose the feed is, the period of the first key figure where it is the place's own, and the source where it is another."""
    key = next(iter(texts(page.document, "(//li[@class='chiffre']//p[@class='valeur'])[1]//data/@data-cle")), "")
    period = "" if _ELSEWHERE.match(key) or not key else quarter(key.split(".")[-2]) or key.split(".")[-2]
    name = line(title.partition("\u00a0:")[0])
    words = f"{name}, {period}" if period else name
    foot = " ".join(content(one) for one in elements(page.document, "//footer"))
    if other := _SOURCE.search(line(foot)):
        return f"{words} (source : {other[1]})"
    return f"{words} (données simulées)" if site.demo else words


def _instant(date: str) -> str:
    """In universal time; empty where it is not a date."""
    try:
        read = datetime.fromisoformat(date)
    except ValueError:
        return ""
    return (read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _heads(feed: etree._Element, address: str, updated: str) -> Iterator[str]:
    links = list(map(str, texts(feed, "a:link/@href", a=_ATOM)))
    if links != [address, address + FEED]:
        yield f"{FEED}, liens « {', '.join(links)} » (attendu : {address} et {address}{FEED})."
    if (read := _one(feed, "a:updated")) != updated:
        yield f"{FEED} daté du {read} (attendu : {updated}, la date la plus récente de ses chiffres)."


def _one(element: etree._Element, path: str) -> str:
    return next((line(str(found)) for found in texts(element, f"{path}/text()", a=_ATOM)), "")


def _entries(feed: etree._Element) -> list[_Entry]:
    found = (one for one in feed if etree.QName(one).localname == "entry")
    return [
        _Entry(
            _one(one, "a:title"),
            _one(one, "a:id"),
            next(iter(map(str, texts(one, "a:link/@href", a=_ATOM))), ""),
            _one(one, "a:updated"),
            _one(one, "a:summary"),
        )
        for one in found
    ]


def _differences(expected: Sequence[_Entry], read: Sequence[_Entry]) -> Iterator[str]:
    if len(expected) != len(read):
        yield f"{FEED} : {len(read)} entrées (attendu : {len(expected)})."
        return
    for wanted, found in zip(expected, read, strict=True):
        for name in _Entry.__slots__:
            said, meant = str(getattr(found, name)), str(getattr(wanted, name))
            if said != meant:
                yield f"{FEED} : « {said[:80]} » (attendu : {meant[:80]})."


def level_feed_findings(root: Path, files: Sequence[str]) -> Iterator[str]:
    """A level's feed repeats the entry of each of its fiches' feeds, the latest first."""
    site, there = facts_of(root), set(files)
    levels: dict[str, list[str]] = {}
    for folder in site.fiches:
        level, slash, _ = folder.rstrip("/").partition("/")
        levels.setdefault(level, []).extend([folder] if slash else [])
    for level, folders in levels.items():
        name = posixpath.join(level, FEED)
        if not folders or level == LEVELS[COUNTRY].folder or FEED not in there:
            continue
        if name not in there and any(folder + FEED in there for folder in folders):
            yield f"{name} : absent (attendu : le fil du niveau)."
            continue
        own = [one for folder in folders if folder + FEED in there for one in _read(root / folder / FEED)]
        own.sort(key=lambda one: one.updated, reverse=True)
        bare = [_Entry(one.title, one.identifier, one.address, one.updated, "") for one in own]
        yield from (
            f"{level} : {finding}"
            for finding in _differences(bare if len(folders) > _LONG else own, _read(root / name))
        )


def _read(path: Path) -> list[_Entry]:
    try:
        return _entries(etree.parse(str(path)).getroot())
    except (OSError, etree.XMLSyntaxError):
        return []
