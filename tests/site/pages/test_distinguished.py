"""The places that stand out most, on the front page: three of one level, the rarest first, each with a link."""

from __future__ import annotations

from dataclasses import replace

from fiches.keys import TerritoryKey
from fiches.site.context import FicheSummary
from fiches.site.pages.distinguished import most_distinguished
from fiches.site.pages.home import render_home
from tests.support import figures as build
from tests.support.pages.distinctions import distinguished
from tests.support.pages.reading import main, unmarked_digits

COTES = TerritoryKey("DEP", "22")


def summaries(**sizes: float) -> dict[TerritoryKey, FicheSummary]:
    """Of these places (`dep_35=4.0`), how rare the first gap of each is."""
    (one,) = distinguished().distinctions
    found = {}
    for name, size in sizes.items():
        place = TerritoryKey(*name.upper().split("_"))
        here = replace(one.fact.here, key=one.fact.here.key.at(place))
        own = replace(one, size=size, fact=replace(one.fact, here=here), shown=(here, one.fact.there))
        found[place] = FicheSummary(place, (), distinctions=(own,) if size else ())
    return found


def test_the_rarest_first_of_one_level() -> None:
    found = most_distinguished(build.make_context(), summaries(dep_35=2.5, dep_22=4.0, reg_53=9.0, dep_976=0.0))
    assert [one.link.text for one in found] == ["Côtes-d’Armor", "Ille-et-Vilaine"]


def test_another_level_where_no_departement_stands_out() -> None:
    found = most_distinguished(build.make_context(), summaries(dep_35=0.0, reg_53=3.0))
    assert [one.link.text for one in found] == ["Bretagne"]


def test_the_front_page_says_them_or_nothing() -> None:
    text = render_home(build.make_context(), summaries(dep_35=2.5))
    (section,) = main(text).xpath("//section[contains(@class, 'distingues')]")
    assert section.xpath(".//h3/a/@href")[0].endswith("index.html#distinctions")
    assert "contre" in section.text_content()
    assert unmarked_digits(text) == []
    assert "distingues" not in render_home(build.make_context(), {})
