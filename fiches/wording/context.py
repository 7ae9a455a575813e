"""What a sentence needs beside its figures: whose page it is, names of places, formulas, patterns of sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fiches.content.catalogue import Catalogue, Indicator
from fiches.content.formulas import Break
from fiches.indicators.model.numbers import Computed, Observed
from fiches.keys import TerritoryKey
from fiches.territories import Territory
from fiches.wording.labels import Labels
from fiches.wording.marks import Marker, moment
from fiches.wording.phrase import Phrase
from fiches.wording.places import of_subject
from fiches.wording.prose import prose


@dataclass(frozen=True, slots=True)
class SentencePattern:
    """How a key figure is said in a sentence (content/textes/phrases.toml).

    `texte` holds {moment}, {valeur} and {dans}; `singulier` is for one person, one offer. `haut` and `bas` say for whom a
    grade of 4 or 5, of 1 or 2, is good. Without `resume`, the sentence of the quarter leaves it out.
    """

    texte: str
    singulier: str = ""
    haut: str = ""
    bas: str = ""
    resume: bool = True


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

    def moment(self, indicator: Indicator, period: str, *, capital: bool = False) -> Phrase:
        """When a figure of this period stands: « fin mars 2026 », « au 1er trimestre 2026 »."""
        return moment(indicator, period, forecast=indicator.is_forecast, capital=capital)

    def value(self, number: Observed, indicator: Indicator) -> Phrase:
        """A figure in running text: « 41 230 personnes », « 4 sur 5 (élevée) »."""
        if indicator.mesure == "niveau":
            return self.marker.grade(number, indicator)
        return self.marker.observed(number, indicator)

    def break_between(self, number: Computed) -> Break | None:
        """The declared break that forbids a change over a year."""
        first, *_, last = number.keys
        for entry in self.catalogue.breaks_of(last.indicator, last.nomenclature_code):
            if self.catalogue.crosses_break(last.indicator, last.nomenclature_code, first.period, entry.periode):
                return entry
        return None
