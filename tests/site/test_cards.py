"""The cards of the site and of its levels: where, whose, none without an address; of fiches, in `fiche/test_card.py`."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.cards import has_card, render_cards, site_card
from tests.support import figures as build

URL = "https://exemple.fr/depot/"


def test_the_site_and_each_level_have_one() -> None:
    cards = render_cards(build.make_context(url=URL))
    assert set(cards) == {"partage.png", "regions/partage.png", "departements/partage.png", "epci/partage.png"}
    assert len(set(cards.values())) == len(cards)


def test_without_an_address_there_is_none() -> None:
    context = build.make_context()
    assert render_cards(context) == {}
    assert not has_card(build.ILLE, context)


def test_fiches_of_basins_and_epci_have_that_of_their_level() -> None:
    context = build.make_context(url=URL)
    assert has_card(build.ILLE, context)
    assert not has_card(build.RENNES, context)


def test_another_source_is_named() -> None:
    other = replace(build.make_context(url=URL, demo=False), other_source="127.0.0.1:8765")
    assert "127.0.0.1:8765, et non France Travail" in site_card(other).foot
    assert "simulées" not in site_card(other).words
