"""Links and announced files: every address leads somewhere, every promise of the lists is kept, every sum is right."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from fiches.site.checks.page import PageReport
from fiches.site.checks.reading import texts
from fiches.site.publish import BUILD_FILE, SUMS, digest

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_FORMS = ("pdf", "csv", "json", "xlsx")
_DATA = ("/donnees.csv", "/donnees.json", "/donnees.xlsx")
_USUAL_SOURCE = "api.francetravail.io"


def link_findings(root: Path, files: Sequence[str], reports: Mapping[str, PageReport]) -> Iterator[str]:
    """Each finding is a French sentence that names the file. `reports`: those of the pages, by name."""
    there = set(files)
    yield from _links(reports, there)
    yield from _redirects(reports)
    yield from _announced(root, files)
    yield from _sitemap(root, there)
    yield from _sums(root, files)


def _links(reports_by_name: Mapping[str, PageReport], files: set[str]) -> Iterator[str]:
    for name, report in reports_by_name.items():
        for address in dict.fromkeys(report.links):
            parts = urlsplit(address)
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
            )
            if parts.path.startswith("/"):
                yield f"{name} : adresse absolue « {address} » (attendu : relative)."
            elif target not in files:
                yield f"{name} : le lien « {address} » ne mène à aucun fichier."
            elif parts.fragment and target in reports_by_name and parts.fragment not in reports_by_name[target].anchors:
                yield f"{name} : l’ancre de « {address} » n’existe pas."


def _redirects(reports_by_name: Mapping[str, PageReport]) -> Iterator[str]:
    """A page that sends its visitors elsewhere sends them to a page of the site that keeps them, and has a link to it."""
    for name, report in reports_by_name.items():
        if not report.leads_to:
            continue
        target = reports_by_name.get(posixpath.normpath(posixpath.join(posixpath.dirname(name), report.leads_to)))
        if target is None:
            yield f"{name} : renvoie à « {report.leads_to} », qui n’est pas une page du site."
        elif target.leads_to:
            yield f"{name} : renvoie à {target.name}, qui renvoie ailleurs."
        if report.leads_to not in report.links:
            yield f"{name} : renvoie à « {report.leads_to} » sans lien à suivre."


def _announced(root: Path, files: Sequence[str]) -> Iterator[str]:
    """Every fiche that the list announces exists whole, and no other."""
    there = set(files)
    for name in ("index.html", "404.html", "robots.txt", ".nojekyll", "api/v1/territoires.json", BUILD_FILE):
        if name not in there:
            yield f"{name} : fichier absent."
    try:
        listed = json.loads((root / "api/v1/territoires.json").read_text(encoding="utf-8"))["territoires"]
        built = dict(json.loads((root / BUILD_FILE).read_text(encoding="utf-8")))
        wanted = [name for entry in listed for name in _wanted(entry)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield f"api/v1 : illisible ({error!r})."
        return
    yield from (f"{name} : annoncé par territoires.json, absent." for name in wanted if name not in there)
    pages = {name for name in files if name.endswith(_DATA)}
    announced = {str(entry[form]) for entry in listed for form in _FORMS}
    yield from (f"{name} : présent, mais sa fiche n’est pas annoncée." for name in sorted(pages - announced))
    if built.get("fiches") != len(listed):
        yield f"{BUILD_FILE} : {built.get('fiches')} fiches, territoires.json en annonce {len(listed)}."
    yield from _demo(root, built, listed)


def _wanted(entry: Mapping[str, str]) -> list[str]:
    """The files that an entry of the list announces."""
    return [entry["url"] + "index.html", *(entry[form] for form in _FORMS if entry[form])]


def _demo(root: Path, built: Mapping[str, object], listed: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """A page is marked as simulated where the build is a demo, and only there; it names a source that is not the usual one."""
    source, demo = str(built.get("source", _USUAL_SOURCE)), bool(built.get("demo"))
    for entry in listed:
        page = root / entry["url"] / "index.html"
        if not page.is_file():
            continue
        text = page.read_bytes()
        if (b"data-demo" in text) != demo:
            yield f"{entry['url']}index.html : la mention des données simulées ne s’accorde pas avec {BUILD_FILE}."
        if not demo and source != _USUAL_SOURCE and source.encode() not in text:
            yield f"{entry['url']}index.html : la source {source}, de {BUILD_FILE}, n’est pas nommée."


def _sitemap(root: Path, files: set[str]) -> Iterator[str]:
    path = root / "sitemap.xml"
    if not path.is_file():
        return
    try:
        addresses = texts(etree.parse(str(path)).getroot(), "//s:loc/text()", s=_SITEMAP)
    except etree.XMLSyntaxError as error:
        yield f"sitemap.xml : illisible ({error})."
        return
    base = min(map(str, addresses), key=len, default="")
    for address in addresses:
        name = address.removeprefix(base)
        if (
            not address.startswith(base)
            or (name if not name.endswith("/") and name else f"{name}index.html") not in files
        ):
            yield f"sitemap.xml : {address} ne mène à aucune page."


def _sums(root: Path, files: Sequence[str]) -> Iterator[str]:
    path = root / SUMS
    if not path.is_file():
        yield f"{SUMS} : absent."
        return
    lines = [line.partition("  ") for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    expected = {name: total for total, _, name in lines}
    yield from (f"{name} : absent de {SUMS}." for name in files if name not in expected)
    for name, total in expected.items():
        if name not in files:
            yield f"{name} : nommé par {SUMS}, absent."
        elif digest(root / name) != total:
            yield f"{name} : modifié depuis la construction (somme SHA-256 différente)."
