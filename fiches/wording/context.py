"""What a sentence needs beside its figures: whose page it is, names of places, formulas, patterns of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fiches.content.catalogue import Catalogue, Indicator
from fiches.content.formulas import Break, Reserve
from fiches.indicators.claims.change import claim_of_evolution
from fiches.indicators.model.numbers import Computed, Observed
from fiches.keys import Key, TerritoryKey
from fiches.territories import Territory
from fiches.wording.labels import Labels
from fiches.wording.marks import Marker
from fiches.wording.moments import moment, short_moment
from fiches.wording.perimeter_causes import perimeter_causes
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.places import listed_phrases, of_subject, to_subject
from fiches.wording.prose import prose
from fiches.wording.sentence_pattern import SentencePattern


@dataclass(frozen=True, slots=True)
class WordingContext:
    """Names, labels, patterns and formulas for the words of a page; `home` is the territory that it is about."""

    home: TerritoryKey
    catalogue: Catalogue
    territories: Mapping[TerritoryKey, Territory]
    labels: Labels
    phrases: Mapping[str, SentencePattern]

    @property
    def marker(self) -> Marker:
        """What writes the numbers of this page."""
        return Marker(self.home, self.catalogue.formulas)

    def name(self, key: TerritoryKey) -> Phrase:
        """« Bretagne »; the key of a territory that is not known."""
        territory = self.territories.get(key)
        return prose(territory.name if territory else str(key), "nom")

    def within(self, key: TerritoryKey) -> Phrase:
        """« en Bretagne »."""
        territory = self.territories.get(key)
        return prose(territory.within if territory else f"dans le territoire {key}", "nom")

    def of(self, key: TerritoryKey) -> Phrase:
        """« de Bretagne »."""
        territory = self.territories.get(key)
        return prose(territory.of if territory else f"du territoire {key}", "nom")

    def whole(self, key: TerritoryKey) -> Phrase:
        """« de la Bretagne », where the territory is a whole that has parts; « de Bretagne » is what comes from it."""
        territory = self.territories.get(key)
        return prose(of_subject(territory.subject) if territory else f"du territoire {key}", "nom")

    def to(self, key: TerritoryKey) -> Phrase:
        """« à la Bretagne », of what is compared with it."""
        territory = self.territories.get(key)
        return prose(to_subject(territory.subject) if territory else f"au territoire {key}", "nom")

    def moment(self, indicator: Indicator, period: str, *, code: str = "", capital: bool = False) -> Phrase:
        """When a figure of this period stands, by the window of its code: « fin mars 2026 », « d’avril 2025 à mars 2026 »."""
        return moment(indicator.window(code), period, capital=capital)

    def short_moment(self, indicator: Indicator, period: str, *, code: str = "") -> Phrase:
        """The same for subtitles, tables and charts: « fin mars 2026 », « T1 2026 »."""
        return short_moment(indicator.window(code), period)

    def value(self, number: Observed, indicator: Indicator) -> Phrase:
        """A figure in running text: « 41 230 personnes », « 4 sur 5 (élevée) »."""
        if indicator.mesure == "niveau":
            return self.marker.grade(number, indicator)
        return self.marker.observed(number, indicator)

    def values(self, numbers: Sequence[Observed], indicator: Indicator) -> Phrase:
        """Two figures of one unit, said once: « 370 et 360 personnes »; one alone has it too."""
        counted = indicator.mesure == "nombre"
        *first, last = numbers
        before = [
            self.marker.observed(one, indicator, bare=True) if counted else self.value(one, indicator) for one in first
        ]
        return Phrase(" et ").join([*before, self.value(last, indicator)])

    def break_between(self, number: Computed) -> Break | None:
        """The declared break that forbids a change over a year."""
        first, *_, last = number.keys
        for entry in self.catalogue.breaks_of(last.indicator, last.nomenclature_code):
            if self.catalogue.crosses_break(last.indicator, last.nomenclature_code, first.period, entry.periode):
                return entry
        return None

    def reserves_of(self, change: Computed | None) -> tuple[Reserve, ...]:
        """The declared réserves that a change over time carries; none where nothing may be said of it."""
        if (ends := self._ends(change)) is None:
            return ()
        return self.catalogue.reserves_of(ends[0].indicator, ends[0].nomenclature_code, ends[0].period)

    def _ends(self, change: Computed | None) -> tuple[Key, Key] | None:
        """The two cells between which something is said to change."""
        if change is None or (change.value is None and claim_of_evolution(change, self.catalogue.affirmations) is None):
            return None
        first, *later = change.keys
        return (first, later[-1]) if later and first.period != later[-1].period else None

    def _causes(self, changes: Iterable[Computed | None]) -> Mapping[str, str]:
        """Why changes are to be read with caution, each once: its title, then in a few words."""
        found: dict[str, str] = {}
        for change in changes:
            found |= {one.titre: one.courte for one in self.reserves_of(change)}
            if ends := self._ends(change):
                found |= perimeter_causes(*ends, self.catalogue)
        return found

    def reserve_of(self, *changes: Computed | None) -> Phrase:
        """« à lire avec réserve, les règles d’inscription ayant changé en 2025 », to stand beside changes; or empty."""
        causes = dict.fromkeys(self._causes(changes).values())
        return Phrase("à lire avec réserve, {}").format(listed_phrases([prose(c) for c in causes])) if causes else EMPTY

    def reserve_words(self, *changes: Computed | None) -> Phrase:
        """« Évolution à lire avec réserve (nouvelles règles d’actualisation, décret sur les sanctions). »; or empty."""
        causes = self._causes(changes)
        named = Phrase(", ").join(prose(cause) for cause in causes)
        return Phrase("Évolution à lire avec réserve ({}).").format(named) if causes else EMPTY
