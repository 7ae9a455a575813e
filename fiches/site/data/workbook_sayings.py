"""What every workbook says: whose figures it holds, how remarks are read, breaks, réserves, definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from fiches.content.catalogue import Catalogue, Indicator
from fiches.content.french_rules import french
from fiches.site.context import SiteContext
from fiches.site.data.code_labels import STATUSES, CodeLabels
from fiches.site.data.workbook_sheets import Cell, Column, Form, Sheet, workbook_bytes
from fiches.wording.places import capital

Block = tuple[str, list[tuple[str, Cell]]]
"""A title, empty for none, and lines of two cells."""
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


def source_words(context: SiteContext) -> str:
    """Whose figures a workbook holds."""
    if context.demo:
        return french(SIMULATED)
    return f"{context.other_source}, et non France Travail" if context.other_source else USUAL_SOURCE


def origin_lines(context: SiteContext, updated: date | None, address: str) -> Iterator[tuple[str, Cell]]:
    """Whose figures, of which day, under which licence; `address`: where they are read, from the site's root."""
    yield "Source", source_words(context)
    yield "Données simulées", "oui" if context.demo else "non"
    if updated:
        yield "Dernière mise à jour", updated
    yield "Licence", context.licence
    yield "Publié par", context.publisher
    if context.url:
        yield "Adresse", f"{context.url}{address}"


def told_bytes(sheets: Sequence[Sheet], title: str, context: SiteContext, updated: date | None) -> bytes:
    """A workbook whose properties say its title and whose figures it holds; its bytes depend on its cells alone."""
    properties = {"title": title, "author": context.publisher, "comments": source_words(context)}
    return workbook_bytes(sheets, properties, updated or _EARLIEST)


def read_sheet(blocks: Iterable[Block]) -> Sheet:
    """What is read first: blocks of pairs, each under its title where it has one."""
    lines: list[Sequence[Cell]] = []
    strong: set[int] = set()
    for title, block in blocks:
        if title:
            lines += [(), (title,)]
            strong.add(len(lines) - 1)
        lines += [(french(name), french(cell) if isinstance(cell, str) else cell) for name, cell in block]
    return Sheet(READ, _WORDS, lines, strong=frozenset(strong))


def remarks_read() -> list[tuple[str, Cell]]:
    """What each remark tells of a value."""
    return [("vide", "valeur publiée"), *((STATUSES[code], words) for code, words in _STATUSES.items())]


def cautions(catalogue: Catalogue) -> Iterator[Block]:
    """The breaks of series and the réserves, once each."""
    breaks: dict[str, Cell] = {capital(one.incomparable): one.titre for one in catalogue.breaks}
    reserves: dict[str, Cell] = {capital(one.explication): one.titre for one in catalogue.reserves}
    for title, found in (("Ruptures de série", breaks), ("Réserves", reserves)):
        if found:
            yield title, [(capital(str(name)), words) for words, name in found.items()]


def definitions_sheet(catalogue: Catalogue, labels: CodeLabels) -> Sheet:
    """What each indicator counts, and how formulas compute."""
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
