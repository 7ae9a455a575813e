"""One HTML page: weight, structure, alternatives, marks, words. Findings are French sentences."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

from fiches.site.checks import words
from fiches.site.checks.outside import outside_of
from fiches.site.checks.reading import content, elements, texts

RAW_LIMIT = 520_000
COMPRESSED_LIMIT = 60_000
_DIGIT = re.compile(r"\d")
_MARKED_TAGS = ("data", "time", "style", "script")
_MARKS = ("data-cle", "data-formule", "data-constante", "data-statut", "data-axe")
_FORMULA_KEY = re.compile(r"[(;]([^();]+\.[^();]+)(?=[;)])")


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


def check_page(root: Path, name: str, *, values: Mapping[str, str] | None) -> PageReport:
    """Reads `root/name`. `values`: the rows of the fiche's `donnees.csv` by mark; None where a page has none."""
    raw = (root / name).read_bytes()
    try:
        document = html.document_fromstring(raw.decode("utf-8"))
    except (etree.ParserError, UnicodeDecodeError) as error:
        return PageReport(name, (f"{name} : page illisible ({error}).",), (), frozenset(), 0, 0)
    findings = [
        *_weight(raw),
        *_structure(document),
        *_identifiers(document),
        *_figures(document),
        *words.findings(document, outside_of(root)),
        *_requests(document),
        *_unmarked(document),
        *(_marks(document, values) if values is not None else ()),
    ]
    return PageReport(
        name,
        tuple(f"{name} : {finding}" for finding in findings),
        tuple(_relative_links(document)),
        frozenset(map(str, texts(document, "//@id"))),
        len(elements(document, "//figure")),
        len(elements(document, "//data | //*[local-name()='svg']//*[@data-cle or @data-formule]")),
        str(document.get("data-edition", "")),
        str(document.get("data-construction", "")),
        _leads_to(document),
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
        if not elements(figure, ".//figcaption"):
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


def _unmarked(document: etree._Element) -> Iterator[str]:
    """Texts of <main> with a digit that stands in no mark."""
    for main in elements(document, "//main"):
        for text in texts(main, ".//text()[normalize-space()]"):
            if _DIGIT.search(text) and not _is_marked(text):
                yield f"nombre sans marque dans « {text.strip()[:80]} »."


def _is_marked(text: etree._ElementUnicodeResult) -> bool:
    element = text.getparent()
    if text.is_tail and element is not None:
        element = element.getparent()
    while element is not None and element.tag != "main":
        if element.tag in _MARKED_TAGS or any(element.get(mark) is not None for mark in _MARKS):
            return True
        element = element.getparent()
    return False


def _marks(document: etree._Element, values: Mapping[str, str]) -> Iterator[str]:
    for element in elements(document, "//*[@data-cle]"):
        for key in str(element.get("data-cle")).split():
            if key not in values:
                yield f"clé {key} absente de donnees.csv."
            elif element.tag == "data" and values[key] != element.get("value"):
                yield f"clé {key} : la page dit {element.get('value')}, donnees.csv {values[key]}."
    for formulas in texts(document, "//@data-formule"):
        for formula in formulas.split():
            unknown = [key for key in _FORMULA_KEY.findall(formula) if key not in values]
            yield from (f"formule {formula} : clé {key} absente de donnees.csv." for key in unknown)


def _relative_links(document: etree._Element) -> Iterator[str]:
    for address in texts(document, "//a/@href | //link/@href | //@src"):
        if not re.match(r"[a-z]+:|//", address):
            yield address
