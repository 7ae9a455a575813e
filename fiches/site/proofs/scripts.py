"""The scripts of a site: files of known names, whose bytes are those of the program's own; and where a page names them."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from fiches.site.checks.reading import content, elements
from fiches.site.proofs.french import plain

SCRIPTS = ("assets/fiche.js", "assets/recherche.js", "assets/comparer.js", "assets/graphique.js")
_ALONE = {"assets/comparer.js": "comparer/index.html", "assets/graphique.js": "embed/index.html"}
"""Those that one page alone asks for."""
_PACKAGED = Path(__file__).parents[3] / "templates"
_ATTRIBUTES = frozenset(("src", "defer", "data-licence"))
_DATA = "application/ld+json"
_EXPECTED = f"{', '.join(SCRIPTS[:-1])} et {SCRIPTS[-1]}"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((_PACKAGED / name).read_bytes()).hexdigest()


def script_findings(root: Path, name: str) -> Iterator[str]:
    """A file that runs is one of them, byte for byte."""
    if name not in SCRIPTS:
        yield f"{name}\u00a0: script inattendu (attendu\u00a0: {_EXPECTED} seuls)."
    elif hashlib.sha256((root / name).read_bytes()).hexdigest() != _digest(name):
        yield f"{name}\u00a0: ce n’est pas le script du programme (attendu\u00a0: sha256 {_digest(name)[:12]}…)."


def element_findings(element: etree._Element, page: str) -> Iterator[str]:
    """`<script>`: data for search engines, or one of them by its address in the site, empty and without other attributes."""
    if element.get("type") == _DATA and element.get("src") is None:
        return
    address = str(element.get("src", ""))
    names = {str(name) for name in element.attrib}
    aimed = posixpath.normpath(posixpath.join(posixpath.dirname(page), address))
    ours = aimed in SCRIPTS and page == _ALONE.get(aimed, page)
    if not ours or address.startswith("/") or not names <= _ATTRIBUTES or (element.text or "").strip():
        said = address or (element.text or "").strip()
        yield f"script inattendu «\u00a0{said[:60]}\u00a0» (attendu\u00a0: {_EXPECTED}, ou des données)."
    licence = plain(str(element.get("data-licence", "")))
    if licence not in plain(" ".join(content(one) for one in elements(element.getroottree().getroot(), "//footer"))):
        yield f"licence des citations «\u00a0{licence[:60]}\u00a0» (attendu\u00a0: celle du pied de page)."
