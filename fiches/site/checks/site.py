"""The whole output folder: every page, every link, every file announced, every sum."""

from __future__ import annotations

import csv
import json
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from fiches.keys import CSV_HEADERS, FRANCE, Key, TerritoryKey
from fiches.site.checks.data_files import data_findings
from fiches.site.checks.one_edition import edition_findings
from fiches.site.checks.page import PageReport, check_page
from fiches.site.checks.paper import check_paper
from fiches.site.checks.pdf import check_pdf
from fiches.site.checks.reading import texts
from fiches.site.foreign import links_in
from fiches.site.proofs.feed import feed_findings
from fiches.site.proofs.inventory import inventory_findings
from fiches.site.proofs.pdf_head import pdf_head_findings
from fiches.site.proofs.active import of_files
from fiches.site.publish import BUILD_FILE, SUMS, digest, site_files
from fiches.territories import LEVELS

Mapper = Callable[[Callable[[tuple[str, str]], PageReport], Sequence[tuple[str, str]]], Iterable[PageReport]]
PDF = "fiche.pdf"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class SiteReport:
    """Counts of what was examined, and every finding."""

    pages: int
    charts: int
    numbers: int
    links: int
    findings: tuple[str, ...]


_USUAL_SOURCE = "api.francetravail.io"


def check_site(root: Path, *, mapper: Mapper | None = None) -> SiteReport:
    """Every check on a site's files. `mapper` may spread the pages over processes; order does not matter."""
    if links := links_in(root):
        found = (f"{name} : lien symbolique ; un site n’en contient pas, et rien n’est lu à travers." for name in links)
        return SiteReport(0, 0, 0, 0, tuple(found))
    files = site_files(root)
    pages = [name for name in files if name.endswith(".html")]
    work = [(str(root), name) for name in pages]
    reports = list(mapper(read_page, work) if mapper else map(read_page, work))
    reports.sort(key=lambda report: report.name)
    reports_by_name = {report.name: report for report in reports}
    findings = [finding for report in reports for finding in report.findings]
    findings += _links(reports_by_name, set(files))
    findings += _redirects(reports_by_name)
    findings += _announced(root, files)
    findings += _sitemap(root, set(files))
    findings += _data_files(root, files)
    findings += data_findings(root, files)
    findings += edition_findings(root, files, reports)
    findings += inventory_findings(
        root, files, {one.name: one.links for one in reports}, {one.name for one in reports if one.leads_to}
    )
    findings += feed_findings(root)
    findings += of_files(root, files)
    findings += _sums(root, files)
    return SiteReport(
        pages=len(reports),
        charts=sum(report.charts for report in reports),
        numbers=sum(report.numbers for report in reports),
        links=sum(len(report.links) for report in reports),
        findings=tuple(findings),
    )


def read_page(place: tuple[str, str]) -> PageReport:
    """The report of a page given as (folder, name); a fiche and its PDF are compared with the fiche's data."""
    root, name = Path(place[0]), place[1]
    data = (root / name).parent / "donnees.csv"
    is_fiche = posixpath.basename(name) == "index.html" and data.is_file() and _territory_of(data) is not None
    report = check_page(root, name, values=fiche_values(data) if is_fiche else None)
    pdf = data.parent / PDF
    if not is_fiche or not pdf.is_file():
        return report
    beside = f"{posixpath.dirname(name)}/{PDF}"
    found = [
        *check_pdf(pdf, data.read_bytes(), of=(report.edition, report.construction)),
        *check_paper(pdf, root / name),
        *pdf_head_findings(pdf, root / name),
    ]
    return replace(report, findings=(*report.findings, *(f"{beside} : {finding}" for finding in found)))


def fiche_values(path: Path) -> dict[str, str]:
    """`donnees.csv` by mark → `valeur`; marks are relative to the territory of the folder."""
    home = _territory_of(path)
    values = {}
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in list(csv.reader(file))[1:]:
            if home and len(row) == len(CSV_HEADERS):  # any other is a finding of `_csv_findings`
                values[Key(*row[: len(Key._fields)]).mark(home)] = row[len(Key._fields)]
    return values


_TYPES = {level.folder: level.code for level in LEVELS.values() if level.code != FRANCE.type}


def _territory_of(path: Path) -> TerritoryKey | None:
    """The territory of a fiche's folder; None where no fiche has its place."""
    folder, level = path.parent.name, path.parent.parent.name
    if folder == "france":
        return FRANCE
    return TerritoryKey(_TYPES[level], folder.partition("-")[0]) if level in _TYPES else None


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
    pages = {name for name in files if name.endswith("/donnees.csv")}
    yield from (f"{name} : présent, mais sa fiche n’est pas annoncée." for name in pages - {e["csv"] for e in listed})
    if built.get("fiches") != len(listed):
        yield f"{BUILD_FILE} : {built.get('fiches')} fiches, territoires.json en annonce {len(listed)}."
    yield from _demo(root, built, listed)


def _wanted(entry: Mapping[str, str]) -> list[str]:
    """The files that an entry of the list announces."""
    pdf = [entry["pdf"]] if entry["pdf"] else []
    return [entry["url"] + "index.html", entry["csv"], entry["json"], *pdf]


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


def _data_files(root: Path, files: Sequence[str]) -> Iterator[str]:
    """`donnees.csv` is sorted, unique, of the declared columns; drawings are well-formed."""
    for name in files:
        if name.endswith("/donnees.csv"):
            yield from _csv_findings(root, name)
        elif name.endswith(".svg"):
            try:
                etree.parse(str(root / name))
            except etree.XMLSyntaxError as error:
                yield f"{name} : SVG illisible ({error})."


def _csv_findings(root: Path, name: str) -> Iterator[str]:
    with (root / name).open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.reader(file))
    if not rows or tuple(rows[0]) != CSV_HEADERS or any(len(row) != len(CSV_HEADERS) for row in rows):
        yield f"{name} : colonnes inattendues."
        return
    keys = [tuple(row[: len(Key._fields)]) for row in rows[1:]]
    if keys != sorted(keys):
        yield f"{name} : lignes non triées."
    if len(keys) != len(set(keys)):
        yield f"{name} : deux lignes de même clé."
    for row in rows[1:]:
        value, status = row[10], row[11]
        if (value == "") != (status in ("nd", "s", "na")):
            yield f"{name} : valeur « {value} » et statut « {status} » ne vont pas ensemble ({'.'.join(row[:10])})."


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
