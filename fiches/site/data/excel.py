"""`donnees-excel.csv`: the rows of `donnees.csv` in words, in the form that French Excel opens with a double click."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from fiches import periods
from fiches.content.catalogue import Catalogue
from fiches.content.french_rules import french
from fiches.keys import FEWER_THAN_FIVE, NOT_APPLICABLE, NOT_AVAILABLE, SECRET, TOTALS, TerritoryKey
from fiches.site.data.open_data import Row
from fiches.territories import LEVELS, Territory
from fiches.wording.labels import Labels
from fiches.wording.moments import moment_label
from fiches.wording.places import capital

MOST_FICHES = 500
"""Above this number of fiches, the file is written only where the publisher asks for it."""
HEADERS = (
    "Indicateur", "Territoire", "Niveau", "Code du territoire", "Activité", "Code de l’activité", "Ce qui est compté",
    "Caractéristique", "Modalité", "Période", "Mesure", "Valeur", "Remarque", "Date de mise à jour",
)  # fmt: skip
MEASURES = {
    "nombre": "nombre", "pourcentage": "pourcentage (%)", "niveau": "niveau, de 1 à 5", "score": "score",
    "montant": "montant, en euros",
}  # fmt: skip
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
# What a spreadsheet would compute rather than show, whatever invisible signs stand before; what it would take for a
# number or a date.
_COMPUTED = re.compile(r"[\s\ufeff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]*[=+\-@\t\r\n|%]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_READ_AS_NUMBER = re.compile(r"\s*[0-9][0-9\s.,:/-]*(?:[eE][+-]?[0-9]+)?\s*")


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
        return french(received) if received else _code(kind, code)

    def _title(self, indicator: str, code: str) -> str:
        """The title of the entry that is about this code of the nomenclature alone, if there is one."""
        entries = (i for i in self.catalogue.indicators if i.source.indicateur == indicator)
        whole = (i for i in entries if not i.source.caracteristique and i.source.activite in (*TOTALS, "FAP225"))
        return next((i.titre for i in whole if i.source.codes == (code,)), "")


def excel_bytes(rows: Iterable[Row], labels: CodeLabels) -> bytes:
    """`rows` as `donnees.csv` has them, one line each: UTF-8 with BOM, semicolons, decimal commas, CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows(_line(row, labels) for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _label(period: str) -> str:
    return periods.label(period) if periods.is_period(period) else period


def _line(row: Row, labels: CodeLabels) -> tuple[str, ...]:
    indicator, level, place, activity_type, activity, code, kind, item, period, measure, value, status, date = row
    key = TerritoryKey(level, place)
    total = activity_type in TOTALS
    words = (
        labels.indicator(indicator),
        labels.territory(key),
        capital(LEVELS[level].singular) if level in LEVELS else level,
        str(key),
        ALL_ACTIVITIES if total else labels.code(indicator, activity_type, activity),
        "" if total else _code(activity_type, activity),
        labels.code(indicator, "", code),
        CHARACTERISTICS.get(kind, kind),
        labels.code(indicator, kind, item) if kind else "",
        labels.period(indicator, code, period),
        MEASURES.get(measure, measure),
    )
    return (*map(_text, words), value.replace(".", ","), _text(STATUSES.get(status, status)), _day(date))


def _code(kind: str, code: str) -> str:
    """A code that begins with a digit stands behind its type, as those of territories do: Excel drops the zero of « 01 »."""
    return f"{kind}-{code}" if kind and code[:1].isdigit() else code


def _day(date: str) -> str:
    """`2026-05-28T10:02:11+02:00` → `28/05/2026`."""
    year, _, rest = date[:10].partition("-")
    month, _, day = rest.partition("-")
    return f"{day}/{month}/{year}" if _DAY.fullmatch(date[:10]) else _text(date)


@lru_cache(maxsize=65536)
def _text(text: str) -> str:
    """Words that a spreadsheet would compute, or take for a number, stay words."""
    return f"'{text}" if _COMPUTED.match(text) or _READ_AS_NUMBER.fullmatch(text) else text
