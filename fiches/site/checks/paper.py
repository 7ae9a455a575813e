"""A fiche's PDF compared with its page: the same headings, sentences and figures, in the same order.

A sheet may leave blocks and sections out; it may neither add a number nor change the order, and it ends with its sources.
A PDF of more pages has every section. Numbers are compared as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from lxml import etree

from fiches.site.checks.paper_own_words import hers_within, own_word_faults
from fiches.site.checks.paper_reading import QUOTED, Element, read_pdf
from fiches.site.checks.pdf import SHEET
from fiches.site.checks.reading import classed, content, elements, parsed

HEADINGS = ("H1", "H2", "H3")
_NUMBER = re.compile(r"[+−]?\d{1,3}(?:\u202f\d{3})+(?:,\d+)?|[+−]?\d+(?:,\d+)?")
_SPACE = re.compile(r"\s+")
_IGNORED = re.compile(r"https?://\S+|\s:\sles\s\d+\spremiers\b.*", re.DOTALL)
"""Addresses, and the note that says how many rows of a table are left out: their numbers are not compared."""
_SIMULATED = "Données simulées"
_METHOD = "Sources et méthode"
"""The last part of the PDF: its numbers may come from any block of the page."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading of the page, and the numbers that stand under it until the next, in order."""

    title: str
    numbers: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _PageContent:
    """What the PDF must agree with."""

    passages: tuple[Passage, ...]
    sentences: tuple[str, ...]
    headlines: tuple[tuple[str, str], ...]
    sections: tuple[str, ...]
    comparisons: frozenset[str]  # titles of the parts that a sheet has on its recto, wherever the page has them
    general: frozenset[str]  # numbers of the whole: date, licence, sources
    everything: frozenset[str]


@dataclass(frozen=True, slots=True)
class PaperReport:
    """How many numbers a PDF says, and what it says otherwise than its page."""

    numbers: int
    findings: tuple[str, ...]


def check_paper(pdf: Path, page: Path) -> list[str]:
    """Each difference as a French sentence: what the page does not have, or has in another order."""
    document = parsed(page.read_bytes())
    return [] if document is None else list(read_paper(pdf, document).findings)  # a finding of the page itself


def read_paper(pdf: Path, document: etree._Element) -> PaperReport:
    """A PDF held against its page, already parsed."""
    try:
        paper = read_pdf(pdf)
    except ValueError as error:
        return PaperReport(0, (f"PDF illisible ({error}).",))
    expected = _content_of_page(document)
    sourced = [element for element in paper if element.kind != QUOTED]
    found = dict.fromkeys(
        [
            *_order(sourced, expected),
            *_sentences(sourced, expected),
            *_headlines(sourced, expected),
            *_simulated(sourced, document),
            *own_word_faults(paper, document),
        ]
    )
    return PaperReport(sum(len(numbers(f"{one.text} {one.alternatives}")) for one in paper), tuple(found))


def _simulated(paper: Sequence[Element], document: etree._Element) -> Iterator[str]:
    """The PDF of a page of simulated figures says so."""
    if document.get("data-demo") is not None and not any(_SIMULATED in one.text for one in paper):
        yield f"PDF sans « {_SIMULATED} » (attendu, comme sur sa page)."


def numbers(text: str) -> list[str]:
    """`88 690 personnes, +0,5 %` → 88 690 and +0,5, as they are written."""
    return _NUMBER.findall(text)


def _bare(text: str) -> str:
    """Without its spaces: lines do not break at the same places on both."""
    return _SPACE.sub("", text)


def _content_of_page(document: etree._Element) -> _PageContent:
    main = next(iter(elements(document, "//main")), document)
    passages = tuple(_passages(main))
    keys = elements(main, f".//li[{classed('chiffre')}]")
    general = [*elements(main, ".//*[@id='sources']"), *elements(document, "//footer"), *elements(main, ".//h1/..")[:1]]
    return _PageContent(
        passages,
        tuple(_bare(content(p)) for p in elements(main, ".//div[@class='phrase']//p[not(ancestor::details)]")),
        tuple((_bare(content(key[0])), _bare(content(elements(key, "*[@class='valeur']")[0]))) for key in keys),
        tuple(_bare(content(h2)) for h2 in elements(main, ".//section[.//section[contains(@class, 'bloc')]]/h2")),
        frozenset(_bare(content(h2)) for h2 in elements(main, ".//section[@id='comparaison' or @id='semblables']/h2")),
        frozenset(number for part in general for passage in _passages(part) for number in passage.numbers),
        frozenset(number for passage in passages for number in passage.numbers),
    )


