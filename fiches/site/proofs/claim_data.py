"""The published values that claims are recomputed from: a fiche's `donnees.csv`, and the whole edition beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from fiches.keys import TerritoryKey
from fiches.periods import Period, is_period
from fiches.site.proofs.cells import ANY, Cell, FicheCells, Key
from fiches.site.proofs.claim_syntax import MEASURE, NOMENCLATURE, PERIOD, Reference
from fiches.site.proofs.edition import WholeEdition

_MIXED_QUARTERS = 3


@dataclass(frozen=True, slots=True)
class Break:
    """A break of series: `codes` empty for all. A code of `long` covers twelve months: three more quarters hold some of
    what was before."""

    indicator: str
    period: Period
    codes: tuple[str, ...] = ()
    long: frozenset[str] = frozenset()

    def separates(self, one: Reference, other: Reference) -> bool:
        """Whether two values of its indicator may not be compared."""
        if one.parts[0] != self.indicator or (self.codes and one.parts[NOMENCLATURE] not in self.codes):
            return False
        first, last = sorted((one.period, other.period))
        mixed = _MIXED_QUARTERS if one.parts[NOMENCLATURE] in self.long else 0
        return first < self.period.shifted(mixed) and last >= self.period


@dataclass(frozen=True)
class Published:
    """The values of a page: `home` is the territory that it is about, `cells` the rows of its `donnees.csv`."""

    home: TerritoryKey | None
    cells: FicheCells
    edition: WholeEdition | None
    breaks: tuple[Break, ...] = ()
    declared_lists: tuple[frozenset[str], ...] = field(default=(), compare=False)
    shares_of_all: frozenset[tuple[str, str, str]] = field(default=frozenset(), compare=False)

    def is_share_of(self, count: Reference, whole: Reference) -> bool:
        """Whether the percentage published beside a count is its share of the whole.

        So of a breakdown and of a code; of an activity only where the catalogue says so (indicator, activity, code): the others
        are of all the codes of that activity.
        """
        if count.parts[1] == whole.parts[1]:
            return True
        return (count.parts[0], count.parts[1], count.parts[NOMENCLATURE]) in self.shares_of_all

    def resolved(self, reference: Reference) -> Reference:
        """The same key, its territory named. A key without one, on a page about none, keeps none."""
        return reference if reference.territory or not self.home else Reference(self.home, reference.parts)

    def cell(self, reference: Reference) -> Cell | None:
        """None where neither the fiche's data nor the edition has such a row."""
        place = reference.territory or self.home
        if place is None:
            return None
        key = _key(place, reference)
        found = self.cells.find(key)
        return self.edition.find(key) if found is None and self.edition and place != self.home else found

    def expanded(self, reference: Reference) -> tuple[Reference, ...]:
        """Every row that a key with `*` stands for, in the fiche's data; in the edition on a page without data."""
        resolved = self.resolved(reference)
        if resolved not in self._expansions:
            source = self.cells if self.home else self.edition
            keys = source.matching(_key(resolved.territory, resolved)) if source and resolved.territory else []
            self._expansions[resolved] = tuple(_reference(key) for key in keys)
        return self._expansions[resolved]

    def level(self, kind: str, reference: Reference) -> Mapping[str, Cell]:
        """The cells of one key in every territory of a level, by code."""
        return self.edition.level(_key(TerritoryKey(kind, ""), reference)) if self.edition else {}

    def history(self, reference: Reference) -> list[Reference]:
        """The earlier points of its series, oldest first, whatever they hold."""
        every = replace(reference, parts=(*reference.parts[:PERIOD], ANY, reference.parts[MEASURE]))
        found = [one for one in self.expanded(every) if is_period(one.parts[PERIOD])]
        return sorted((one for one in found if one.period < reference.period), key=lambda one: one.period)

    def separated(self, one: Reference, other: Reference) -> bool:
        """Whether a break of series lies between two values."""
        return any(entry.separates(one, other) for entry in self.breaks)

    @cached_property
    def _expansions(self) -> dict[Reference, tuple[Reference, ...]]:
        return {}


def _key(place: TerritoryKey, reference: Reference) -> Key:
    return (reference.parts[0], *place, *reference.parts[1:])


def _reference(key: Key) -> Reference:
    return Reference(TerritoryKey(*key[1:3]), (key[0], *key[3:]))
