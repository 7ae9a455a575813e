"""Which places stand on one page: those of a level under the same nearest parent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.content.place_groups import PlaceGroup
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.comparing import groups
from fiches.site.comparing.groups import comparison_groups, named_groups
from fiches.site.context import SiteContext
from fiches.territories import Territory
from tests.support import figures as build

OUEST = PlaceGroup(nom="Ouest", territoires=("DEP-35", "REG-53", "DEP-44"))


def known(parents: dict[str, str]) -> SiteContext:
    """A site of these places, each under its nearest parent, by key."""
    keys = {name: TerritoryKey(*name.split("-")) for name in (*parents, *filter(None, parents.values()))}

    def territory(name: str) -> Territory:
        above = parents.get(name, "")
        return Territory(keys[name], f"Lieu {name}", "en", f"de {name}", name, (keys[above],) if above else ())

    places = {key: territory(name) for name, key in keys.items()}
    return replace(build.make_context(), territories=places, published=frozenset(places))


def test_a_page_for_each_level_under_each_place() -> None:
    site = known(
        {
            "REG-53": "NAT-FR",
            "REG-11": "NAT-FR",
            "DEP-35": "REG-53",
            "BASBMO-5301": "REG-53",
            "EPCI-243500139": "DEP-35",
        }
    )
    assert [(one.path, [str(key) for key in one.places]) for one in comparison_groups(site)] == [
        ("comparer/NAT-FR/index.html", ["NAT-FR", "REG-11", "REG-53"]),
        ("comparer/REG-53/index.html", ["REG-53", "DEP-35"]),
        ("comparer/REG-53/bassins/index.html", ["REG-53", "BASBMO-5301"]),
        ("comparer/DEP-35/index.html", ["DEP-35", "EPCI-243500139"]),
    ]


def test_places_without_a_parent_s_fiche_are_together() -> None:
    (group,) = comparison_groups(known({"DEP-22": "", "DEP-35": ""}))
    assert (group.parent, group.path, group.title) == (None, "comparer/departements/index.html", "Départements")


def test_a_place_alone_has_no_page() -> None:
    assert comparison_groups(known({"DEP-35": ""})) == ()
    assert comparison_groups(known({str(FRANCE): ""})) == ()


def test_a_region_of_one_departement_is_one_place() -> None:
    site = known({"DEP-976": "REG-06"})
    twins = {key: replace(place, name="Mayotte") for key, place in site.territories.items()}
    assert comparison_groups(replace(site, territories=twins)) == ()


def test_too_many_places_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MOST", 1)
    assert comparison_groups(known({"DEP-22": "REG-53", "DEP-35": "REG-53"})) == ()


def test_a_group_of_the_publisher_s_has_its_places_in_their_order() -> None:
    site = replace(known({"DEP-35": "REG-53", "DEP-22": "REG-53"}), groups=(OUEST,))
    (group,) = named_groups(site)
    assert (group.path, group.title) == ("comparer/groupes/ouest/index.html", "Ouest")
    assert [str(key) for key in group.places] == ["DEP-35", "REG-53"]
    assert named_groups(site, TerritoryKey("DEP", "35")) == (group,)
    assert named_groups(site, TerritoryKey("DEP", "22")) == ()


def test_a_group_of_one_fiche_has_no_page() -> None:
    assert named_groups(replace(known({"DEP-35": ""}), groups=(OUEST,))) == ()