def _passages(main: etree._Element) -> Iterator[Passage]:
    """The page cut at its headings, without what its publisher says under hers."""
    current, hers = Passage(""), hers_within(main)
    for event, element in etree.iterwalk(main, events=("start", "end")):
        if event == "start" and element.tag in ("h1", "h2", "h3") and (element.tag == "h2" or element not in hers):
            yield current
            current = Passage(_bare(content(element)))
        if (element if event == "start" else element.getparent()) in hers:
            continue
        words = element.text if event == "start" else element.tail
        current.numbers.extend(numbers(words or "") if isinstance(element.tag, str) or event == "end" else ())
    yield current


def _order(paper: Sequence[Element], page: _PageContent) -> Iterator[str]:
    """Headings come in the page's order, what compares apart; under each stand only numbers that the page has there."""
    place = 0
    titles = [passage.title for passage in page.passages]
    starts = [index for index, element in enumerate(paper) if element.kind in HEADINGS]
    for start, end in pairwise([*starts, len(paper)]):
        heading, title = paper[start], _bare(paper[start].text)
        after = 0 if title in page.comparisons else place
        if title not in titles[after:]:
            yield _misplaced(heading, titles)
            continue
        found = titles.index(title, after)
        yield from _strange_numbers(paper[start + 1 : end], page.passages[found], heading, page)
        place = place if title in page.comparisons else found + 1


def _one_line(element: Element) -> str:
    """Its words on one line, for a message."""
    return re.sub(" +", " ", element.text).strip()


def _misplaced(heading: Element, titles: Sequence[str]) -> str:
    said = f"PDF, page {heading.page} : le titre « {_one_line(heading)} »"
    if _bare(heading.text) in titles:
        return f"{said} ne vient pas dans l’ordre de la page."
    return f"{said} n’est pas sur la page."


def _strange_numbers(under: Iterable[Element], passage: Passage, heading: Element, page: _PageContent) -> Iterator[str]:
    """Numbers that the page does not have under this heading; in a text or a row, in another order."""
    allowed = page.everything if passage.title == _bare(_METHOD) else frozenset(passage.numbers)
    at = 0
    for element in _heads_once(under):
        said = numbers(_IGNORED.sub("", f"{element.text} {element.alternatives}"))
        strange = [number for number in said if number not in allowed]
        if strange and not page.general.issuperset(said):
            yield (
                f"PDF, page {element.page} : « {strange[0]} » sous « {_one_line(heading)} » ; attendu :"
                f" un nombre de la page sous ce titre ({', '.join(dict.fromkeys(passage.numbers)) or 'aucun'})."
            )
        elif element.kind == "TR":
            at = _position_after(said, passage.numbers, at)
            if at < 0:
                yield f"PDF, page {element.page} : la ligne « {_one_line(element)} » n’est pas celle du tableau de la page."
                return


def _heads_once(under: Iterable[Element]) -> Iterator[Element]:
    """The same, without the head of a table that is printed again where it goes on, on another page."""
    head: Element | None = None
    before = ""
    for element in under:
        if element.kind == "TR" and before != "TR":
            head = element
        elif head is not None and element.page > head.page and _bare(element.text) == _bare(head.text):
            continue
        before = element.kind
        yield element


def _position_after(said: Sequence[str], row: Sequence[str], at: int) -> int:
    """The position after these numbers, found in order from `at`; −1 where one is absent."""
    for number in said:
        try:
            at = row.index(number, at) + 1
        except ValueError:
            return -1
    return at


def _sentences(paper: Sequence[Element], page: _PageContent) -> Iterator[str]:
    """The sentences at the head of the page are in the PDF, word for word, in the same order."""
    said = [_bare(element.text) for element in paper if element.kind == "P"]
    place = 0
    for sentence in page.sentences:
        if sentence not in said[place:]:
            yield f"PDF : phrase de la page absente, coupée ou hors de son ordre : « {sentence[:60]} »."
            return
        place = said.index(sentence, place) + 1


def _headlines(paper: Sequence[Element], page: _PageContent) -> Iterator[str]:
    """Each key figure stands before its value; a section that must be there has its heading."""
    said = [_bare(element.text) for element in paper]
    pairs = set(pairwise(said))
    for title, value in page.headlines:
        if (title, value) not in pairs:
            yield f"PDF : chiffre clé absent ou autre ; attendu, comme sur la page : {title} {value}."
    headings = {_bare(element.text) for element in paper if element.kind == "H2"}
    long = max((element.page for element in paper), default=0) > SHEET
    wanted = [*(page.sections if long else ()), _METHOD]
    yield from (f"PDF : section « {title} » absente." for title in wanted if _bare(title) not in headings)
