"""Change over a year, rank, comparison, in short forms: aware of rounding, breaks and small bases."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from fiches.content.catalogue import Indicator
from fiches.indicators.model.headline import Headline, ParentFigure
from fiches.indicators.model.numbers import Computed, Observed, Series
from fiches.indicators.model.positions import Rank
from fiches.periods import Period
from fiches.wording.marks import count
from fiches.wording.places import level_name
from fiches.wording.prose import constant, prose
from fiches.wording.voice import Voice

SEMICOLON = Markup("\u202f; ")


def is_given(change: Computed | None) -> bool:
    return change is not None and change.value is not None


def change_figure(change: Computed, voice: Voice) -> Markup:
    """« +3,0 % », « +2,0 points »."""
    return voice.marker.computed(change, unit_name="%" if change.formula == "evolution" else "points")


def refusal(change: Computed, voice: Voice) -> Markup:
    """Why no change over a year is written."""
    if change.reason == "rupture":
        entry = voice.break_between(change)
        why = f" ({entry.titre})" if entry else ""
        return prose(f"l’évolution sur un an n’est pas donnée, car une rupture de série{why} sépare les deux périodes")
    if change.reason == "base":
        smallest = f"{voice.catalogue.formulas[change.formula].base_min:.0f}"
        return Markup("l’évolution sur un an n’est pas donnée, car l’effectif de départ est inférieur à {}").format(
            constant(smallest, "seuil")
        )
    return Markup("l’évolution sur un an n’est pas donnée, car la valeur de l’année précédente manque")


def comparison_words(comparisons: Sequence[ParentFigure], indicator: Indicator, voice: Voice) -> Markup:
    """« en Bretagne, +2,1 % ; en France, +1,8 % »: changes for counts, the values themselves otherwise."""
    counted = indicator.mesure in ("nombre", "montant")
    said = [_change_there(c, voice) if counted else _value_there(c, indicator, voice) for c in comparisons]
    return SEMICOLON.join(words for words in said if words)


def _change_there(comparison: ParentFigure, voice: Voice) -> Markup:
    change = comparison.evolution
    if change is None or change.value is None:
        return Markup("")
    stable = change.within_rounding or change.value == 0
    figure = Markup("stable") if stable else change_figure(change, voice)
    return Markup("{}, {}").format(voice.within(comparison.territory), figure)


def _value_there(comparison: ParentFigure, indicator: Indicator, voice: Voice) -> Markup:
    if comparison.number.value is None:
        return Markup("")
    return Markup("{}, {}").format(voice.within(comparison.territory), voice.value(comparison.number, indicator))


def share_words(comparisons: Sequence[ParentFigure], voice: Voice) -> Markup:
    """« 32,1 % de la Bretagne » for the nearest parent that has the count."""
    for comparison in comparisons:
        if comparison.part is not None and comparison.part.value is not None:
            figure = voice.marker.computed(comparison.part, signed=False)
            return Markup("{} du total {}").format(figure, voice.whole(comparison.territory))
    return Markup("")


def rank_words(rank: Rank, number: Observed) -> Markup:
    """« 3e place sur 101 départements » is written by the pages; here with what is counted."""
    level = rank.number.level or number.territory.type
    key = number.territory._replace(type=level)
    return Markup("sur {} {}").format(count(rank.size, "effectif du niveau"), level_name(key, plural=rank.size > 1))


def rank_line(headline: Headline, voice: Voice) -> Markup:
    """« 12e place sur 101 départements, par ordre décroissant »."""
    if headline.rank is None or headline.rank.number.value is None:
        return Markup("")
    among = rank_words(headline.rank, headline.number)
    return Markup("{} place {}").format(voice.marker.rank(headline.rank), among)


def year_before(series: Series, period: str) -> Observed | None:
    """The same quarter a year earlier, when it is in the series and published."""
    wanted = str(Period.parse(period).a_year_before())
    found = (p for p in series.points if p.period == wanted and p.value is not None)
    return next(found, None)


def grade_change(series: Series, period: str, indicator: Indicator, number: Observed, voice: Voice) -> Markup:
    """« comme un an plus tôt », « contre 3 sur 5 (moyenne) un an plus tôt », or empty."""
    before = year_before(series, period)
    if before is None or number.value is None:
        return Markup("")
    if before.value == number.value:
        return Markup("comme un an plus tôt")
    return Markup("contre {} un an plus tôt").format(voice.marker.grade(before, indicator))
