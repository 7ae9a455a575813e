"""The words of a PDF: it carries no mark, so each phrase of the vocabulary in it lies in words that its page claims.

What the publisher says in her own words is hers where it stands, in a quotation that the page has, and there alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from fiches.site.checks.paper_reading import QUOTED, Sheet, sheets
from fiches.site.proofs.claim_pages import Claimed, Unclaimed
from fiches.site.proofs.claim_reading import plain
from fiches.site.proofs.claim_words import Hit, Vocabulary, is_edited, is_quoted

_LINE_ENDS = re.compile(r"\x02\s*|\s*[\r\n]+\s*")
_HYPHEN_AT_END = "\ufffe"  # what pdfium gives for a hyphen at the end of a line
_CONTEXT = 40  # characters either side of a phrase, in a message
_LABEL = 8  # characters after it that a label of the page must hold too


def findings(
    pdf: Path, elements: Sequence[Claimed], page: Unclaimed, vocabulary: Vocabulary, edited: str
) -> Iterator[str]:
    """A phrase that no claim of the page says whole, and that neither its labels nor its text without claims hold."""
    said = {letters(element.words) for element in elements}
    left = letters(" ".join(text for _, text in page.blocks))
    named = letters(plain(" ".join(page.labels)))
    hers = _signs(" ".join(page.hers))
    for number, sheet in enumerate(_pages(pdf), start=1):
        text = plain(_LINE_ENDS.sub(" ", sheet.text))
        quoted = list(_quoted(sheet, text, hers))
        for hit in vocabulary.hits(text):
            if len(_signs(text[: hit.start])) in chain(*quoted):
                continue
            own, more = letters(hit.text), letters(text[hit.start : hit.end + _LABEL])
            if own in left or more in named or _is_claimed(text, hit, said):
                continue
            if is_quoted(text, hit) or is_edited(text, hit, edited):
                continue
            around = text[max(0, hit.start - _CONTEXT) : hit.end + _CONTEXT]
            yield f"{pdf.name}, page {number}\u00a0: «\u00a0{around}\u00a0»\u00a0: la fiche n’affirme pas «\u00a0{hit.text}\u00a0»."


def _is_claimed(text: str, hit: Hit, said: set[str]) -> bool:
    """Whether the words of a claim, all of them, stand around a phrase."""
    own = letters(hit.text)
    whole, start = letters(text), len(letters(text[: hit.start]))
    for words in said:
        if own not in words:
            continue
        first = max(0, start + len(own) - len(words))
        if words in whole[first : start + len(words)]:
            return True
    return False


def letters(text: str) -> str:
    """Without blanks nor case: lines are cut elsewhere on paper."""
    return "".join(text.replace(_HYPHEN_AT_END, "-").split()).lower()


def _quoted(sheet: Sheet, text: str, hers: str) -> Iterator[range]:
    """Where her words stand among the signs of a page; the numbers of a list's items may stand between them."""
    for element in sheet.elements:
        said = [_signs(word) for word in element.text.split()]
        if element.kind == QUOTED and "".join(said) in hers:
            found = re.search(r"\d{0,3}".join(said), _signs(text))
            yield range(*found.span()) if found else range(0)


def _signs(text: str) -> str:
    """Letters and digits alone."""
    return "".join(filter(str.isalnum, text)).lower()


def _pages(pdf: Path) -> tuple[Sheet, ...]:
    try:
        return sheets(pdf)
    except ValueError:
        return ()  # an unreadable PDF is told by the checks of paper
