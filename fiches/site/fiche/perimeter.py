"""What the fiche of an intercommunalité says of its perimeter, where it changed within the years that its curves show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fiches.content.reference import naming
from fiches.content.reference.epci_changes import ENDED, EpciChange, perimeter_changes
from fiches.indicators.model.fiche import Fiche
from fiches.periods import Period
from fiches.territories import EPCI
from fiches.wording.numbers import NBSP
from fiches.wording.period_words import day
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.places import listed_phrases
from fiches.wording.prose import prose

_PRUDENCE = (
    "{} La source ne dit pas si les valeurs d’avant portent sur le périmètre d’aujourd’hui{}: comparer avec prudence celles"
    " d’avant et celles d’après."
)


def perimeter_note(fiche: Fiche) -> Phrase:
    """A sentence a year, the latest first; empty for another level, and where no curve of its own begins before the change."""
    if fiche.territory.type != EPCI:
        return EMPTY
    code, first = fiche.territory.code, _first_year(fiche)
    years = perimeter_changes(code).items()
    told = [_said(year, rows, code) for year, rows in years if first is not None and first < year]
    return Phrase(_PRUDENCE).format(Phrase(" ").join(reversed(told)), NBSP) if told else EMPTY


def _first_year(fiche: Fiche) -> int | None:
    """The year in which the longest of its own curves begins."""
    own = (block for block in fiche.blocks if block.shown == fiche.territory)
    curves = [*(one.series for one in fiche.headlines), *(series for block in own for series in block.series)]
    points = (point for series in curves if series.territory == fiche.territory for point in series.points)
    return min((Period.parse(point.key.period).year for point in points), default=None)


def _said(year: int, rows: Sequence[EpciChange], code: str) -> Phrase:
    since = day(f"{year}-01-01")
    whole = [one for one in rows if one.new_code == code and one.kind in ENDED and one.inhabitants == one.before]
    parts = [one for one in rows if one.new_code == code and one not in whole]
    left = [one.new_name for one in rows if one.code == code]
    return Phrase(" ").join(
        [
            *_each("Au {}, cette intercommunalité a réuni {}.", since, [one.name for one in whole]),
            *_each(
                "Au {}, une partie {} a rejoint cette intercommunalité.", since, [one.name for one in parts], of=True
            ),
            *_each("Au {}, une partie de cette intercommunalité a rejoint {}.", since, left),
        ]
    )


def _each(pattern: str, since: Phrase, names: Sequence[str], *, of: bool = False) -> Iterator[Phrase]:
    if names:
        words = [naming.epci(name) for name in names]
        yield Phrase(pattern).format(
            since, listed_phrases([prose(one.de if of else one.sujet, "nom") for one in words])
        )
