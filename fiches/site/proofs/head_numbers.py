"""What only machines read: JSON-LD and the words of a card repeat their page, the feed says dates, its edition, how many fiches."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from fiches.site.checks.reading import texts
from fiches.site.proofs import natures
from fiches.site.proofs.cards import alternative_fault
from fiches.site.proofs.files import FEED as FEED_FILE
from fiches.site.proofs.french import numbers, periods, without_periods
from fiches.site.proofs.head_dataset import SIMULATED
from fiches.site.proofs.heads import facts_of
from fiches.site.proofs.model import Proof
from fiches.site.proofs.page import PageReading

JSON_LD, FEED, CARD = "JSON-LD", "flux", "carte"
_SAID = ("name", "headline", "description", "abstract", "keywords")
_ATOM = "http://www.w3.org/2005/Atom"
_EDITION = re.compile(r"\b\d{4}T[1-4](?:\.\d+)?\b|\b\d+(?:\u202f\d{3})* fiches?\b|\b\d+\.\d+\b")
_DIGIT = re.compile(r"\d")


def head_numbers(page: PageReading) -> Proof:
    """The proof `numbers` of a page's JSON-LD, and of what is written on its card."""
    proof = Proof()
    for script in texts(page.document, "//script[@type='application/ld+json']/text()"):
        try:
            said = list(_said(json.loads(script)))
        except ValueError as error:
            proof.tell(page.name, [f"JSON-LD illisible ({error})."])
            continue
        proof.tell(page.name, _repeated(page, said, proof))
    for words in texts(page.document, "//head/meta[@property='og:image:alt']/@content"):
        proof.examined[CARD] += len(numbers(words))
        if reason := alternative_fault(page.document, page.name, facts_of(page.root)):
            proof.orphans[CARD] += 1
            proof.tell(page.name, [f"og:image:alt : {reason}."])
    return proof


def _said(value: object, name: str = "") -> Iterator[str]:
    """The sentences of a JSON-LD document; numbers that are no text are read as they are written."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _said(inner, str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from _said(inner, name)
    elif name in _SAID or (isinstance(value, int | float) and not isinstance(value, bool)):
        yield str(value)


def _repeated(page: PageReading, said: list[str], proof: Proof) -> Iterator[str]:
    title = " ".join("".join(texts(page.document, "//head/title/text()")).split())
    for text in said:
        sentence = " ".join(text.split()).removesuffix(SIMULATED).rstrip()
        proof.examined[JSON_LD] += len(numbers(sentence))
        if _DIGIT.search(sentence) and sentence != title and sentence not in page.words:
            proof.orphans[JSON_LD] += 1
            yield f"JSON-LD : « {sentence[:80]} », que la page ne dit pas."


def feed_numbers(root: Path) -> Proof:
    """The proof `numbers` of the feed; its counts are held by the proof `same`."""
    proof = Proof()
    try:
        feed = etree.parse(str(root / FEED_FILE)).getroot()
    except (OSError, etree.XMLSyntaxError):
        return proof  # the proof of data tells it
    for text in texts(feed, "//a:title/text() | //a:summary/text() | //a:rights/text() | //a:content/text()", a=_ATOM):
        proof.examined[FEED] += len(numbers(text))
        proof.allowed[natures.DATES] += len(periods(text))
        if _DIGIT.search(without_periods(_EDITION.sub("", text))):
            proof.orphans[FEED] += 1
            proof.tell(FEED_FILE, [f"nombre que rien n’explique dans « {text.strip()[:80]} »."])
    return proof
