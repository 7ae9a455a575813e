"""The front page: where most changed."""

from __future__ import annotations

from dataclasses import replace

from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Computed
from fiches.keys import TerritoryKey
from fiches.site.context import FicheSummary
from fiches.site.pages.home import most_changed
from fiches.territories import Territory
from tests.support import figures as build


def test_a_region_of_one_departement_is_one_place_among_the_most_changed() -> None:
    """Guadeloupe twice would leave two places out of three: the département is the one that is told."""
    region, department = TerritoryKey("REG", "01"), TerritoryKey("DEP", "971")
    names = {
        key: Territory(key, "Guadeloupe", "en Guadeloupe", "de Guadeloupe", "la Guadeloupe")
        for key in (region, department)
    }
    context = build.make_context()
    context = replace(context, territories={**context.territories, **names}, published=context.published | set(names))
    summaries = {s.territory: s for s in build.summaries()}
    template = summaries[build.ILLE]
    for key in (region, department):
        summaries[key] = FicheSummary(key, tuple(_moved(h, 50.0, key) for h in template.headlines))
    movers = most_changed(context, summaries)
    assert [m.link.text for m in movers].count("Guadeloupe") == 1
    assert movers[0].link.href == "departements/971-guadeloupe/index.html"
    assert len({m.link.text for m in movers}) == len(movers)


def test_rises_and_falls_are_told_apart() -> None:
    """Guyane, the only rise among large ones, was left out by three falls that were larger."""
    context = build.make_context()
    summaries = {s.territory: s for s in build.summaries()}
    for place, change in (
        (build.ILLE, -5.0),
        (build.BRETAGNE, -4.0),
        (TerritoryKey("DEP", "22"), -3.0),
        (build.MAYOTTE, 2.7),
    ):
        summaries[place] = FicheSummary(
            place, (build.headline("demandeurs-abc", 41_230, change=change, territory=place),)
        )
    names = [m.link.text for m in most_changed(context, {k: s for k, s in summaries.items() if k != build.RENNES})]
    assert names == ["Mayotte", "Ille-et-Vilaine", "Bretagne"]


def _moved(headline: Headline, percent: float, place: TerritoryKey) -> Headline:
    change = headline.evolution
    own = replace(headline, number=replace(headline.number, key=headline.number.key.at(place)))
    return own if change is None else replace(own, evolution=Computed(change.formula, change.arguments, percent))


def test_a_change_of_the_departement_is_not_told_as_an_epci_s_own() -> None:
    context = build.make_context()
    borrowed = build.headline("demandeurs-abc", 41_230, change=80.0, territory=build.RENNES, shown=build.ILLE)
    summaries = {s.territory: s for s in build.summaries()}
    summaries[build.RENNES] = FicheSummary(build.RENNES, (borrowed,))
    assert "Rennes Métropole" not in [m.link.text for m in most_changed(context, summaries)]
    own = build.headline("demandeurs-abc", 41_230, change=80.0, territory=build.RENNES)
    summaries[build.RENNES] = FicheSummary(build.RENNES, (own,))
    assert "Rennes Métropole" in [m.link.text for m in most_changed(context, summaries)]
