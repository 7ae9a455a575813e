"""A publisher's own words on paper: whole, or left to the page. A sheet has them where their height is known and it has room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from markupsafe import Markup

from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.fiche.own_words import OwnText, own_words
from fiches.site.paper.fit import lines
from fiches.site.paper.measures import HEADING, SHEET, SMALL, SMALL_SIZE, TEXT, TEXT_SIZE, TITLE, TITLE_SIZE, Box
from fiches.wording.phrase import Phrase
from fiches.wording.printed_passages import PrintedBlock, printed_blocks, printed_html
from fiches.wording.prose import prose

MOST = 48.0  # millimetres of a side of the sheet, a sixth of it: what she writes does not take the place of the figures
RULED, INDENT, APART, UNDER = 4.0, 5.0, 1.0, 3.0  # the rule beside her words; a list; between paragraphs; under all

LONGEST = 60  # letters of a word that fits in a line; an address may have more, and is then cut anywhere


@dataclass(frozen=True, slots=True)
class PrintedText:
    """One of her texts. `name`: what a sentence calls it; `high`: what it takes on a sheet, infinite where that is not known."""

    name: str
    title: str
    text: Markup
    signature: Phrase
    high: float


class PrintedWords(NamedTuple):
    """Those of a fiche, in its order; each None where she says nothing."""

    before: PrintedText | None = None
    comment: PrintedText | None = None
    after: PrintedText | None = None


class OwnBoxes(NamedTuple):
    """What a sheet has of them, a box or none each; `left`: the names of those that it leaves to the page."""

    before: tuple[Box, ...] = ()
    comment: tuple[Box, ...] = ()
    after: tuple[Box, ...] = ()
    left: tuple[str, ...] = ()


NO_WORDS = PrintedWords()


def printed_words(key: TerritoryKey, context: SiteContext, address: str) -> PrintedWords:
    """Those of a fiche. `address`: the page's, empty where the site has none."""
    return PrintedWords(
        *(_printed(own, context.publisher, address) if own else None for own in own_words(key, context))
    )


def own_boxes(words: PrintedWords, room: float) -> OwnBoxes:
    """Each whole, or left to the page. `room`: that of the recto, once it has its key figures."""
    early = min(MOST, room)
    before = _fitting(words.before, early)
    comment = _fitting(words.comment, early - sum(box.high for box in before))
    boxes = (before, comment, _fitting(words.after, MOST))
    left = (text.name for text, box in zip(words, boxes, strict=True) if text and not box)
    return OwnBoxes(*boxes, left=tuple(left))


def _printed(own: OwnText, publisher: str, address: str) -> PrintedText:
    signature = Phrase(", ").join([prose(publisher), own.day] if own.day else [prose(publisher)])
    high = _high(printed_blocks(own.markdown), signature, HEADING if own.title else 0.0)
    return PrintedText(own.name, own.title, printed_html(own.markdown, address), signature, high)


def _fitting(text: PrintedText | None, room: float) -> tuple[Box, ...]:
    return (Box("editeur", text.high, text),) if text and text.high <= room else ()


def _high(blocks: Sequence[PrintedBlock] | None, signature: Phrase, heading: float) -> float:
    """As high as if all were bold, and its signature."""
    if blocks is None or any(len(word) > LONGEST for block in blocks for word in block.words.split()):
        return inf
    signed = SMALL * lines(signature, SHEET - RULED, SMALL_SIZE)
    return heading + sum(map(_block_high, blocks)) + signed + UNDER


def _block_high(block: PrintedBlock) -> float:
    wide = SHEET - RULED - INDENT * block.depth
    size, line = (TITLE_SIZE, TITLE) if block.is_title else (TEXT_SIZE, TEXT)
    return line * lines(block.words, wide, size, bold=True) + APART
