"""A publisher's own words: her claims are hers, her numbers are let through where the content folder has them, and there alone."""

from __future__ import annotations

from lxml import html

from fiches.site.proofs.claim_pages import Unclaimed
from fiches.site.proofs.natures import nature_of
from fiches.site.proofs.reference import Reference


def test_her_numbers_are_of_the_content() -> None:
    for said in ("12 450", "+3,5 %", "9 h à 12 h 30", "02 00 00 00 00", "30/11/2026", "1 200 €"):
        nature = nature_of("éditeur", "span", said)
        assert nature is not None, said
        assert nature.of_content
    assert nature_of("éditeur", "a", "340") is None
    assert not Reference(figures=frozenset({"340"})).holds("341")


def test_her_claims_are_not_ours() -> None:
    ours, hers = '<p class="note-a">Le nombre augmente.</p>', '<div class="editeur"><p>Le nombre augmente.</p></div>'
    assert [text for _, text in Unclaimed(html.fromstring(f"<main>{ours}</main>")).blocks] == ["Le nombre augmente."]
    told = Unclaimed(html.fromstring(f"<main>{hers}</main>"))
    assert (told.blocks, told.labels, told.hers) == ([], [], ["Le nombre augmente."])
