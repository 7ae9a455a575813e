"""Style sheets, drawings of their own and PDFs load nothing of another host, and run nothing; scripts are ours."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf

from fiches.site.proofs.scripts import script_findings

_CSS = re.compile(r"@import\s[^;]*|url\(\s*['\"]?((?:[a-z]+:)?//[^)'\"]*)", re.IGNORECASE)
_ACTIVE = re.compile(
    r"<(?:script|foreignObject|iframe|image|use)\b[^>]*|\son[a-z]+\s*=[^>]*|javascript:[^\"'<]*"
    r"|\b(?:href|src)\s*=\s*[\"'](?:[a-z]+:)?//[^\"']*",
    re.IGNORECASE,
)
_CUT = 60


def css_findings(words: str) -> Iterator[str]:
    """A style sheet loads files of the site only, each named by a page."""
    for found in _CSS.finditer(words):
        yield f"la feuille de style demande « {(found[1] or found[0])[:_CUT]} » (attendu : un fichier du site)."


def drawing_findings(words: str) -> Iterator[str]:
    """A drawing of its own holds shapes and words, no program and no address."""
    for found in _ACTIVE.finditer(words):
        if not re.match(r"<(?:use|image)\b(?!.*(?:[a-z]+:)?//)", found[0]):
            yield f"« {found[0].strip()[:_CUT]} » dans un dessin (attendu : des formes et des mots)."


def active_findings(root: Path, files: Sequence[str]) -> Iterator[str]:
    """Style sheets, drawings and scripts of the site."""
    for name in files:
        if name.endswith((".js", ".mjs", ".wasm")):
            yield from script_findings(root, name)
        if name.endswith((".css", ".svg")):
            words = (root / name).read_text(encoding="utf-8", errors="replace")
            found = css_findings(words) if name.endswith(".css") else drawing_findings(words)
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
