"""Style sheets, drawings of their own and PDFs load nothing of another host, and run nothing; scripts are ours."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from lxml import etree

from fiches.site.proofs.scripts import script_findings

_CSS = re.compile(r"@import\s[^;]*|url\(\s*['\"]?((?:[a-z]+:)?//[^)'\"]*)", re.IGNORECASE)
_SVG = "http://www.w3.org/2000/svg"
_SHAPES = re.compile(
    r"svg|g|defs|symbol|use|title|desc|metadata|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath|stop"
    r"|linearGradient|radialGradient|clipPath|mask|pattern|marker|filter|fe(?!Image)[A-Z][A-Za-z]+"
)
_NOTICES = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
)
"""Whose a drawing is: words in these namespaces do nothing in a browser."""
_INSIDE = re.compile(r"url\(\s*['\"]?#[^)]*\)")
_OUTSIDE = re.compile(
    r"\\|@import|(?:url|src|image|image-set)\(|javascript:|^\s*data:|^\s*(?:https?:)?//", re.IGNORECASE
)
_CUT = 60


def css_findings(words: str) -> Iterator[str]:
    """A style sheet loads files of the site only, each named by a page."""
    for found in _CSS.finditer(words):
        yield f"la feuille de style demande « {(found[1] or found[0])[:_CUT]} » (attendu : un fichier du site)."


def drawing_findings(raw: bytes) -> Iterator[str]:
    """A drawing of its own holds shapes and words, no program and no address; it is UTF-8, as a browser must read it too."""
    try:
        raw.decode("utf-8")
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
    except (UnicodeDecodeError, etree.XMLSyntaxError) as error:
        yield f"dessin illisible, {str(error)[:_CUT]} (attendu : du SVG en UTF-8)."
        return
    about = root.getroottree().docinfo
    found = [f"encoding={about.encoding}"] if (about.encoding or "UTF-8").upper() != "UTF-8" else []
    found += ["<!DOCTYPE"] if about.internalDTD is not None else []
    for node in (*root.itersiblings(preceding=True), *root.iter(), *root.itersiblings()):
        if isinstance(node, etree._ProcessingInstruction):
            found.append(f"<?{node.target!s}")
        elif isinstance(node.tag, str):
            found += _active(node)
    for read in found:
        yield f"« {read[:_CUT]} » dans un dessin (attendu : des formes et des mots)."


def _active(element: etree._Element) -> Iterator[str]:
    """What an element could do, and its attributes."""
    named = etree.QName(element)
    space = str(named.namespace or "")
    if space.startswith(_NOTICES):
        return
    if space != _SVG or not _SHAPES.fullmatch(named.localname):
        yield f"<{named.localname}"
    for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
        local = etree.QName(name).localname.lower()
        reference = local in ("href", "src") and not value.startswith("#")
        if local.startswith("on") or local == "base" or reference or _OUTSIDE.search(_INSIDE.sub("", value)):
            yield f"{local}={value}"


def active_findings(root: Path, files: Sequence[str]) -> Iterator[str]:
    """Style sheets, drawings and scripts of the site."""
    for name in files:
        if name.endswith((".js", ".mjs", ".wasm")):
            yield from script_findings(root, name)
        if name.endswith((".css", ".svg")):
            raw = (root / name).read_bytes()
            found = drawing_findings(raw) if name.endswith(".svg") else css_findings(raw.decode(errors="replace"))
            yield from (f"{name} : {finding}" for finding in found)


_PROGRAMS = ("/OpenAction", "/AA")


def of_pdf(document: pikepdf.Pdf, address: str, hers: Collection[str] = ()) -> Iterator[str]:
    """A PDF runs nothing; `address`: that of its page, the only one it leads to besides itself and what the publisher's own
    words lead to, `hers`; empty where unknown.
    """
    for name in _PROGRAMS:
        if name in document.Root and _runs(document.Root[name]):
            yield f"PDF : {name} exécute quelque chose à l’ouverture (attendu : rien)."
    if "/JavaScript" in document.Root.get("/Names", {}):
        yield "PDF : il contient du JavaScript (attendu : rien)."
    for number, page in enumerate(document.pages, 1):
        for note in page.get("/Annots", []):
            action: Any = note.get("/A", {})
            kind, target = str(action.get("/S", "/URI")), str(action.get("/URI", ""))
            if kind not in ("/URI", "/GoTo"):
                yield f"PDF, page {number} : une action {kind} (attendu : un lien)."
            elif target and address and target not in (address, *hers):
                yield f"PDF, page {number} : un lien vers « {target} » (attendu : sa fiche, {address})."


def _runs(action: pikepdf.Object) -> bool:
    """An array is a place to open at; a dictionary acts, unless it goes to a place."""
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) != "/GoTo"
