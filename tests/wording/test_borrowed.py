"""Figures of another territory: whose they are is said."""

from __future__ import annotations

from dataclasses import replace

from fiches.keys import FRANCE, TerritoryKey
from fiches.site.svg_text import text_of
from fiches.territories import Territory
from fiches.wording import borrowed
from fiches.wording.phrase import Phrase
from tests.support import figures as build

WORDING = build.wording()


def plain(text: Phrase) -> str:
    return text_of(text).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_value_of_another_place_names_it() -> None:
    assert plain(borrowed.borrowed_note(build.BRETAGNE, build.ILLE, WORDING)) == (
        "Valeur de la Bretagne : la source n’en publie pas en Ille-et-Vilaine."
    )


def test_a_region_of_one_departement_publishes_what_the_other_does() -> None:
    """« Valeur de Mayotte : la source n’en publie pas à Mayotte » told two names of one place apart."""
    region, departement = TerritoryKey("REG", "06"), TerritoryKey("DEP", "976")
    both = {
        region: Territory(region, "Mayotte", "à Mayotte", "de Mayotte", "Mayotte", (FRANCE,)),
        departement: Territory(departement, "Mayotte", "à Mayotte", "de Mayotte", "Mayotte", (region, FRANCE)),
    }
    wording = replace(build.wording(departement), territories=both)
    assert text_of(borrowed.borrowed_note(region, departement, wording)).replace("\u00a0", " ") == (
        "Valeur publiée pour la région : c’est le même territoire."
    )
    for home in both:
        assert text_of(borrowed.twin_notice(home, wording)).replace("\u00a0", " ") == (
            "Mayotte est à la fois une région et un département : c’est un même territoire, sous deux codes."
        )
    assert not borrowed.twin_notice(build.ILLE, build.wording())
