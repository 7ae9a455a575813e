"""Sentences written of counts drawn at random: the proof finds each claim true, of what is published and of the draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from lxml import html

from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Observed
from fiches.site.proofs.cells import FicheCells, key_of
from fiches.site.proofs.claim_data import Published
from fiches.site.proofs.claim_judge import Judge
from fiches.site.proofs.claim_pages import Unclaimed, claimed
from fiches.site.proofs.claim_words import read_vocabulary
from tests.support import figures as build
from tests.support.claim_site import CONTENT, cells_of
from tests.support.truths import drawn
from tests.support.written_claims import headline_of, written

VOCABULARY = read_vocabulary(CONTENT)


def published(headline: Headline) -> FicheCells:
    """Every count behind a key figure and its parent's."""
    changes = [headline.evolution, *(parent.evolution for parent in headline.comparisons)]
    numbers = [one for change in changes if change for one in change.arguments if isinstance(one, Observed)]
    return cells_of({one.key: one.value for one in numbers})


def judge_of(headline: Headline, truth: Mapping[str, float]) -> Judge:
    true = {key_of(mark, str(build.ILLE)): value for mark, value in truth.items()}
    values = Published(build.ILLE, published(headline), None)
    return Judge(values, VOCABULARY, lambda place, parts: true[parts[0], *place, *parts[1:]])


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
            assert [hit.text for _, text in Unclaimed(document).blocks for hit in VOCABULARY.hits(text)] == []
    assert {"hausse", "recul", "stable", "plus", "moins", "comme"} <= made.keys(), made
