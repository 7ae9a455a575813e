"""Each key figure beside the same in the parents, in the country, and among peers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.keys import FEWER_THAN_FIVE, NOT_APPLICABLE, NOT_AVAILABLE, TerritoryKey
from fiches.site.fiche.comparison_model import ComparisonView
from fiches.site.table import Cell, Column, Line, table_of_lines
from fiches.territories import told_once
from fiches.wording.borrowed import borrowed_value
from fiches.wording.change_words import NOT_GIVEN, change_words
from fiches.wording.changes import grade_change
from fiches.wording.clauses import why_no_change
from fiches.wording.context import WordingContext
from fiches.wording.marks import missing
from fiches.wording.missing import missing_reason
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Phrase, capitalised, plain_text, uncapitalised
from fiches.wording.places import level_name, listed_phrases
from fiches.wording.prose import prose
from fiches.wording.standings import short_rank, standing_words

_CAPTION = (
    "Effectifs : évolution sur un an ; difficulté et dynamique : niveau de 1 à 5 ; rangs du plus haut au plus bas"
)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What there is to compare with: parents, nearest first; the level's others."""

    parents: tuple[TerritoryKey, ...]
    peers: bool


def comparison_view(fiche: Fiche, wording: WordingContext) -> ComparisonView | None:
    """None where there is nothing to compare with."""
    layout = _layout(fiche, wording)
    if not (fiche.headlines and (layout.parents or layout.peers)):
        return None
    columns = list(_columns(fiche.territory, layout, wording))
    lines = [Line(prose(h.indicator.short), tuple(_cells(h, layout, wording))) for h in fiche.headlines]
    table = table_of_lines(prose(_CAPTION), "Chiffre clé", columns, lines)
    return ComparisonView(_title(fiche.territory, layout, wording), table, tuple(_notes(fiche, wording)))


def _layout(fiche: Fiche, wording: WordingContext) -> _Layout:
    """A région of one département is the same place: it is no parent. The parts of a place have a table of their own."""
    return _Layout(
        parents=told_once(fiche.territory, fiche.parents, wording.name),
        peers=any(h.rank or h.grade_position for h in fiche.headlines),
    )


def _title(home: TerritoryKey, layout: _Layout, wording: WordingContext) -> Phrase:
    """« Ici, en Bretagne et en France »; of a place without a parent, « En Bretagne et dans les autres régions »."""
    if layout.parents:
        return listed_phrases([Phrase("Ici"), *(wording.within(parent) for parent in layout.parents)])
    return Phrase("{} et dans les autres {}").format(capitalised(wording.within(home)), _plural(home.type))


def _plural(level: str) -> str:
    return level_name(TerritoryKey(level, ""), plural=True)


def _columns(home: TerritoryKey, layout: _Layout, wording: WordingContext) -> Iterator[Column]:
    heads = [prose("Ici"), prose("Ici, sur un an"), *(wording.name(parent) for parent in layout.parents)]
    more = [prose(f"Parmi les {_plural(home.type)}")] if layout.peers else []
    for head in (*heads, *more):
        yield Column(head, " ".join(plain_text(head).split()), beside=head in more)


def _cells(headline: Headline, layout: _Layout, wording: WordingContext) -> Iterator[Cell]:
    yield _here(headline, wording)
    yield Cell(_over_a_year(headline, wording))
    yield from (Cell(_there(headline, parent, wording)) for parent in layout.parents)
    if layout.peers:
        yield _among_peers(headline, wording)


def _is_borrowed(headline: Headline, wording: WordingContext) -> bool:
    """Whether the source has no such figure at this level: the page shows a parent's."""
    return headline.number.territory != wording.home


def _here(headline: Headline, wording: WordingContext) -> Cell:
    if _is_borrowed(headline, wording):
        return Cell(missing(NOT_APPLICABLE))
    value = wording.marker.observed(headline.number, headline.indicator, bare=True)
    share = next((c for c in headline.comparisons if c.part is not None and c.part.value is not None), None)
    if share is None or share.part is None or headline.number.status == FEWER_THAN_FIVE:
        return Cell(value)
    part = Phrase("{} {}").format(wording.marker.computed(share.part, signed=False), wording.whole(share.territory))
    return Cell(value, part)


def _over_a_year(headline: Headline, wording: WordingContext) -> Phrase:
    if _is_borrowed(headline, wording) or headline.number.value is None:
        return NOT_GIVEN
    if headline.indicator.mesure != "niveau":
        return change_words(headline.evolution, wording)
    said = grade_change(headline.series, headline.period, headline.indicator, headline.number, wording)
    return said or NOT_GIVEN


def _there(headline: Headline, parent: TerritoryKey, wording: WordingContext) -> Phrase:
    """The change of a count there, the value of anything else."""
    if parent == headline.number.territory:
        return wording.marker.observed(headline.number, headline.indicator, bare=True)
    found = next((c for c in headline.comparisons if c.territory == parent), None)
    if found is None:
        return missing(NOT_AVAILABLE)
    return _value_there(found, headline, wording)


def _value_there(found: ParentFigure, headline: Headline, wording: WordingContext) -> Phrase:
    if headline.indicator.mesure in ("nombre", "montant"):
        return change_words(found.evolution, wording)
    return wording.marker.observed(found.number, headline.indicator, bare=True)


def _among_peers(headline: Headline, wording: WordingContext) -> Cell:
    if _is_borrowed(headline, wording):
        return Cell(NOT_GIVEN)
    if headline.rank is not None and headline.rank.number.value is not None:
        return Cell(short_rank(headline.rank, wording))
    return Cell(standing_words(headline.grade_position, wording) if headline.grade_position else NOT_GIVEN)


def _notes(fiche: Fiche, wording: WordingContext) -> Iterator[Phrase]:
    """Each reason and each réserve once, with the figures that it concerns."""
    reasons: dict[Phrase, list[Phrase]] = {}
    for headline in fiche.headlines:
        for reason in (_reason(headline, wording), _reserve(headline, wording)):
            if reason:
                reasons.setdefault(reason, []).append(prose(headline.indicator.short))
    for reason, names in reasons.items():
        yield Phrase("{}{}: {}").format(listed_phrases(names), NBSP, uncapitalised(reason))


def _reserve(headline: Headline, wording: WordingContext) -> Phrase:
    """« évolution à lire avec réserve. »; or empty."""
    return Phrase("évolution à lire avec réserve.") if wording.reserve_of(*headline.changes) else EMPTY


def _reason(headline: Headline, wording: WordingContext) -> Phrase:
    """Why a value or a change of this row is not given; empty when both are."""
    number, change = headline.number, headline.evolution
    if _is_borrowed(headline, wording):
        return borrowed_value(number.territory, wording)
    if number.value is None:
        return missing_reason(headline.indicator, number.status, wording.home, wording)
    if change is not None and change.value is None and headline.indicator.mesure != "niveau":
        return Phrase("{}.").format(why_no_change(change, wording))
    return EMPTY
