"""Where a place lies: a région or a département in the country, an EPCI in its département."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace

import pytest

from fiches.charts.maps.zones import outlined
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.fiche.locators import locator_view
from fiches.site.fiche.page import fiche_view, render_fiche
from tests.support import figures as build
from tests.support.maps import SAINT_MARTIN
from tests.support.maps import context as site_of
from tests.support.pages.fakes import RENDERER
from tests.support.pages.reading import document

BASIN = TerritoryKey("BASBMO", "5314")


def context() -> SiteContext:
    return replace(site_of(), outlined=outlined())


@pytest.mark.parametrize(
    ("key", "title"),
    [
        (build.ILLE, "Situation de l’Ille-et-Vilaine en France"),
        (build.BRETAGNE, "Situation de la Bretagne en France"),
        (build.RENNES, "Situation de Rennes Métropole en Ille-et-Vilaine"),
        (build.MAYOTTE, "Situation de Mayotte en France"),
    ],
)
def test_a_fiche_says_where_its_territory_lies(key: TerritoryKey, title: str) -> None:
    found = document(render_fiche(build.make_fiche(key), context=context(), renderer=RENDERER)["index.html"])
    (locator,) = found.xpath("//*[@class='situation']")
    assert locator.xpath("string(./*[local-name()='title'])") == title
    assert fiche_view(build.make_fiche(key), context=context(), renderer=RENDERER).locator


@pytest.mark.parametrize(
    ("key", "words"),
    [(build.MAYOTTE, "Mayotte, en bas de la carte, où l’outre-mer est rapproché de la métropole."),
     (build.BRETAGNE, "La Bretagne, sur la carte des régions de France."),
     (build.RENNES, "Rennes Métropole, sur une carte de l’Ille-et-Vilaine.")],
)  # fmt: skip
def test_the_description_of_a_locator_says_what_is_shown(key: TerritoryKey, words: str) -> None:
    assert words in locator_view(key, context())


def test_the_country_has_no_locator_nor_has_what_has_no_outline() -> None:
    assert locator_view(FRANCE, context()) == ""
    assert locator_view(SAINT_MARTIN, context()) == ""
    france = render_fiche(build.make_fiche(FRANCE), context=context(), renderer=RENDERER)["index.html"]
    assert not document(france).xpath("//*[@class='situation']")


def test_an_epci_without_an_outline_is_shown_by_its_departement_in_the_country() -> None:
    found = locator_view(build.RENNES, replace(context(), outlined=frozenset()))
    assert "Situation de Rennes Métropole en France" in found
    assert "L’Ille-et-Vilaine, sur la carte des régions de France." in found


def test_a_basin_of_a_region_is_shown_on_its_departements() -> None:
    site = context()
    basin = replace(site.territories[build.RENNES], key=BASIN, parents=(build.BRETAGNE, FRANCE))
    found = locator_view(BASIN, replace(site, territories={**site.territories, BASIN: basin}))
    (beside, own) = re.findall(r' d="([^"]*)"', found)
    assert beside.count("M") >= 4
    assert own


def test_a_locator_weighs_little() -> None:
    assert len(gzip.compress(locator_view(build.RENNES, context()).encode())) < 1_500
