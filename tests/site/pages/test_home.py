"""The front page: whose quarter it tells, where most changed, its maps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from fiches.content.place_groups import PlaceGroup
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.checks.words import findings
from fiches.site.context import FicheSummary, SiteContext, Summaries
from fiches.site.pages.home import front_place, most_changed, render_home
from fiches.territories import Territory
from fiches.wording.phrase import claims, plain_text
from tests.support import figures as build
from tests.support import maps
from tests.support.pages.reading import document, main, unmarked_digits
from tests.support.source import spaces

CODES = ("22", "29", "35", "56")


def bretagne(*more: TerritoryKey) -> SiteContext:
    """A site of a région and its départements."""
    return maps.context([build.BRETAGNE, *(TerritoryKey("DEP", code) for code in CODES), *more])


def changed(changes: Mapping[str, float | None], *, value: float = 41_230) -> dict[TerritoryKey, FicheSummary]:
    """The départements with these changes of their job seekers."""
    return {
        (key := TerritoryKey("DEP", code)): FicheSummary(
            key, (build.headline("demandeurs-abc", value, change=change, territory=key),)
        )
        for code, change in changes.items()
    }


def test_names_side_by_side_are_read_apart() -> None:
    """« Vitré Communauté », then « Communauté de communes… »: no word twice."""
    names = {"200039022": "Communauté d’agglomération Vitré Communauté", "243500733": "Communauté de communes Bretagne"}
    places = {(key := TerritoryKey("EPCI", code)): Territory(key, name, "", "", "") for code, name in names.items()}
    site = replace(build.make_context(), territories=places, published=frozenset(places))
    assert list(findings(document(render_home(site, {})))) == []


def test_groups_of_the_publisher_are_named_beside_the_way_to_compare() -> None:
    site = replace(bretagne(), groups=(PlaceGroup(nom="Ouest", territoires=("DEP-35", "DEP-22")),))
    (link,) = document(render_home(site, {})).xpath("//nav[@aria-labelledby='titre-trouver']//li[last()]/span/a")
    assert (link.get("href"), link.text) == ("comparer/groupes/ouest/index.html", "Ouest")


def told(context: SiteContext, summaries: Summaries) -> list[tuple[str, str]]:
    return [(spaces(plain_text(m.said)), m.link.text) for m in most_changed(context, summaries).found]


def test_the_largest_rise_and_the_largest_fall_are_each_named_as_such() -> None:
    """Guyane, the only rise among large ones, was left out by three falls that were larger."""
    found = told(bretagne(), changed({"22": -5.0, "29": -4.0, "35": -3.0, "56": 2.7}))
    assert found == [
        ("La plus forte hausse parmi les 4 départements", "Morbihan"),
        ("La plus forte baisse parmi les 4 départements", "Côtes-d’Armor"),
    ]


def test_what_rounding_cannot_part_is_not_told() -> None:
    """Two rises that may be the other way round; a fall that is alone."""
    found = told(bretagne(), changed({"22": 2.70, "29": 2.71, "35": -3.0, "56": 1.0}))
    assert [where for _, where in found] == ["Ille-et-Vilaine"]


def test_the_smallest_fall_is_no_rise() -> None:
    found = told(bretagne(), changed({"22": -5.0, "29": -4.0, "35": -3.0, "56": -2.0}))
    assert [said.split(" parmi")[0] for said, _ in found] == ["La plus forte baisse"]


def test_places_whose_change_is_not_given_are_not_among_those_compared() -> None:
    found = told(bretagne(), changed({"22": -5.0, "29": None, "35": -3.0, "56": 2.0}))
    assert {said.partition("parmi ")[2] for said, _ in found} == {"les 3 départements"}


def test_the_whole_list_is_in_the_claim() -> None:
    movers = most_changed(bretagne(), changed({"22": -5.0, "29": -4.0, "35": -3.0, "56": 2.7}))
    (claim,) = claims(movers.found[0].said)
    assert claim.startswith("premier(evolution(DEP-56/")
    assert all(f"evolution(DEP-{code}/" in claim for code in CODES)


def test_a_change_of_the_departement_is_not_told_as_an_epci_s_own() -> None:
    places = [TerritoryKey("EPCI", f"20000000{n}") for n in range(3)]
    names = {key: Territory(key, f"CC {key.code}", "ici", "d’ici", "la CC") for key in places}
    context = replace(build.make_context(), territories={**build.TERRITORIES, **names}, published=frozenset(places))
    own = {
        k: FicheSummary(k, (build.headline("demandeurs-abc", 41_230, change=n, territory=k),))
        for n, k in enumerate(places, 1)
    }
    assert [m.link.text for m in most_changed(context, own).found] == ["CC 200000002"]
    borrowed = build.headline("demandeurs-abc", 41_230, change=80.0, territory=places[2], shown=build.ILLE)
    own[places[2]] = FicheSummary(places[2], (borrowed,))
    assert [m.link.text for m in most_changed(context, own).found] == ["CC 200000001"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([FRANCE, build.BRETAGNE, build.ILLE], FRANCE),
        ([build.BRETAGNE, build.ILLE, build.RENNES], build.BRETAGNE),
        ([build.ILLE, build.MAYOTTE, build.RENNES], None),
        ([], None),
    ],
)
def test_the_front_page_is_about_the_only_place_of_the_highest_level(
    keys: list[TerritoryKey], expected: TerritoryKey | None
) -> None:
    assert front_place(build.make_context(published=keys)) == expected


def test_a_regional_site_speaks_of_its_region_and_leads_to_every_level() -> None:
    """It gave none of the région's own figures, no map, and left EPCI out."""
    context = bretagne(build.RENNES)
    summaries = changed({"22": -5.0, "29": -4.0, "35": -3.0, "56": 2.7})
    drawn = (maps.changes(maps.CHANGES), maps.grades(maps.GRADES))
    summaries[build.BRETAGNE] = FicheSummary(build.BRETAGNE, tuple(build.full_headlines(build.BRETAGNE)), drawn)
    text = render_home(context, summaries)
    page = main(text)
    assert "En Bretagne, le nombre de demandeurs d’emploi" in spaces(page.xpath("string(.//h1)"))
    assert "en Bretagne" in page.xpath("string((//div[@class='phrase']/p)[1])")
    assert page.xpath("//a[text()='Lire la fiche de la Bretagne']/@href") == ["regions/53-bretagne/index.html"]
    finding = page.xpath("//nav[@class='trouver']")[0]
    assert [a.text_content() for a in finding.xpath(".//a[@class='niveau']")] == [
        "Régions", "Départements", "Intercommunalités", "Communes et codes postaux",
        "Comparer des territoires",
    ]  # fmt: skip
    assert "Morbihan" in finding.text_content()
    assert len(page.xpath("//figure[@class='carte']")) == 2
    assert not unmarked_digits(text)


def test_maps_are_chosen_without_a_script() -> None:
    context = bretagne()
    summary = FicheSummary(
        build.BRETAGNE,
        tuple(build.full_headlines(build.BRETAGNE)),
        (maps.changes(maps.CHANGES), maps.grades(maps.GRADES)),
    )
    page = document(render_home(context, {build.BRETAGNE: summary}))
    choices = page.xpath("//fieldset[@class='vues']/input[@type='radio']")
    assert [one.get("checked") is not None for one in choices] == [True, False]
    assert len(page.xpath("//fieldset[@class='vues']/div[@class='vue']")) == 2
    assert page.xpath("//script[not(@type='application/ld+json')]/@src") == ["assets/recherche.js"]


def test_a_site_of_several_departements_says_the_quarter() -> None:
    page = main(render_home(build.make_context(published=[build.ILLE, build.MAYOTTE]), {}))
    assert spaces(page.xpath("string(.//h1)")) == "Le marché du travail, 1er trimestre 2026"
    assert not page.xpath("//section[contains(@class, 'mouvements')] | //fieldset")
