"""One HTML page: weight, structure, alternatives, words. Findings are French sentences."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from fiches.site.checks import words
from fiches.site.checks.outside import outside_of
from fiches.site.checks.reading import content, elements, parsed, texts

RAW_LIMIT = 400_000
COMPRESSED_LIMIT = 60_000


@dataclass(frozen=True, slots=True)
class PageReport:
    """A page's findings; its relative addresses (`links`), its identifiers (`anchors`), its counts of charts and numbers.

    `edition`, `construction`: what it says that it is of; `leads_to`: where it sends its visitors at once, empty for most.
    """

    name: str
    findings: tuple[str, ...]
    links: tuple[str, ...]
    anchors: frozenset[str]
    charts: int
    numbers: int
    edition: str = ""
    construction: str = ""
    leads_to: str = ""


def check_page(root: Path, name: str) -> PageReport:
    """Reads `root/name`."""
    raw = (root / name).read_bytes()
    document = parsed(raw)
    return unreadable(name) if document is None else check_document(root, name, raw, document)


def unreadable(name: str) -> PageReport:
    """The report of a page that cannot be parsed."""
    return PageReport(name, (f"{name} : page illisible (vide, ou non UTF-8).",), (), frozenset(), 0, 0)


def check_document(root: Path, name: str, raw: bytes, document: etree._Element) -> PageReport:
    """The report of a page already parsed."""
    findings = [
        *_weight(raw),
        *_structure(document),
        *_identifiers(document),
        *_figures(document),
        *words.findings(document, outside_of(root)),
        *_requests(document),
    ]
    return replace(
        identity(name, document),
        findings=tuple(f"{name} : {finding}" for finding in findings),
        links=tuple(_relative_links(document)),
        anchors=frozenset(map(str, texts(document, "//@id"))),
        leads_to=_leads_to(document),
    )


def identity(name: str, document: etree._Element) -> PageReport:
    """What a page is of and how much it shows, without a finding."""
    return PageReport(
        name,
        (),
        (),
        frozenset(),
        len(elements(document, "//figure")),
        len(elements(document, "//data | //svg//*[@data-cle or @data-formule]")),
        str(document.get("data-edition", "")),
        str(document.get("data-construction", "")),
    )


def _leads_to(document: etree._Element) -> str:
    """The address of `<meta http-equiv="refresh">`; empty where there is none."""
    asked = texts(document, "//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content")
    return str(asked[0]).partition("url=")[2].strip() if asked else ""


def _weight(raw: bytes) -> Iterator[str]:
    if len(raw) > RAW_LIMIT:
        yield f"{len(raw)} octets (attendu : {RAW_LIMIT} au plus). Montrer moins de lignes."
    elif len(raw) > COMPRESSED_LIMIT and len(gzip.compress(raw, 6, mtime=0)) > COMPRESSED_LIMIT:
        yield f"plus de {COMPRESSED_LIMIT} octets une fois compressée. Montrer moins de lignes."


def _structure(document: etree._Element) -> Iterator[str]:
    if document.get("lang") != "fr":
        yield f"langue « {document.get('lang')} » (attendu : fr)."
    if not "".join(texts(document, "//head/title/text()")).strip():
        yield "titre de page absent."
    if not texts(document, "//head/meta[@name='description']/@content"):
        yield "description absente."
    for tag in ("main", "h1"):
        if (count := len(elements(document, f"//{tag}"))) != 1:
            yield f"{count} <{tag}> (attendu : un seul)."
    level = 0
    for heading in elements(document, "//h1 | //h2 | //h3 | //h4 | //h5 | //h6"):
        new = int(heading.tag[1])
        if new > level + 1:
            yield f"titre « {content(heading)[:60]} » de niveau {new} après un niveau {level}."
        level = new


def _identifiers(document: etree._Element) -> Iterator[str]:
    for identifier, count in Counter(texts(document, "//@id")).items():
        if count > 1:
            yield f"identifiant « {identifier} » employé {count} fois."
    identifiers = set(texts(document, "//@id"))
    for attribute in ("aria-labelledby", "aria-describedby", "for", "aria-controls"):
        for value in texts(document, f"//@{attribute}"):
            for target in value.split():
                if target not in identifiers:
                    yield f"{attribute} renvoie à « {target} », qui n’existe pas."


def _figures(document: etree._Element) -> Iterator[str]:
    for figure in elements(document, "//figure"):
        name = figure.get("id", "sans identifiant")
        if not str(name).startswith("graphique-"):
            yield f"figure « {name} » : identifiant attendu graphique-…"
        legends = [content(one).strip() for one in elements(figure, ".//figcaption")]
        if figure.get("aria-hidden") is None and not any(legends):
            yield f"figure « {name} » : sans légende."
    yield from _drawings(document)
    yield from _tables(document)


def _drawings(document: etree._Element) -> Iterator[str]:
    for drawing in elements(document, "//*[local-name()='svg' and @role='img']"):
        children = [etree.QName(child).localname for child in drawing if isinstance(child.tag, str)]
        if children[:2] != ["title", "desc"]:
            yield "dessin sans titre et description en tête."
        elif any(not content(child).strip() for child in list(drawing)[:2]):
            yield "dessin au titre ou à la description vides."
    for image in elements(document, "//img[not(@alt)]"):
        yield f"image {image.get('src')} sans texte de remplacement."


def _tables(document: etree._Element) -> Iterator[str]:
    for table in elements(document, "//table[not(caption)]"):
        yield f"tableau « {content(table)[:40]} » sans titre."
    if elements(document, "//th[not(@scope)]"):
        yield "en-tête de tableau sans portée (scope)."


def _requests(document: etree._Element) -> Iterator[str]:
    """The page loads nothing from another host; a link to follow is not a request."""
    sources = texts(
        document, "//@src | //link[not(@rel='canonical' or @rel='license')]/@href | //@srcset | //object/@data"
    )
    for address in sources:
        if re.match(r"(?:[a-z]+:)?//", address):
            yield f"demande {address} à un autre site."


def _relative_links(document: etree._Element) -> Iterator[str]:
    for address in texts(document, "//a/@href | //link/@href | //@src"):
        if not re.match(r"[a-z]+:|//", address):
            yield str(address)  # plain: a text that XPath gives holds the whole document in memory
