"""The whole output folder, every page of it read once: what each proof finds in it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fiches.site.checks.data_files import data_findings
from fiches.site.checks.former_sheets import former_sheets_proof
from fiches.site.checks.links import link_findings
from fiches.site.checks.one_edition import edition_findings
from fiches.site.checks.page import PageReport, check_document, identity, unreadable
from fiches.site.checks.paper import PaperReport, read_paper
from fiches.site.checks.pdf import check_pdf
from fiches.site.checks.reading import parsed
from fiches.site.checks.results import Mapper, PageResult, PageTask, SiteReport
from fiches.site.checks.rows import fiche_row_findings, row_findings
from fiches.site.collector import collector_paused
from fiches.site.foreign import links_in
from fiches.site.proofs.active import active_findings
from fiches.site.proofs.cards import card_file_findings
from fiches.site.proofs.claims import claims_of
from fiches.site.proofs.compared_files import compared_proofs
from fiches.site.proofs.descriptions import described_findings
from fiches.site.proofs.distinctions import distinction_findings, pages_agree
from fiches.site.proofs.edition_workbook import edition_workbook_claims, edition_workbook_findings
from fiches.site.proofs.facts import facts_of
from fiches.site.proofs.feed import feed_findings
from fiches.site.proofs.fiche_rows import CSV, csv_text
from fiches.site.proofs.files import FEED
from fiches.site.proofs.head_numbers import feed_numbers
from fiches.site.proofs.inventory import inventory_findings, unannounced
from fiches.site.proofs.model import PROOFS, Proof
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.pdf_head import pdf_head_findings
from fiches.site.proofs.place_feeds import level_feed_findings
from fiches.site.proofs.run import page_proofs, page_reading
from fiches.site.proofs.safety import file_findings
from fiches.site.proofs.same_site import site_facts, site_findings
from fiches.site.proofs.search import PAGE as SEARCH
from fiches.site.proofs.search import search_findings
from fiches.site.publish import site_files

PDF = "fiche.pdf"
_DATA = (".csv", ".json", ".jsonld", ".parquet", ".csv.gz", ".svg", ".xlsx", ".xml")


def check_site(
    root: Path,
    *,
    content: Path | None = None,
    what: Collection[str] = PROOFS,
    mapper: Mapper | None = None,
    known: Mapping[str, PageResult] | None = None,
) -> SiteReport:
    """The proofs of a site's files. `mapper` may spread the pages over processes; order does not matter.

    `content`: the folder that declares units, texts and the words of claims, without which these are not compared;
    `known`: what pages gave, by name, that are as they were when they were read.
    """
    if links := links_in(root):
        found = [f"{name} : lien symbolique ; un site n’en contient pas, et rien n’est lu à travers." for name in links]
        return SiteReport(0, 0, 0, 0, {"links": Proof(findings=found)})
    files = site_files(root)
    results = _read_pages(root, files, (content, what), mapper, known or {})
    return _report(results, what, _Whole(root, content, files, results, frozenset(known or {})).proofs(what))


def check_pages(
    root: Path,
    *,
    content: Path | None = None,
    mapper: Mapper | None = None,
    known: Mapping[str, PageResult] | None = None,
) -> SiteReport:
    """The proofs of pages alone, and of what lies beside each: those of a shard."""
    return _report(_read_pages(root, site_files(root), (content, PROOFS), mapper, known or {}), PROOFS, {})


def _read_pages(
    root: Path,
    files: Sequence[str],
    asked: tuple[Path | None, Collection[str]],
    mapper: Mapper | None,
    known: Mapping[str, PageResult],
) -> list[PageResult]:
    """By name. `asked`: the content folder, the proofs wanted."""
    content, what = asked
    wanted = tuple(name for name in PROOFS if name in what)
    names = [name for name in files if name.endswith(".html") and name not in known]
    work = [PageTask(str(root), name, str(content or ""), wanted) for name in names]
    read = mapper(read_page, work) if mapper else map(read_page, work)
    return sorted([*read, *known.values()], key=lambda one: one.report.name)


def _report(results: Sequence[PageResult], what: Collection[str], whole: Mapping[str, Proof]) -> SiteReport:
    proofs = {name: Proof() for name in PROOFS if name in what}
    for result in results:
        for name, proof in result.proofs.items():
            proofs[name].add(proof)
    for name, proof in whole.items():
        proofs[name].add(proof)
    reports = [one.report for one in results]
    return SiteReport(
        pages=len(reports),
        charts=sum(report.charts for report in reports),
        numbers=sum(report.numbers for report in reports),
        links=sum(len(report.links) for report in reports),
        proofs=proofs,
        results=results,
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """A site whose pages are read: what no page tells alone."""

    root: Path
    content: Path | None
    files: Sequence[str]
    results: Sequence[PageResult]
    known: frozenset[str] = frozenset()  # pages that are as they were when they were read

    def proofs(self, what: Collection[str]) -> dict[str, Proof]:
        """The proofs wanted that the whole site has a part in."""
        parts: dict[str, Callable[[], Proof]] = {
            "numbers": lambda: feed_numbers(self.root),
            "claims": self._claims,
            "same": lambda: Proof(findings=self._same()),
            "links": lambda: Proof(findings=self._links()),
            "data": self._data,
            "pdf": lambda: former_sheets_proof(self.root, self.files),
        }
        proofs = {name: part() for name, part in parts.items() if name in what}
        for name, proof in compared_proofs(self.root, self.files, self.content, what).items():
            proofs[name].add(proof)
        return proofs

    @property
    def _reports(self) -> list[PageReport]:
        return [one.report for one in self.results]

    def _claims(self) -> Proof:
        """Of the feed and of the workbook of the edition; nothing without the words of claims."""
        if self.content is None:
            return Proof()
        proof = edition_workbook_claims(self.root, self.files, self.content)
        if (self.root / FEED).is_file():
            proof.add(claims_of(self.root, self.content, FEED))
        return proof

    def _same(self) -> list[str]:
        facts = site_facts(self.root, self.files, [one.facts for one in self.results if one.facts is not None])
        return [
            *edition_findings(self.root, self.files, self._reports),
            *site_findings(facts),
            *pages_agree(self.root, self.files, facts.pages),
            *file_findings(self.root, self.files),
            *inventory_findings(self.root, self.files),
            *feed_findings(self.root),
            *level_feed_findings(self.root, self.files),
            *card_file_findings(self.root, self.files),
            *active_findings(self.root, self.files),
        ]

    def _links(self) -> list[str]:
        reports = {report.name: report for report in self._reports}
        links = {name: report.links for name, report in reports.items()}
        leading = {name for name, report in reports.items() if report.leads_to}
        anchors = {name: report.anchors for name, report in reports.items()}
        return [
            *link_findings(self.root, self.files, reports),
            *unannounced(self.root, self.files, links, leading),
            *self._search(links, anchors),
        ]

    def _search(self, links: Mapping[str, Sequence[str]], anchors: Mapping[str, frozenset[str]]) -> Iterator[str]:
        """Its pages and its files are kept together, and are of the same places: those of a search that is known passed."""
        if SEARCH not in self.known:
            yield from search_findings(self.root, self.files, links, anchors)

    def _data(self) -> Proof:
        read = {posixpath.dirname(one.report.name) for one in self.results if "data" in one.proofs}
        proof = Proof(
            findings=[
                *row_findings(self.root, self.files, read),
                *data_findings(self.root, self.files),
                *edition_workbook_findings(self.root, self.files, self.content),
                *distinction_findings(self.root, self.files, self.content),
                *described_findings(self.root, self.files),
            ]
        )
        proof.examined["fichier"] += sum(name.endswith(_DATA) for name in self.files)
        return proof


@collector_paused()
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
        proofs["data"] = Proof(findings=[*fiche_row_findings(page)])
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
