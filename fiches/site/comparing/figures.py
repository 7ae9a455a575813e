"""What places are compared by: key figures with their change over a year, a few shares, then whole distributions; one cell
each a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fiches.content.catalogue import Indicator
from fiches.indicators.compared_shares import side_by_side
from fiches.indicators.model.compared_share import ComparedShare
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Observed
from fiches.keys import NOT_AVAILABLE, TerritoryKey
from fiches.site.context import FicheSummary, Summaries
from fiches.site.table import Cell
from fiches.wording.borrowed import with_owner
from fiches.wording.change_words import NOT_GIVEN, change_words
from fiches.wording.context import WordingContext
from fiches.wording.labels import item_label
from fiches.wording.marks import grade_word, missing
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Phrase, plain_text
from fiches.wording.prose import prose

Cells = Mapping[str, Cell]
"""Of one place, by the identifier of the figure."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure by which places are compared. `code`: the item of a share; empty for a key figure. `whole`: it stands with
    all the items of its distribution, in a table that names it.

    `period`: the latest that a place of the site has, empty where none has any; `number`: a row of that period.
    """

    indicator: Indicator
    code: str
    number: Observed | None
    whole: bool = False

    @property
    def id(self) -> str:
        if self.whole:
            return f"{self.indicator.id}:{self.code}"
        return f"{self.indicator.id}.{self.code}" if self.code else self.indicator.id

    @property
    def period(self) -> str:
        return self.number.key.period if self.number else ""


def compared_figures(summaries: Summaries, wording: WordingContext) -> tuple[Compared, ...]:
    """The key figures of the catalogue, in their order, then its shares, then the items of its distributions, in the order
    of the fiches.
    """
    latest = _latest(summaries.values())
    entries = wording.catalogue.on_fiches()
    wanted = [(entry, "") for entry in wording.catalogue.headlines()]
    wanted += [(entry, code) for entry in entries for code in entry.comparer]
    alone = (Compared(entry, code, latest.get((entry.id, code))) for entry, code in wanted)
    return (*alone, *(one for entry in entries for one in _whole(entry, latest)))


def _whole(entry: Indicator, latest: Mapping[tuple[str, str], Observed]) -> Iterator[Compared]:
    """The items of a distribution, all of the latest period that one of them has: its table says it once."""
    codes = side_by_side(entry)
    known = [latest[entry.id, code] for code in codes if (entry.id, code) in latest]
    number = max(known, key=lambda one: one.key.period, default=None)
    yield from (Compared(entry, code, number, whole=True) for code in codes)


def _latest(summaries: Iterable[FicheSummary]) -> dict[tuple[str, str], Observed]:
    """By entry and item, the number of the latest period; of the first place that has it."""
    found: dict[tuple[str, str], Observed] = {}
    for summary in summaries:
        numbers = [(one.indicator.id, "", one.number) for one in summary.headlines]
        numbers += [(one.indicator.id, one.code, one.number) for one in summary.shares if one.number]
        for name, code, number in numbers:
            known = found.get((name, code))
            if number.key.period and (known is None or number.key.period > known.key.period):
                found[name, code] = number
    return found


def figure_name(figure: Compared, wording: WordingContext) -> Phrase:
    """« Demandeurs d’emploi (A, B, C) », « Femmes, en % des demandeurs d’emploi (A, B, C) », « 15 à 24 ans »."""
    entry = figure.indicator
    if not figure.code:
        return prose(entry.short)
    label = prose(item_label(entry, figure.code, wording.labels), "libellé")
    return label if figure.whole else Phrase("{}, en{}{}").format(label, NBSP, prose(entry.unite))


def figure_moment(figure: Compared, number: Observed | None, wording: WordingContext) -> Phrase:
    """« fin mars 2026 »; empty without a period."""
    if number is None or not number.key.period:
        return EMPTY
    return wording.short_moment(figure.indicator, number.key.period, code=number.key.nomenclature_code)


def figure_head(figure: Compared, wording: WordingContext) -> Phrase:
    """The name and the moment: « Demandeurs d’emploi (A, B, C), fin mars 2026 »; the name alone where a caption says it."""
    name = figure_name(figure, wording)
    return name if figure.whole else _dated(name, figure, wording)


def distribution_head(figure: Compared, wording: WordingContext) -> Phrase:
    """« Âge, en % des demandeurs d’emploi (A, B, C), fin mars 2026 »."""
    entry = figure.indicator
    name = Phrase("{}, en{}{}").format(prose(entry.titre), NBSP, prose(entry.unite))
    return _dated(name, figure, wording)


def _dated(name: Phrase, figure: Compared, wording: WordingContext) -> Phrase:
    moment = figure_moment(figure, figure.number, wording)
    return Phrase("{}, {}").format(name, moment) if moment else name


def cells_of_place(summary: FicheSummary, figures: Iterable[Compared], wording: WordingContext) -> Cells:
    """Its cells, by figure; a value of another period than the others says which."""
    headlines = {one.indicator.id: one for one in summary.headlines}
    shares = {(one.indicator.id, one.code): one for one in summary.shares}
    cells = {}
    for figure in figures:
        share = shares.get((figure.indicator.id, figure.code))
        if not figure.code:
            cells[figure.id] = _key_figure(figure, headlines.get(figure.indicator.id), summary.territory, wording)
        else:
            cells[figure.id] = _share(figure, share, summary.territory, wording)
    return cells


def _key_figure(figure: Compared, headline: Headline | None, home: TerritoryKey, wording: WordingContext) -> Cell:
    """« 41 230 » and « +3,0 % sur un an »; « 4 sur 5 » and « élevée »; a parent's value is said to be."""
    if headline is None:
        return Cell(missing(NOT_AVAILABLE))
    number, entry = headline.number, headline.indicator
    notes = [_other_moment(figure, number, wording)]
    if entry.mesure == "niveau" and number.value is not None:
        notes.insert(0, prose(grade_word(entry, number.value)))
    elif entry.mesure != "niveau" and number.territory == home and number.value is not None:
        change = change_words(headline.evolution, wording)
        notes.insert(0, change if change == NOT_GIVEN else Phrase("{} sur un an").format(change))
    return Cell(_value(number, entry, home, wording), Phrase(", ").join(note for note in notes if note))


def _share(figure: Compared, share: ComparedShare | None, home: TerritoryKey, wording: WordingContext) -> Cell:
    """« 53 % »; a dash where the base is too small."""
    number = share.number if share else None
    if number is None:
        return Cell(NOT_GIVEN if share and share.withheld else missing(NOT_AVAILABLE))
    return Cell(_value(number, figure.indicator, home, wording), _other_moment(figure, number, wording))


def _value(number: Observed, entry: Indicator, home: TerritoryKey, wording: WordingContext) -> Phrase:
    value = wording.marker.observed(number, entry, bare=True)
    return with_owner(value, number.territory, home, wording)


def _other_moment(figure: Compared, number: Observed, wording: WordingContext) -> Phrase:
    """When the value stands, where that is not what the head says."""
    return figure_moment(figure, number, wording) if number.key.period != figure.period else EMPTY


def legends_of(summaries: Iterable[FicheSummary], wording: WordingContext) -> Iterator[str]:
    """The réserves that their changes carry."""
    changes = [one.evolution for summary in summaries for one in summary.headlines]
    if reserve := wording.reserve_words(*changes):
        yield plain_text(reserve)
