"""What a site may load, run or send: nothing of another host, no program in a page, a drawing or a PDF."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
from lxml import etree

from fiches.site.checks.reading import content, elements, texts

_POLICY = "//meta[translate(@http-equiv, 'CONTESURIPLY', 'contesuriply')='content-security-policy']/@content"
_DEMANDED = {"default-src": {"'none'"}, "base-uri": {"'none'"}, "form-action": {"'none'", "'self'"}}
_SOURCE = re.compile(r"'none'|'self'|data:|'sha(?:256|384|512)-[A-Za-z0-9+/=]+'")
_DATA_SCRIPT = "application/ld+json"
_SCHEMES = {"", "http", "https", "mailto", "tel"}
_CSS = re.compile(r"@import\s[^;]*|url\(\s*['\"]?((?:[a-z]+:)?//[^)'\"]*)", re.IGNORECASE)
_ACTIVE = re.compile(
    r"<(?:script|foreignObject|iframe|image|use)\b[^>]*|\son[a-z]+\s*=[^>]*|javascript:[^\"'<]*"
    r"|\b(?:href|src)\s*=\s*[\"'](?:[a-z]+:)?//[^\"']*",
    re.IGNORECASE,
)
_CUT = 60


def of_page(document: etree._Element) -> Iterator[str]:
    """What a page should not do; each finding quotes what is read."""
    policy = _policies(document)
    yield from _policy_findings(policy)
    yield from _scripts(document, policy)
    yield from _styles(document, policy)
    yield from _attributes(document)
    for base in elements(document, "//base"):
        yield f"<base href=« {base.get('href')} » change où mènent les liens (attendu : aucun)."


def _policies(document: etree._Element) -> list[dict[str, set[str]]]:
    found = []
    for written in texts(document, _POLICY):
        directives = [part.split() for part in written.split(";") if part.strip()]
        found.append({name: set(sources) for name, *sources in directives})
    return found


def _policy_findings(found: Sequence[Mapping[str, set[str]]]) -> Iterator[str]:
    if len(found) != 1:
        yield f"{len(found)} Content-Security-Policy (attendu : une, default-src 'none')."
        return
    for name, allowed in _DEMANDED.items():
        sources = found[0].get(name, set())
        if not sources or not sources <= allowed:
            yield (
                f"Content-Security-Policy : {name} « {' '.join(sorted(sources)) or 'absent'} » (attendu :"
                f" {' ou '.join(sorted(allowed))})."
            )
    for name, sources in found[0].items():
        for source in sorted(sources):
            if not _SOURCE.fullmatch(source):
                yield f"Content-Security-Policy : {name} admet « {source} » (attendu : le site seul)."


def _scripts(document: etree._Element, policy: Sequence[Mapping[str, set[str]]]) -> Iterator[str]:
    """A script of the site's own is admitted where the policy admits it; none is written in the page."""
    admitted = any("'self'" in one.get("script-src", ()) for one in policy)
    for script in elements(document, "//*[local-name()='script']"):
        address = script.get("src")
        if script.get("type") == _DATA_SCRIPT and address is None:
            continue
        if address is None:
            yield f"script dans la page : « {content(script).strip()[:_CUT]} » (attendu : aucun)."
        elif not admitted or urlsplit(address).netloc or urlsplit(address).scheme:
            yield f"script « {address} » (attendu : un fichier du site, que la politique admet)."


def _styles(document: etree._Element, policy: Sequence[Mapping[str, set[str]]]) -> Iterator[str]:
    """A style written in the page has its digest in the policy."""
    for style in elements(document, "//*[local-name()='style']"):
        words = content(style)
        digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        if not any(f"'sha256-{digest}'" in one.get("style-src", ()) for one in policy):
            yield f"style dans la page : « {words.strip()[:_CUT]} » (attendu : sa somme dans la politique)."
        yield from css_findings(words)


def _attributes(document: etree._Element) -> Iterator[str]:
    for attribute in texts(document, "//@*[starts-with(name(), 'on') or name()='style']"):
        yield f"attribut {attribute.attrname}=« {attribute[:_CUT]} » (attendu : aucun)."
    for address in texts(document, "//a/@href | //area/@href | //*[local-name()='a']/@*[local-name()='href']"):
        if urlsplit(address.strip()).scheme.lower() not in _SCHEMES:
            yield f"adresse « {address[:_CUT]} » : elle exécute, au lieu de mener (attendu : une page)."
    for address in texts(document, "//form/@action | //@formaction"):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            yield f"formulaire envoyé à « {address} » (attendu : une page du site)."


def css_findings(words: str) -> Iterator[str]:
    """A style sheet loads files of the site only, each named by a page."""
    for found in _CSS.finditer(words):
        yield f"la feuille de style demande « {(found[1] or found[0])[:_CUT]} » (attendu : un fichier du site)."


def drawing_findings(words: str) -> Iterator[str]:
    """A drawing of its own holds shapes and words, no program and no address."""
    for found in _ACTIVE.finditer(words):
        if not re.match(r"<(?:use|image)\b(?!.*(?:[a-z]+:)?//)", found[0]):
            yield f"« {found[0].strip()[:_CUT]} » dans un dessin (attendu : des formes et des mots)."


def of_files(root: Path, files: Sequence[str]) -> Iterator[str]:
    """Style sheets and drawings of the site."""
    for name in files:
        if name.endswith((".css", ".svg")):
            words = (root / name).read_text(encoding="utf-8", errors="replace")
            found = css_findings(words) if name.endswith(".css") else drawing_findings(words)
            yield from (f"{name} : {finding}" for finding in found)


_PROGRAMS = ("/OpenAction", "/AA")


def of_pdf(document: pikepdf.Pdf, address: str) -> Iterator[str]:
    """A PDF runs nothing; `address`: that of its page, the only one it leads to besides itself, empty where unknown."""
    for name in _PROGRAMS:
        if name in document.Root and _runs(document.Root[name]):
            yield f"PDF : {name} exécute quelque chose à l’ouverture (attendu : rien)."
    if "/JavaScript" in document.Root.get("/Names", {}):
        yield "PDF : il contient du JavaScript (attendu : rien)."
    for number, page in enumerate(document.pages, 1):
        for note in page.get("/Annots", []):
            action = note.get("/A", {})
            kind, target = str(action.get("/S", "/URI")), str(action.get("/URI", ""))
            if kind not in ("/URI", "/GoTo"):
                yield f"PDF, page {number} : une action {kind} (attendu : un lien)."
            elif target and address and target != address:
                yield f"PDF, page {number} : un lien vers « {target} » (attendu : sa fiche, {address})."


def _runs(action: pikepdf.Object) -> bool:
    """An array is a place to open at; a dictionary acts, unless it goes to a place."""
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) != "/GoTo"
