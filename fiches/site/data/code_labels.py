"""What the codes of `donnees.csv` are called in the workbook: the catalogue's words first, then the source's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fiches import periods
from fiches.content.catalogue import Catalogue
from fiches.content.french_rules import french
from fiches.keys import FEWER_THAN_FIVE, NOT_APPLICABLE, NOT_AVAILABLE, SECRET, TOTALS, TerritoryKey
from fiches.territories import Territory
from fiches.wording.labels import Labels
from fiches.wording.moments import moment_label
from fiches.wording.places import capital

STATUSES = {
    "": "", FEWER_THAN_FIVE: "moins de 5", NOT_AVAILABLE: "non disponible", SECRET: "secret statistique",
    NOT_APPLICABLE: "sans objet",
}  # fmt: skip
ALL_ACTIVITIES = "Toutes activités"
CHARACTERISTICS = {
    "GENRE": "Sexe", "AGE": "Âge", "AGE_6T": "Âge, en six tranches", "GENRExAGE": "Sexe et âge",
    "NIVFORM": "Niveau de formation", "NIVFORMXT": "Niveau de formation détaillé",
    "CHOMANC": "Ancienneté d’inscription", "NIVQUAL": "Qualification", "NIVQUAL2T": "Qualification, en deux tranches",
    "NIVEXP": "Expérience", "NIVEXP7T": "Expérience, en sept tranches", "THOE": "Obligation d’emploi",
    "CPDE": "Public", "TYPECTR": "Type de contrat", "TAILLEETAB": "Taille de l’établissement",
    "TYPECTRxTAILLEETAB": "Type de contrat et taille de l’établissement", "SALAIRE": "Salaire",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CodeLabels:
    """The labels of codes: the catalogue's first, then the source's own. Each is looked up once."""

    catalogue: Catalogue
    territories: Mapping[TerritoryKey, Territory]
    labels: Labels
    _labels: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _periods: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def indicator(self, code: str) -> str:
        """« Offres d’emploi » for OFF_1: the section that shows it first."""
        titles = {section.id: section.titre for section in self.catalogue.sections}
        shown = (titles[i.section] for i in self.catalogue.indicators if i.source.indicateur == code)
        return next(shown, code)

    def territory(self, key: TerritoryKey) -> str:
        place = self.territories.get(key)
        return place.name if place else str(key)

    def period(self, indicator: str, code: str, period: str) -> str:
        """« 1er trimestre 2026 », « avril 2025 à mars 2026 »: by the window of the code."""
        name = (indicator, code, period)
        if name not in self._periods:
            window = self.catalogue.window_of(indicator, code) if periods.is_period(period) else None
            self._periods[name] = moment_label(window, period) if window else _label(period)
        return self._periods[name]

    def code(self, indicator: str, kind: str, code: str) -> str:
        """A code of an activity, of a characteristic, or of the nomenclature (`kind` empty)."""
        name = (indicator, kind, code)
        if name not in self._labels:
            self._labels[name] = capital(self._named(*name)) if code else ""
        return self._labels[name]

    def _named(self, indicator: str, kind: str, code: str) -> str:
        received = self.labels.get((kind or indicator, code), "")
        if not kind and (title := self._title(indicator, code)):
            return title
        for entry in self.catalogue.indicators:
            source = entry.source
            own = source.caracteristique or (source.activite if source.activite not in TOTALS else "")
            if (source.indicateur, own) != (indicator, kind):
                continue
            for name in (f"{code}|{received}", code):
                if name in entry.libelles:
                    return french(entry.libelles[name])
        return french(received) if received else code

    def _title(self, indicator: str, code: str) -> str:
        """The title of the entry that is about this code of the nomenclature alone, if there is one."""
        entries = (i for i in self.catalogue.indicators if i.source.indicateur == indicator)
        whole = (i for i in entries if not i.source.caracteristique and i.source.activite in (*TOTALS, "FAP225"))
        return next((i.titre for i in whole if i.source.codes == (code,)), "")


def _label(period: str) -> str:
    return periods.label(period) if periods.is_period(period) else period
