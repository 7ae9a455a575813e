"""The words of a fiche's workbook: what it is and how to read it, then its values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from fiches.content.french_rules import french
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.data.code_labels import CodeLabels
from fiches.site.data.open_data import Row
from fiches.site.data.workbook_rows import NAME, data_sheet
from fiches.site.data.workbook_sayings import (
    DEFINITIONS,
    Block,
    cautions,
    definitions_sheet,
    origin_lines,
    read_sheet,
    remarks_read,
    told_bytes,
)
from fiches.site.data.workbook_sheets import Cell, Sheet
from fiches.wording.degraded import edition_words
from fiches.wording.phrase import plain_text
from fiches.wording.places import level_name


def workbook(rows: Sequence[Row], key: TerritoryKey, context: SiteContext, labels: CodeLabels) -> bytes:
    """`donnees.xlsx` of a fiche: `Lire`, `Données`, `Définitions`."""
    updated = max((row[12][:10] for row in rows), default="")
    day = date.fromisoformat(updated) if updated else None
    sheets = [_read(key, context, day), data_sheet(rows, labels), definitions_sheet(context.catalogue, labels)]
    return told_bytes(sheets, _title(key, context), context, day)


def _title(key: TerritoryKey, context: SiteContext) -> str:
    return french(f"{context.territories[key].name} : le marché du travail, {plain_text(context.quarter_words)}")


def _read(key: TerritoryKey, context: SiteContext, updated: date | None) -> Sheet:
    return read_sheet([("", list(_identity(key, context, updated))), *_how_to_read(), *cautions(context.catalogue)])


def _identity(key: TerritoryKey, context: SiteContext, updated: date | None) -> Iterator[tuple[str, Cell]]:
    territory, kept = context.territories[key], context.degraded.get(str(key))
    yield "Titre", _title(key, context)
    yield "Territoire", f"{territory.name} ({level_name(key)}, code {key.code})"
    yield "Édition", f"{plain_text(context.quarter_words)} ({context.edition})"
    if kept:
        yield "Chiffres repris", f"de l’édition du {plain_text(edition_words(kept['edition']))} : {kept['reason']}"
    yield from origin_lines(context, updated, territory.folder)


def _how_to_read() -> Iterator[Block]:
    yield (
        "Les feuilles",
        [
            (NAME, "les valeurs de donnees.csv, en toutes lettres, une ligne par territoire, série et période"),
            (DEFINITIONS, "ce que compte chaque indicateur, et comment se calcule ce que la fiche en tire"),
        ],
    )
    yield (
        "Lire une ligne",
        [
            ("Les mesures", "une ligne porte côte à côte les mesures d’un même compte : le nombre et la part, ou la"
             " classe et le score ; les colonnes de mesure ne s’ajoutent pas entre elles"),
            ("Nombre", "arrondi à la dizaine par la source"),
            ("Part (%)", "calculée par la source sur les effectifs exacts, arrondie au point"),
            ("Territoires", "les lignes d’autres territoires sont celles que la fiche cite : filtrer la colonne Territoire"),
            ("Totaux", "« Toutes activités » et une modalité vide sont des totaux : les additionner avec leurs parties"
             " compterait deux fois"),
            ("Codes", "ceux de l’API, en texte : les zéros de gauche y restent"),
        ],
    )  # fmt: skip
    yield "La colonne Remarque", remarks_read()
