"""Sentences written of counts drawn at random: the proof finds each claim true, of what is published and of the draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from lxml import html

from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Observed
from fiches.keys import TerritoryKey
from fiches.site.proofs.claim_data import Cell, Published
from fiches.site.proofs.claim_judge import Judge
from fiches.site.proofs.claim_pages import claimed, unclaimed
from fiches.site.proofs.claim_syntax import Reference, parse_formula
from fiches.site.proofs.claim_words import read_vocabulary
from tests.support import figures as build
from tests.support.claim_site import CONTENT
from tests.support.truths import drawn
from tests.support.written_claims import headline_of, written

VOCABULARY = read_vocabulary(CONTENT)
Row = tuple[TerritoryKey, tuple[str, ...]]


def row_of(mark: str) -> Row:
    reference = parse_formula(mark)
    assert isinstance(reference, Reference)
    return reference.territory or build.ILLE, reference.parts


def published(headline: Headline) -> dict[Row, Cell]:
    """Every count behind a key figure and its parent's."""
    changes = [headline.evolution, *(parent.evolution for parent in headline.comparisons)]
    numbers = [one for change in changes if change for one in change.arguments if isinstance(one, Observed)]
    return {row_of(one.mark(build.ILLE)): Cell(one.value, one.status) for one in numbers}


def judge_of(headline: Headline, truth: Mapping[str, float]) -> Judge:
    true = {row_of(mark): value for mark, value in truth.items()}
    values = Published(build.ILLE, published(headline), None)
    return Judge(values, VOCABULARY, lambda place, parts: true[place, parts])


@pytest.mark.parametrize("draws", [200, pytest.param(2_000, marks=pytest.mark.long)])
def test_what_is_written_is_proven(draws: int) -> None:
    made: Counter[str] = Counter()
    for turn, draw in enumerate(drawn(draws, "written")):
        headline, truth = headline_of(draw)
        judge = judge_of(headline, truth)
        for phrase in written(headline, turn):
            document = html.document_fromstring(f"<html><body><p>{phrase.__html__()}</p></body></html>")
            for element in claimed(document):
                verdict = judge.verdict(element)
                assert verdict.reasons == (), (element, verdict.reasons)
                made.update(verdict.names)
            assert [hit.text for _, text in unclaimed(document) for hit in VOCABULARY.hits(text)] == []
    assert {"hausse", "recul", "stable", "plus", "moins", "comme"} <= made.keys(), made
