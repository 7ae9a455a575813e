"""The proof of claims: every claim of a finished site recomputed, its words read; phrases of the vocabulary without one.

Pages, drawings and feed are read for their marks; a PDF, which has none, says nothing that its page does not claim.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree, html

from fiches.site.proofs import claim_paper as paper
from fiches.site.proofs.claim_data import Published
from fiches.site.proofs.claim_pages import Claimed, claimed, feed_fragments, unclaimed
from fiches.site.proofs.claim_rules import fault, implied
from fiches.site.proofs.claim_sources import DRAWINGS, published_of
from fiches.site.proofs.claim_syntax import (
    ANY,
    MEASURE,
    Claim,
    Reference,
    Unreadable,
    parse_claims,
    parse_formula,
    references,
)
from fiches.site.proofs.claim_values import Truth, Values
from fiches.site.proofs.claim_words import Vocabulary, edited_text, is_edited, is_quoted, read_vocabulary

PDF, FEED = "fiche.pdf", "atom.xml"


@dataclass(frozen=True, slots=True)
class FileClaims:
    """What one file claims: counts by name of claim, false ones among them, findings, phrases that an editor wrote."""

    examined: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    findings: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimsReport:
    """All files together. `ok` where nothing is false and no phrase stands outside a claim."""

    examined: Mapping[str, int]
    false: Mapping[str, int]
    findings: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    @property
    def summary(self) -> tuple[str, ...]:
        """« 0 fausse sur 1 234 affirmations », then a line a name."""
        total, wrong = sum(self.examined.values()), sum(self.false.values())
        head = f"{_grouped(wrong)} fausse{'s' * (wrong > 1)} sur {_grouped(total)} affirmation{'s' * (total > 1)}"
        lines = (
            f"{name}\u00a0: {self.false.get(name, 0)} sur {_grouped(n)}" for name, n in sorted(self.examined.items())
        )
        return head, *lines


Work = tuple[str, str, str]
Mapper = Callable[[Callable[[Work], FileClaims], Sequence[Work]], Iterable[FileClaims]]


def prove_claims(
    root: Path, content: Path, *, truth: Truth | None = None, mapper: Mapper | None = None
) -> ClaimsReport:
    """Reads every file of a site that may claim. `truth` gives unrounded values: each claim is then also held to them."""
    read_vocabulary(content)  # refused before anything is read
    work = [(str(root), str(content), name) for name in _files(root)]
    if truth is not None:
        found = [read_claims(one, truth) for one in work]
    else:
        found = list(mapper(read_claims, work) if mapper else map(read_claims, work))
    examined, false = Counter[str](), Counter[str]()
    for one in found:
        examined.update(one.examined)
        false.update(one.false)
    return ClaimsReport(
        dict(examined),
        dict(false),
        tuple(finding for one in found for finding in one.findings),
        tuple(warning for one in found for warning in one.warnings),
    )


def _files(root: Path) -> list[str]:
    found = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return sorted(
        name
        for name in found
        if name.endswith(".html") or name == FEED or (name.endswith(".svg") and f"/{DRAWINGS}/" in name)
    )


def read_claims(work: Work, truth: Truth | None = None) -> FileClaims:
    """The claims of one file, given as (site, content, name)."""
    root, content, name = Path(work[0]), Path(work[1]), work[2]
    try:
        trees = list(_trees(root / name))
    except (etree.ParserError, etree.XMLSyntaxError, UnicodeDecodeError) as error:
        return FileClaims(findings=(f"{name}\u00a0: illisible ({error}).",))
    page = _Page(name, published_of(root, content, name), read_vocabulary(content), truth)
    elements = [one for tree in trees for one in claimed(tree)]
    for element in elements:
        page.read(element)
    if name.endswith(".html") or name.endswith(".svg"):
        page.refuse_unclaimed(trees[0], edited_text(content))
    pdf = root / posixpath.dirname(name) / PDF
    if posixpath.basename(name) == "index.html" and page.published.home and pdf.is_file():
        page.findings += paper.findings(pdf, elements, trees[0], page.vocabulary, edited_text(content))
    return FileClaims(page.examined, page.false, tuple(page.findings), tuple(page.warnings))


def _trees(path: Path) -> Iterator[etree._Element]:
    if path.suffix == ".html":
        yield html.document_fromstring(path.read_bytes().decode("utf-8"))
        return
    tree = etree.fromstring(path.read_bytes())
    yield tree
    if path.name == FEED:
        yield from feed_fragments(tree)


class _Page:
    """Judges the elements of one file."""

    def __init__(self, name: str, published: Published, vocabulary: Vocabulary, truth: Truth | None) -> None:
        self.name, self.published, self.vocabulary = name, published, vocabulary
        self.values = Values(published)
        self.true_values = Values(published, truth) if truth else None
        self.examined, self.false = Counter[str](), Counter[str]()
        self.findings: list[str] = []
        self.warnings: list[str] = []

    def read(self, element: Claimed) -> None:
        try:
            claims = parse_claims(element.attribute)
        except Unreadable as error:
            self.examined["illisible"] += 1
            self.false["illisible"] += 1
            self._find(element, str(error))
            return
        for claim in claims:
            reasons = [reason for reason in self._reasons(claim, element.words) if reason]
            self.examined[claim.name] += 1
            self.false[claim.name] += bool(reasons)
            for reason in reasons:
                self._find(element, f"{claim}\u00a0: {reason}")
        allowed = {name for claim in claims for name in implied(claim, self.values)}
        for reason in (
            *self.vocabulary.faults([c.name for c in claims], element.words, allowed),
            *_foreign(claims, element, self.values),
        ):
            self._find(element, reason)

    def _reasons(self, claim: Claim, words: str) -> Iterator[str]:
        yield fault(claim, self.values, words)
        if self.true_values and (reason := fault(claim, self.true_values, words)):
            yield f"contraire à la vérité de l’émulateur\u00a0: {reason}"

    def _find(self, element: Claimed, reason: str) -> None:
        self.findings.append(f"{self.name} {element.place}\u00a0: «\u00a0{element.words[:120]}\u00a0»\u00a0; {reason}.")

    def refuse_unclaimed(self, tree: etree._Element, edited: str) -> None:
        """Phrases of the vocabulary in no claim: a finding where they are ours, a warning where an editor wrote them."""
        mains = tree.iter("main") if self.name.endswith(".html") else iter([tree])
        for place, text in dict.fromkeys(found for main in mains for found in unclaimed(main)):
            for hit in self.vocabulary.hits(text):
                if is_quoted(text, hit):
                    continue
                told = f"{self.name} {place}\u00a0: «\u00a0{hit.text}\u00a0» hors de toute affirmation, dans «\u00a0{text[:120]}\u00a0»."
                (self.warnings if is_edited(text, hit, edited) else self.findings).append(told)


def _foreign(claims: Sequence[Claim], element: Claimed, values: Values) -> Iterator[str]:
    """Numbers said within a claim that are not of the rows that it is about; a share may be told by its percentage."""
    about = {_row(values, one) for claim in claims for node in claim.arguments for one in references(node)}
    if any(ANY in row.parts for row in about):
        return
    for mark in element.marks:
        try:
            rows = {_row(values, one) for one in references(parse_formula(mark))}
        except Unreadable as error:
            yield str(error)
            continue
        if not rows <= about:
            yield f"le nombre {mark} n’est pas de ceux dont l’affirmation parle"


def _row(values: Values, reference: Reference) -> Reference:
    """A key without its measure, its territory named."""
    return replace(values.published.resolved(reference), parts=reference.parts[:MEASURE])


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
