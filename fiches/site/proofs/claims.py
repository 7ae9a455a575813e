"""The proof of claims: every claim of a finished site recomputed, its words read; phrases of the vocabulary without one.

Pages, drawings and feed are read for their marks; a PDF, which has none, says nothing that its page does not claim.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html

from fiches.site.proofs import claim_paper as paper
from fiches.site.proofs.claim_judge import Judge
from fiches.site.proofs.claim_pages import Claimed, Unclaimed, claimed, feed_fragments, place_of
from fiches.site.proofs.claim_sources import DRAWINGS, published_of
from fiches.site.proofs.claim_values import Truth
from fiches.site.proofs.claim_words import edited_text, is_edited, is_quoted, read_vocabulary
from fiches.site.proofs.files import FEED
from fiches.site.proofs.model import Proof

PAGE, PDF = "index.html", "fiche.pdf"


@dataclass(frozen=True, slots=True)
class FileClaims:
    """What a page and its drawings claim: counts by name of claim, false ones among them, what is found."""

    examined: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)  # phrases outside a claim that an editor wrote


@dataclass(frozen=True, slots=True)
class ClaimsReport:
    """All files together: nothing is false and no phrase of ours stands outside a claim where there is no finding."""

    examined: Mapping[str, int]
    false: Mapping[str, int]
    findings: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    @property
    def summary(self) -> tuple[str, ...]:
        """« 0 fausse sur 1 234 affirmations », then a line a name."""
        total, wrong = sum(self.examined.values()), sum(self.false.values())
        head = f"{_grouped(wrong)} fausse{'s' * (wrong > 1)} sur {_grouped(total)} affirmation{'s' * (total > 1)}"
        counts = ((name, self.false.get(name, 0), number) for name, number in sorted(self.examined.items()))
        return head, *(f"{name}\u00a0: {_grouped(false)} sur {_grouped(number)}" for name, false, number in counts)


Work = tuple[str, str, str]
Mapper = Callable[[Callable[[Work], FileClaims], Sequence[Work]], Iterable[FileClaims]]


def prove_claims(
    root: Path, content: Path, *, truth: Truth | None = None, mapper: Mapper | None = None
) -> ClaimsReport:
    """Reads every file of a site that may claim. `truth` gives unrounded values: each claim is then also held to them.

    Raises ContentError for a content folder that cannot be read.
    """
    read_vocabulary(content)  # refused before anything is read
    work = [(str(root), str(content), name) for name in _pages(root)]
    if truth is not None:
        found = [read_claims(one, truth) for one in work]
    else:
        found = list(mapper(read_claims, work) if mapper else map(read_claims, work))
    return ClaimsReport(
        dict(sum((one.examined for one in found), Counter[str]())),
        dict(sum((one.false for one in found), Counter[str]())),
        tuple(finding for one in found for finding in one.findings),
        tuple(warning for one in found for warning in one.warnings),
    )


def _pages(root: Path) -> list[str]:
    """Every page, the feed, and the folder of any drawings that stand beside no page."""
    names = {path.relative_to(root).as_posix() for path in root.rglob("*.html")}
    folders = {path.parent.parent.relative_to(root).as_posix() for path in root.rglob(f"{DRAWINGS}/*.svg")}
    alone = {f"{folder}/{PAGE}" for folder in folders} - names
    return sorted(names | alone | ({FEED} if (root / FEED).is_file() else set()))


def read_claims(
    work: Work, truth: Truth | None = None, *, parsed: Mapping[str, etree._Element] | None = None
) -> FileClaims:
    """The claims of one page, its drawings and its PDF, given as (site, content, name of the page).

    `parsed`: documents that are read already, by the name of their file.
    """
    root, content, name = Path(work[0]), Path(work[1]), work[2]
    judge = Judge(published_of(root, content, name), read_vocabulary(content), truth)
    reader = _Reader(root, judge, edited_text(content), parsed or {})
    page = reader.read(name)
    folder = root / posixpath.dirname(name)
    if posixpath.basename(name) == PAGE:
        for drawing in sorted((folder / DRAWINGS).glob("*.svg")):
            reader.read(drawing.relative_to(root).as_posix())
        if page is not None and (folder / PDF).is_file():
            reader.read_paper(folder / PDF, name, page)
    return reader.found


def claims_of(root: Path, content: Path, name: str, parsed: Mapping[str, etree._Element] | None = None) -> Proof:
    """The proof `claims` of one page with its drawings and its PDF, or of the feed."""
    return proof_of(read_claims((str(root), str(content), name), parsed=parsed))


def proof_of(found: FileClaims | ClaimsReport) -> Proof:
    """What was found, as the other proofs say it."""
    return Proof(Counter(found.examined), findings=list(found.findings), warnings=list(found.warnings))


@dataclass(frozen=True, slots=True)
class _Read:
    """A file: its elements that claim, and what it says besides."""

    claimed: Sequence[Claimed]
    left: Unclaimed


class _Reader:
    """Reads the files of one folder."""

    def __init__(self, root: Path, judge: Judge, edited: str, parsed: Mapping[str, etree._Element]) -> None:
        self.root, self.judge, self.edited, self.parsed = root, judge, edited, parsed
        self.found = FileClaims()

    def read(self, name: str) -> _Read | None:
        """Judges what a file claims; None where there is none that can be read."""
        if not (self.root / name).is_file():
            return None
        try:
            trees = [self.parsed[name]] if name in self.parsed else list(_trees(self.root / name))
        except (etree.ParserError, etree.XMLSyntaxError, UnicodeDecodeError) as error:
            self.found.findings.append(f"{name}\u00a0: illisible ({error}).")
            return None
        read = _Read([one for tree in trees for one in claimed(tree)], Unclaimed(trees[0]))
        for element in read.claimed:
            self._judge(name, element)
        if name != FEED:
            self._refuse_unclaimed(name, read.left)
        return read

    def read_paper(self, pdf: Path, name: str, page: _Read) -> None:
        found = paper.findings(pdf, page.claimed, page.left, self.judge.vocabulary, self.edited)
        self.found.findings.extend(f"{posixpath.dirname(name)}/{finding}" for finding in found)

    def _judge(self, name: str, element: Claimed) -> None:
        verdict = self.judge.verdict(element)
        self.found.examined.update(verdict.names)
        self.found.false.update(verdict.false)
        told = f"{name} {element.place}\u00a0: «\u00a0{element.words[:120]}\u00a0»"
        self.found.findings.extend(f"{told}\u00a0; {reason}." for reason in verdict.reasons)

    def _refuse_unclaimed(self, name: str, left: Unclaimed) -> None:
        """Phrases of the vocabulary in no claim: a finding where they are ours, a warning where an editor wrote them."""
        for element, text in left.blocks:
            for hit in self.judge.vocabulary.hits(text):
                if is_quoted(text, hit) or not _is_in_main(name, element):
                    continue
                kept = self.found.warnings if is_edited(text, hit, self.edited) else self.found.findings
                kept.append(
                    f"{name} {place_of(element)}\u00a0: «\u00a0{hit.text}\u00a0» hors de toute affirmation, dans"
                    f" «\u00a0{text[:120]}\u00a0»."
                )


def _is_in_main(name: str, element: etree._Element) -> bool:
    """Whether an element is of a page's content, not of its head or foot; a drawing of its own is all content."""
    return not name.endswith(".html") or element.tag == "main" or next(element.iterancestors("main"), None) is not None


def _trees(path: Path) -> Iterator[etree._Element]:
    if path.suffix == ".html":
        yield html.document_fromstring(path.read_bytes().decode("utf-8"))
        return
    tree = etree.fromstring(path.read_bytes())
    yield tree
    if path.name == FEED:
        yield from feed_fragments(tree)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
