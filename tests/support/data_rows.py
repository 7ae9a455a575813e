"""A small edition around Ille-et-Vilaine, with every status and a value quoted from its parents, as rows of data files."""

from __future__ import annotations

from fiches.indicators.edition_data import EditionData
from fiches.indicators.fiche import build_fiche
from fiches.keys import TerritoryKey
from fiches.site.data.open_data import Row, fiche_rows
from tests.support.frames import BRETAGNE, FRANCE, ILLE, catalogue, edition_data, entry, key, line

PERIODS = ("2024T1", "2025T1", "2026T1")


def view() -> EditionData:
    rows = [line(key(place, period=p), 1000.0) for place in (ILLE, BRETAGNE, FRANCE) for p in PERIODS]
    rows += [line(key(code="A", period="2025T4"), 0.0), line(key(code="B"), None), line(key(code="C"), None, "s")]
    rows += [line(key(code="A", measure="pourcentage"), 12.5), line(key(code="MOIS EN COURS"), 10.0, date="")]
    rows += [line(key(BRETAGNE, "A"), 77.0)]
    shares = entry("parts", codes=("A", "B"), mesure="pourcentage", chart="aucun")
    return edition_data(rows, catalogue(entry(cle=1), shares))


def rows_of(found: EditionData, territory: TerritoryKey = ILLE) -> list[Row]:
    return fiche_rows(found, build_fiche(found, territory))
