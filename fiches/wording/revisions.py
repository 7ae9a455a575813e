"""What changed in a territory since the former edition, in one French sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fiches.content.catalogue import Catalogue
from fiches.editions.diff import Kind, PlaceChanges
from fiches.periods import Period
from fiches.wording.marks import count
from fiches.wording.period_words import period_label, period_time
from fiches.wording.phrase import Phrase, capitalised
from fiches.wording.places import listed_phrases
from fiches.wording.prose import prose

_SAID = {
    Kind.REVISED: ("valeur révisée", "valeurs révisées"),
    Kind.APPEARED: ("valeur apparue", "valeurs apparues"),
    Kind.VANISHED: ("valeur disparue", "valeurs disparues"),
}
_QUARTER = ("un trimestre nouveau", "trimestres nouveaux")
_FORECAST = ("une prévision nouvelle", "prévisions nouvelles")
_YEAR = ("une année nouvelle", "années nouvelles")
NOTHING = Phrase("Aucune valeur n’a changé.")


def counted(number: int, forms: tuple[str, str]) -> Phrase:
    """« 12 valeurs révisées »; a count of the layout, not a figure."""
    return Phrase("{} {}").format(count(number, "nombre de valeurs"), forms[number > 1])


def changed_sentence(changes: PlaceChanges | None, catalogue: Catalogue, *, same_request: bool = True) -> Phrase:
    """« 12 valeurs révisées, un trimestre nouveau (1er trimestre 2026). »

    Where the request itself has changed, what appears or vanishes is our own choice, and is left out.
    """
    if changes is None:
        return NOTHING
    kinds = _SAID if same_request else (Kind.REVISED,)
    said = [counted(changes.counts[kind], _SAID[kind]) for kind in kinds if changes.counts[kind]]
    said += _periods(changes.periods, catalogue)
    return capitalised(Phrase("{}.").format(Phrase(", ").join(said))) if said else NOTHING


def _periods(periods: Iterable[tuple[str, str]], catalogue: Catalogue) -> Iterator[Phrase]:
    groups: dict[tuple[str, str], set[str]] = {_QUARTER: set(), _FORECAST: set(), _YEAR: set()}
    for indicator, period in periods:
        foreseen = catalogue.is_forecast(indicator)
        groups[_FORECAST if foreseen else _QUARTER if Period.parse(period).quarter else _YEAR].add(period)
    for (one, several), found in groups.items():
        if found:
            labels = Phrase(", ").join(_label(period) for period in sorted(found))
            head = prose(one) if len(found) == 1 else counted(len(found), (several, several))
            yield Phrase("{} ({})").format(head, labels)


def _label(period: str) -> Phrase:
    """« 1er trimestre 2026 », « 2025 »."""
    return period_label(period) if Period.parse(period).quarter else period_time(period, period)


def new_periods(periods: Iterable[str]) -> Phrase:
    """« 1er trimestre 2026 et 2e trimestre 2026 »."""
    return listed_phrases([_label(period) for period in periods])
