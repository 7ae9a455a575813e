"""The words of a PDF: it carries no mark, so each phrase of the vocabulary in it stands in a claim of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from lxml import etree

from fiches.site.proofs.claim_pages import Claimed, unclaimed
from fiches.site.proofs.claim_reading import plain
from fiches.site.proofs.claim_words import Vocabulary, is_edited

_LINE_ENDS = re.compile(r"\x02\s*|\s*[\r\n]+\s*")
_CONTEXT = 40


def findings(
    pdf: Path, elements: Sequence[Claimed], page: etree._Element, vocabulary: Vocabulary, edited: str
) -> Iterator[str]:
    """A phrase that no claim of the page says in these words, nor its unclaimed text."""
    said = {letters(element.words) for element in elements}
    left = letters(" ".join(text for _, text in unclaimed(page)))
    for number, text in enumerate(_pages(pdf), start=1):
        for hit in vocabulary.hits(text):
            around = text[max(0, hit.start - _CONTEXT) : hit.end + _CONTEXT]
            own = letters(hit.text)
            if any(own in words for words in said) or own in left or is_edited(text, hit, edited):
                continue
            yield f"{pdf.name}, page {number}\u00a0: «\u00a0{around}\u00a0»\u00a0: la fiche n’affirme pas «\u00a0{hit.text}\u00a0»."


def letters(text: str) -> str:
    """Without blanks nor case: lines are cut elsewhere on paper."""
    return re.sub(r"\s+", "", text).lower()


def _pages(pdf: Path) -> list[str]:
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return []  # an unreadable PDF is told by the checks of paper
    try:
        return [plain(_LINE_ENDS.sub(" ", document[n].get_textpage().get_text_range())) for n in range(len(document))]
    finally:
        document.close()
