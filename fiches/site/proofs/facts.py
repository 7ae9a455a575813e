"""What a page says of itself and of others: small enough to travel between processes, compared for the whole site."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from fiches.site.checks.reading import classed, content, elements, texts
from fiches.site.proofs.followed import BY_CODE, INDEX, PAGE, listed_in
from fiches.site.proofs.french import plain
from fiches.site.proofs.page import PageReading

_ROWS = f"//*[table[{classed('metiers')}]]//tbody/tr"
_ROME = re.compile(r"\.ROME\.([A-N]\d{4})\.")


@dataclass(frozen=True, slots=True)
class Facts:
    """`parents`: the folders of the trail above the page; `listed`: those of the rows of a list; `locator`: its digest."""

    name: str
    territory: str
    heading: str
    parents: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    locator: str = ""
    leads: bool = False
    metiers: tuple[tuple[str, str], ...] = ()  # code and name of those that it is about, or names in a table
    distinctions: tuple[tuple[str, ...], ...] = ()  # address, claim, step of the parent's mark and of its own


def facts_of(page: PageReading) -> Facts:
    """What the proof `same` compares between pages."""
    document = page.document
    trail = texts(document, "//nav[contains(@class, 'ariane')]//a/@href")
    rows = texts(
        document, "//main[contains(@class, 'liste')]//tbody/tr/th//a/@href | //section[@class='noms']/ul//a/@href"
    )
    return Facts(
        page.name,
        str(document.get("data-territoire", "")),
        plain("".join(content(one) for one in elements(document, "//h1")[:1])),
        tuple(_folder(page.name, href) for href in trail),
        tuple(_folder(page.name, href) for href in rows),
        _digest(document) if page.is_fiche else "",
        bool(texts(document, "//meta[@http-equiv='refresh']/@content")),
        tuple(_metiers(page)),
        tuple(_distinction(one) for one in elements(document, "//section[@id='distinctions']/ul/li")),
    )


def _metiers(page: PageReading) -> Iterator[tuple[str, str]]:
    """Those of the index, of a fiche's tables, and the one that a page is about."""
    if named := PAGE.fullmatch(page.name):
        yield named[1], plain("".join(content(one) for one in elements(page.document, "//h1")[:1]))
    if page.name in (INDEX, BY_CODE):
        yield from ((one.code, plain(one.name)) for one in listed_in(page.document))
    for row in elements(page.document, _ROWS) if page.is_fiche else ():
        codes = (_ROME.search(str(mark)) for mark in texts(row, ".//data/@data-cle"))
        if found := next((one for one in codes if one), None):
            yield found[1], plain("".join(content(one) for one in row.findall("th")))


def _distinction(line: etree._Element) -> tuple[str, ...]:
    """The address that a sentence leads to, what it claims, and where its marks stand."""
    marks = (str(one).rpartition(" p")[2] for one in texts(line, ".//i/@class"))
    return (*map(str, (*texts(line, ".//a/@href"), *texts(line, ".//@data-affirme"))), *marks)


def _folder(name: str, href: str) -> str:
    """The folder of a relative address, from the site's root, ending in `/`; empty for the root itself."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), href))
    return path.removesuffix("index.html") if path.endswith("index.html") else f"{path}/"


def _digest(document: etree._Element) -> str:
    """The drawing that shows where a place is, whatever its words; empty where there is none."""
    paths = texts(document, "//svg[contains(@class, 'situation')]//*/@d")
    return hashlib.sha256("".join(paths).encode()).hexdigest() if paths else ""
