"""Each key figure beside the same in the parents, in the country, and among peers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.headline import Headline, ParentFigure
from fiches.keys import FEWER_THAN_FIVE, NOT_APPLICABLE, NOT_AVAILABLE, TerritoryKey
from fiches.site.fiche.model import ComparisonView
from fiches.site.table import Cell, Column, Line, table_of_lines
from fiches.territories import DEPARTEMENT, REGION
from fiches.wording.changes import NOT_GIVEN, change_words, grade_change
from fiches.wording.clauses import why_no_change
from fiches.wording.context import WordingContext
from fiches.wording.marks import missing
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Phrase, capitalised, plain_text, uncapitalised
from fiches.wording.places import level_name, listed_phrases
from fiches.wording.prose import prose
from fiches.wording.sentences import borrowed_value, missing_reason
from fiches.wording.standings import short_rank, spread_words, standing_words

_CAPTION = (
    "Chiffres clés, ici et ailleurs ; les effectifs se comparent par leur évolution sur un an, la difficulté et la"
    " dynamique par leur niveau, de 1 à 5 ; les rangs vont du plus haut au plus bas"
)
_ACROSS = {REGION: "D’une région à l’autre", DEPARTEMENT: "D’un département à l’autre"}


@dataclass(frozen=True, slots=True)
class _Layout:
    """What there is to compare with: parents, nearest first; the level's others; the level of the territory's parts."""

    parents: tuple[TerritoryKey, ...]
    peers: bool
    parts: str


def comparison_view(fiche: Fiche, wording: WordingContext) -> ComparisonView | None:
    """None where there is nothing to compare with."""
    layout = _layout(fiche, wording)
    if not (fiche.headlines and (layout.parents or layout.peers or layout.parts)):
        return None
    columns = list(_columns(fiche.territory, layout, wording))
    lines = [Line(prose(h.indicator.short), tuple(_cells(h, layout, wording))) for h in fiche.headlines]
    table = table_of_lines(prose(_CAPTION), "Chiffre clé", columns, lines)
    return ComparisonView(
        _title(fiche.territory, layout, wording), table, tuple(_notes(fiche, wording)), bool(layout.parts)
    )


def _layout(fiche: Fiche, wording: WordingContext) -> _Layout:
    """A région of one département is the same place: it is no parent."""
    own = wording.name(fiche.territory)
    return _Layout(
        parents=tuple(parent for parent in fiche.parents if wording.name(parent) != own),
        peers=any(h.rank or h.grade_position for h in fiche.headlines),
        parts=next((h.parts_range.level for h in fiche.headlines if h.parts_range), ""),
    )


def _title(home: TerritoryKey, layout: _Layout, wording: WordingContext) -> Phrase:
    """« Ici, en Bretagne et en France »; « En France et dans ses régions »."""
    if layout.parents:
        return listed_phrases([Phrase("Ici"), *(wording.within(parent) for parent in layout.parents)])
    parts = f"ses {_plural(layout.parts)}" if layout.parts else f"les autres {_plural(home.type)}"
    return Phrase("{} et dans {}").format(capitalised(wording.within(home)), parts)


def _plural(level: str) -> str:
    return level_name(TerritoryKey(level, ""), plural=True)


def _columns(home: TerritoryKey, layout: _Layout, wording: WordingContext) -> Iterator[Column]:
    heads = [prose("Ici"), prose("Ici, sur un an"), *(wording.name(parent) for parent in layout.parents)]
    more = [prose(f"Parmi les {_plural(home.type)}")] if layout.peers else []
    more += [prose(_ACROSS[layout.parts])] if layout.parts else []
    for head in (*heads, *more):
        yield Column(head, " ".join(plain_text(head).split()), beside=head in more)


def _cells(headline: Headline, layout: _Layout, wording: WordingContext) -> Iterator[Cell]:
    yield _here(headline, wording)
    yield Cell(_over_a_year(headline, wording))
    yield from (Cell(_there(headline, parent, wording)) for parent in layout.parents)
    if layout.peers:
        yield _among_peers(headline, wording)
    if layout.parts:
        yield Cell(
            spread_words(headline.parts_range, headline.indicator, wording) if headline.parts_range else NOT_GIVEN
        )


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
        place = short_rank(headline.rank, wording)
        if headline.change_rank is None:
            return Cell(place)
        return Cell(place, Phrase("évolution{}: {}").format(NBSP, short_rank(headline.change_rank, wording)))
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
    """« évolution à lire avec réserve, les règles d’inscription ayant changé en 2025. »; or empty."""
    said = wording.reserve_of(*headline.changes)
    return Phrase("évolution {}.").format(said) if said else EMPTY


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
