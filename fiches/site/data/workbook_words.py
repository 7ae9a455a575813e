"""The words of a fiche's workbook: what it is and how to read it, then the definitions of what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from fiches.content.catalogue import Catalogue, Indicator
from fiches.content.french_rules import french
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.data.code_labels import STATUSES, CodeLabels
from fiches.site.data.open_data import Row
from fiches.site.data.workbook_rows import NAME, data_sheet
from fiches.site.data.workbook_sheets import Cell, Column, Form, Sheet, workbook_bytes
from fiches.wording.degraded import edition_words
from fiches.wording.phrase import plain_text
from fiches.wording.places import capital, level_name

READ, DEFINITIONS = "Lire", "Définitions"
SIMULATED = "Données simulées : aucun chiffre de ce classeur n’est un chiffre de France Travail"
USUAL_SOURCE = "France Travail, API Marché du travail"
_EARLIEST = date(1980, 1, 1)
_WORDS = (Column("À lire d’abord", 30), Column("", 110, Form.WRAPPED))
_DEFINED = (
    Column("Indicateur", 26), Column("Titre", 44, Form.WRAPPED), Column("Définition", 70, Form.WRAPPED),
    Column("Champ", 60, Form.WRAPPED), Column("Ce que couvre un chiffre", 26), Column("Unité", 34, Form.WRAPPED),
    Column("Code de l’indicateur", 12), Column("Codes", 26), Column("Répartition", 22),
)  # fmt: skip
_STATUSES = {
    "a": "un 0 publié, qui tient pour moins de 5",
    "nd": "la source ne publie rien ici",
    "s": "caché par le secret statistique",
    "na": "l’indicateur n’existe pas à ce niveau",
}


def workbook(rows: Sequence[Row], key: TerritoryKey, context: SiteContext, labels: CodeLabels) -> bytes:
    """`donnees.xlsx` of a fiche: `Lire`, `Données`, `Définitions`."""
    updated = max((row[12][:10] for row in rows), default="")
    day = date.fromisoformat(updated) if updated else None
    sheets = [_read(key, context, day), data_sheet(rows, labels), _definitions(context.catalogue, labels)]
    title = _title(key, context)
    properties = {"title": title, "author": context.publisher, "comments": _source(context)}
    return workbook_bytes(sheets, properties, day or _EARLIEST)


def _title(key: TerritoryKey, context: SiteContext) -> str:
    return french(f"{context.territories[key].name} : le marché du travail, {plain_text(context.quarter_words)}")


def _source(context: SiteContext) -> str:
    if context.demo:
        return french(SIMULATED)
    return f"{context.other_source}, et non France Travail" if context.other_source else USUAL_SOURCE


def _read(key: TerritoryKey, context: SiteContext, updated: date | None) -> Sheet:
    blocks = [("", list(_identity(key, context, updated))), *_how_to_read(), *_cautions(context.catalogue)]
    lines: list[Sequence[Cell]] = []
    strong: set[int] = set()
    for title, block in blocks:
        if title:
            lines += [(), (title,)]
            strong.add(len(lines) - 1)
        lines += [(french(name), french(cell) if isinstance(cell, str) else cell) for name, cell in block]
    return Sheet(READ, _WORDS, lines, strong=frozenset(strong))


def _identity(key: TerritoryKey, context: SiteContext, updated: date | None) -> Iterator[tuple[str, Cell]]:
    territory, kept = context.territories[key], context.degraded.get(str(key))
    yield "Titre", _title(key, context)
    yield "Territoire", f"{territory.name} ({level_name(key)}, code {key.code})"
    yield "Édition", f"{plain_text(context.quarter_words)} ({context.edition})"
    if kept:
        yield "Chiffres repris", f"de l’édition du {plain_text(edition_words(kept['edition']))} : {kept['reason']}"
    yield "Source", _source(context)
    yield "Données simulées", "oui" if context.demo else "non"
    if updated:
        yield "Dernière mise à jour", updated
    yield "Licence", context.licence
    yield "Publié par", context.publisher
    if context.url:
        yield "Adresse", f"{context.url}{territory.folder}"


def _how_to_read() -> Iterator[tuple[str, list[tuple[str, Cell]]]]:
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
    statuses: list[tuple[str, Cell]] = [("vide", "valeur publiée")]
    yield "La colonne Remarque", statuses + [(STATUSES[code], words) for code, words in _STATUSES.items()]


def _cautions(catalogue: Catalogue) -> Iterator[tuple[str, list[tuple[str, Cell]]]]:
    """The breaks of series and the réserves, once each."""
    breaks: dict[str, Cell] = {capital(one.incomparable): one.titre for one in catalogue.breaks}
    reserves: dict[str, Cell] = {capital(one.explication): one.titre for one in catalogue.reserves}
    for title, found in (("Ruptures de série", breaks), ("Réserves", reserves)):
        if found:
            yield title, [(capital(str(name)), words) for words, name in found.items()]


def _definitions(catalogue: Catalogue, labels: CodeLabels) -> Sheet:
    entries = [entry for section in catalogue.sections for entry in catalogue.defined_in(section.id)]
    lines: list[Sequence[Cell]] = [_definition(entry, labels) for entry in entries]
    strong = len(lines) + 1
    lines += [(), ("Formules", "Titre", "Définition", "Conditions", "Expression", "Unité")]
    lines += [
        (None, *map(french, (one.titre, one.definition, one.conditions, one.expression, one.unite)))
        for one in catalogue.formulas.values()
    ]
    return Sheet(DEFINITIONS, _DEFINED, lines, strong=frozenset({strong}))


def _definition(entry: Indicator, labels: CodeLabels) -> Sequence[Cell]:
    request = entry.source
    notes = " ".join(part for part in (entry.champ, entry.note) if part)
    return (
        labels.indicator(request.indicateur),
        french(entry.titre),
        french(entry.definition),
        french(notes) or None,
        entry.fenetre,
        french(entry.unite),
        request.indicateur,
        ", ".join(request.wanted) or None,
        request.caracteristique or None,
    )
