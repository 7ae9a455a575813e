"""The whole output folder, every page of it read once: what each proof finds in it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from fiches.site.checks.data_files import data_findings
from fiches.site.checks.links import link_findings
from fiches.site.checks.one_edition import edition_findings
from fiches.site.checks.page import PageReport, check_document, identity, unreadable
from fiches.site.checks.paper import PaperReport, read_paper
from fiches.site.checks.pdf import check_pdf
from fiches.site.checks.reading import parsed
from fiches.site.checks.rows import fiche_row_findings, row_findings
from fiches.site.foreign import links_in
from fiches.site.proofs.active import active_findings
from fiches.site.proofs.claims import claims_of
from fiches.site.proofs.descriptions import described_findings
from fiches.site.proofs.distinctions import distinction_findings, pages_agree
from fiches.site.proofs.facts import Facts, facts_of
from fiches.site.proofs.feed import feed_findings
from fiches.site.proofs.fiche_rows import CSV, csv_text
from fiches.site.proofs.files import FEED
from fiches.site.proofs.head_numbers import feed_numbers
from fiches.site.proofs.inventory import inventory_findings, unannounced
from fiches.site.proofs.model import PROOFS, Proof
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.pdf_head import pdf_head_findings
from fiches.site.proofs.run import page_proofs, page_reading
from fiches.site.proofs.safety import file_findings
from fiches.site.proofs.same_site import site_facts, site_findings
from fiches.site.publish import site_files

PDF = "fiche.pdf"
_DATA = (".csv", ".json", ".jsonld", ".parquet", ".csv.gz", ".svg", ".xlsx", ".xml")


class PageTask(NamedTuple):
    """A page to read: the site's folder, its name, the content folder that declares units and texts, the proofs wanted."""

    root: str
    name: str
    content: str = ""
    what: tuple[str, ...] = PROOFS


@dataclass(frozen=True, slots=True)
class PageResult:
    """What a page gave: its report, its proofs by name, what it says of itself; None where it cannot be read."""

    report: PageReport
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    facts: Facts | None = None


Mapper = Callable[[Callable[[PageTask], PageResult], Sequence[PageTask]], Iterable[PageResult]]


@dataclass(frozen=True, slots=True)
class SiteReport:
    """Counts of what was examined, and every proof by name."""

    pages: int
    charts: int
    numbers: int
    links: int
    proofs: Mapping[str, Proof]

    @property
    def findings(self) -> tuple[str, ...]:
        """Those of every proof, each once."""
        return tuple(dict.fromkeys(one for proof in self.proofs.values() for one in proof.findings))


def check_site(
    root: Path, *, content: Path | None = None, what: Collection[str] = PROOFS, mapper: Mapper | None = None
) -> SiteReport:
    """The proofs of a site's files. `mapper` may spread the pages over processes; order does not matter.

    `content`: the folder that declares units, texts and the words of claims, without which these are not compared.
    """
    if links := links_in(root):
        found = [f"{name} : lien symbolique ; un site n’en contient pas, et rien n’est lu à travers." for name in links]
        return SiteReport(0, 0, 0, 0, {"links": Proof(findings=found)})
    files = site_files(root)
    work = [
        PageTask(str(root), name, str(content or ""), tuple(name for name in PROOFS if name in what))
        for name in files
        if name.endswith(".html")
    ]
    results = sorted(mapper(read_page, work) if mapper else map(read_page, work), key=lambda one: one.report.name)
    proofs = {name: Proof() for name in PROOFS if name in what}
    for result in results:
        for name, proof in result.proofs.items():
            proofs[name].add(proof)
    for name, proof in _whole(root, content, files, results, what).items():
        proofs[name].add(proof)
    reports = [one.report for one in results]
    return SiteReport(
        pages=len(reports),
        charts=sum(report.charts for report in reports),
        numbers=sum(report.numbers for report in reports),
        links=sum(len(report.links) for report in reports),
        proofs=proofs,
    )


def _whole(
    root: Path, content: Path | None, files: Sequence[str], results: Sequence[PageResult], what: Collection[str]
) -> dict[str, Proof]:
    """What no page tells alone."""
    reports = [one.report for one in results]
    found: dict[str, Proof] = {}
    if "numbers" in what:
        found["numbers"] = feed_numbers(root)
    if "claims" in what and content is not None and (root / FEED).is_file():
        found["claims"] = claims_of(root, content, FEED)
    if "same" in what:
        facts = site_facts(root, files, [one.facts for one in results if one.facts is not None])
        found["same"] = _proof(
            [
                *edition_findings(root, files, reports),
                *site_findings(facts),
                *pages_agree(root, files, facts.pages),
                *file_findings(root, files),
                *inventory_findings(root, files),
                *feed_findings(root),
                *active_findings(root, files),
            ]
        )
    if "links" in what:
        found["links"] = _proof(
            [
                *link_findings(root, files, {report.name: report for report in reports}),
                *unannounced(
                    root,
                    files,
                    {report.name: report.links for report in reports},
                    {report.name for report in reports if report.leads_to},
                ),
            ]
        )
    if "data" in what:
        read = {posixpath.dirname(one.report.name) for one in results if "data" in one.proofs}
        found["data"] = _proof(
            [
                *row_findings(root, files, read),
                *data_findings(root, files),
                *distinction_findings(root, files, content),
                *described_findings(root, files),
            ]
        )
        found["data"].examined["fichier"] += sum(name.endswith(_DATA) for name in files)
    return found


def _proof(findings: list[str]) -> Proof:
    return Proof(findings=findings)


def read_page(task: PageTask) -> PageResult:
    """The proofs of a page; a fiche and its PDF are compared with the fiche's data."""
    root, name = Path(task.root), task.name
    raw = (root / name).read_bytes()
    document = parsed(raw)
    if document is None:
        report = unreadable(name)
        return PageResult(report, {"links": Proof(findings=[*report.findings])} if "links" in task.what else {})
    page = page_reading(root, name, document, Path(task.content) if task.content else None)
    report = check_document(root, name, raw, document) if "links" in task.what else identity(name, document)
    proofs = page_proofs(page, task.what)
    if "claims" in task.what and task.content:
        proofs["claims"] = claims_of(root, Path(task.content), name, page.parsed)
    if "data" in task.what and page.is_fiche:
        proofs["data"] = _proof([*fiche_row_findings(page)])
    if "links" in task.what:
        proofs["links"] = Proof(findings=[*report.findings])
        proofs["links"].examined["lien"] += len(report.links)
    if "pdf" in task.what and page.is_fiche and (page.folder / PDF).is_file():
        proofs["pdf"] = _paper(page, report, proofs.get("numbers"))
    return PageResult(report, proofs, facts_of(page) if "same" in task.what else None)


def _paper(page: PageReading, report: PageReport, numbers: Proof | None) -> Proof:
    """The proof `pdf` of a fiche; its numbers are those of the page, which the proof `numbers` counts."""
    path = page.folder / PDF
    beside = f"{posixpath.dirname(page.name)}/{PDF}"
    proof = Proof()
    proof.examined["PDF"] += 1
    own = page.folder / CSV
    data = own.read_bytes() if own.is_file() else csv_text(page.rows)
    proof.tell(beside, check_pdf(path, data, of=(report.edition, report.construction)))
    paper: PaperReport = read_paper(path, page.document)
    proof.tell(beside, [*paper.findings, *pdf_head_findings(path, page.document)])
    if numbers is not None:
        numbers.examined["PDF"] += paper.numbers
    return proof
