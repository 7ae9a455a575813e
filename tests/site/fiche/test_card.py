"""The card of a fiche: three key figures, of three sources, in the words of the page."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.fiche.card import fiche_card, fiche_image
from fiches.site.fiche.embedded import embedded_figure
from fiches.wording.phrase import plain_text
from tests.support import figures as build

CONTEXT = build.make_context(url="https://exemple.fr/depot/")
HEADLINES = build.full_headlines()


def test_its_figures_are_the_first_of_each_of_three_sources() -> None:
    card = fiche_card(build.ILLE, HEADLINES, CONTEXT)
    first = {one.indicator.source.indicateur: one for one in reversed(HEADLINES)}
    wanted = [one for one in HEADLINES if first[one.indicator.source.indicateur] is one][:3]
    wording = CONTEXT.wording(build.ILLE)
    assert [one.value for one in card.figures] == [
        plain_text(embedded_figure(one, build.ILLE, wording).value) for one in wanted
    ]
    assert all(one.value in card.words and one.when in card.words for one in card.figures)


def test_a_value_that_is_missing_leaves_its_place_to_another() -> None:
    missing = [replace(HEADLINES[0], number=replace(HEADLINES[0].number, value=None, status="nd")), *HEADLINES[1:]]
    words = fiche_card(build.ILLE, missing, CONTEXT).words
    assert plain_text(embedded_figure(HEADLINES[0], build.ILLE, CONTEXT.wording(build.ILLE)).value) not in words
    assert fiche_card(build.ILLE, [missing[0]], CONTEXT).figures == ()


def test_a_basin_or_an_epci_has_that_of_its_level() -> None:
    image = fiche_image(build.RENNES, HEADLINES, CONTEXT)
    assert image.path == "epci/partage.png"
    assert "Rennes" not in image.alt
    own = fiche_image(build.ILLE, HEADLINES, CONTEXT)
    assert own.path == f"{build.TERRITORIES[build.ILLE].folder}partage.png"
    assert own.alt.startswith("Données simulées. Ille-et-Vilaine, 1er trimestre 2026. ")
