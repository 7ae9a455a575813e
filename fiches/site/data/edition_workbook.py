"""`donnees/fiches-<edition>.xlsx`: the key figures of every fiche in one workbook, what they are, what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from fiches.content.catalogue import Indicator
from fiches.content.french_rules import french
from fiches.indicators.model.headline import Headline
from fiches.keys import NOT_AVAILABLE, TerritoryKey
from fiches.site.context import FicheSummary, SiteContext
from fiches.site.data.code_labels import STATUSES, CodeLabels
from fiches.site.data.whole_edition import PREFIX
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
from fiches.site.data.workbook_sheets import Cell, Column, Form, Sheet
from fiches.wording.change_words import NOT_GIVEN, change_words
from fiches.wording.degraded import edition_words
from fiches.wording.numbers import COLON, THIN
from fiches.wording.phrase import plain_text
from fiches.wording.places import capital, level_name

FIGURES = "Chiffres clés"
PERIOD, CHANGE, REMARK = "période", "sur un an (%)", "remarque"
_PLACE = (
    Column("Niveau territorial", 18), Column("Code du territoire", 12), Column("Territoire", 32),
    Column("Territoires plus larges", 44),
)  # fmt: skip


class _Change(NamedTuple):
    """A change over a year as the lists write it: its number, or the words that stand for it."""

    number: float | None = None
    words: str = ""


def edition_workbook(context: SiteContext, labels: CodeLabels, fiches: Sequence[FicheSummary]) -> dict[str, bytes]:
    """The file by its path from the site's root: a line a fiche, in the order given. Its bytes depend on its cells alone."""
    day = date.fromisoformat(context.updated[:10]) if context.updated else None
    sheets = [
        read_sheet(
            [("", list(_identity(context, len(fiches), day))), *_how_to_read(context), *cautions(context.catalogue)]
        ),
        _figures(context, labels, fiches),
        definitions_sheet(context.catalogue, labels),
    ]
    return {workbook_file(context.edition): told_bytes(sheets, _title(context), context, day)}


def workbook_file(edition: str) -> str:
    """Its path."""
    return f"{PREFIX}{edition}.xlsx"


def _title(context: SiteContext) -> str:
    return french(f"Chiffres clés par territoire, {plain_text(context.quarter_words)}")


def _identity(context: SiteContext, fiches: int, updated: date | None) -> Iterator[tuple[str, Cell]]:
    yield "Titre", _title(context)
    yield "Site", context.title
    yield "Fiches", float(fiches)
    yield "Édition", f"{plain_text(context.quarter_words)} ({context.edition})"
    for key in (one for one in context.in_order() if str(one) in context.degraded):
        kept = plain_text(edition_words(context.degraded[str(key)]["edition"]))
        yield "Chiffres repris", f"{context.territories[key].name} : ceux de l’édition du {kept}"
    yield from origin_lines(context, updated, "donnees/")


def _how_to_read(context: SiteContext) -> Iterator[Block]:
    csv = f"{PREFIX.rpartition('/')[2]}{context.edition}.csv.gz"
    yield (
        "Les feuilles",
        [
            (FIGURES, "une ligne par fiche du site, dans son ordre : par niveau, puis par code"),
            (DEFINITIONS, "ce que compte chaque indicateur, et comment se calcule ce que les fiches en tirent"),
            (
                "Toutes les lignes",
                f"ce classeur n’a que les chiffres clés ; toutes les lignes de l’édition sont dans {csv},"
                " celles d’une fiche dans son dossier",
            ),
        ],
    )
    yield (
        "Lire une ligne",
        [
            ("Les colonnes", "chaque chiffre clé a sa valeur, sa période et une remarque ; un effectif a aussi son évolution"),
            ("Effectifs", "arrondis à la dizaine par la source ; ceux d’un niveau ne s’ajoutent pas à ceux d’un autre"),
            ("Classes", "de 1 à 5"),
            ("Sur un an (%)", "l’évolution depuis la même période de l’année précédente, avec les décimales que permettent"
             " les arrondis ; vide quand le site ne la donne pas, ou la dit en mots dans la remarque"),
            ("Chiffre d’un autre territoire", "quand la source n’en publie pas à ce niveau, celui que la fiche montre à sa"
             " place ; la remarque le nomme, avec sa clé"),
            ("Codes", "ceux de l’API, en texte : les zéros de gauche y restent"),
        ],
    )  # fmt: skip
    yield "Les remarques", remarks_read()


def _figures(context: SiteContext, labels: CodeLabels, fiches: Iterable[FicheSummary]) -> Sheet:
    wanted = context.catalogue.headlines()
    columns = [*_PLACE, *(column for entry in wanted for column in _columns(entry))]
    lines = [(*_place(one.territory, context), *_cells(one, wanted, context, labels)) for one in fiches]
    return Sheet(FIGURES, columns, lines, is_table=True)


def _place(key: TerritoryKey, context: SiteContext) -> tuple[Cell, ...]:
    place = context.territories[key]
    above = [context.territories[one].name for one in place.parents if one in context.territories]
    return capital(level_name(key)), key.code, place.name, ", ".join(dict.fromkeys(above)) or None


def is_grade(entry: Indicator) -> bool:
    """Whether a figure is a class, which has no change in per cent."""
    return entry.mesure == "niveau"


def _columns(entry: Indicator) -> Iterator[Column]:
    name = french(entry.short)
    yield Column(name, 14, Form.COUNT)
    yield Column(f"{name}{COLON}{PERIOD}", 22)
    if not is_grade(entry):
        yield Column(f"{name}{COLON}{CHANGE}", 12)
    yield Column(f"{name}{COLON}{REMARK}", 20)


def _cells(
    summary: FicheSummary, wanted: Sequence[Indicator], context: SiteContext, labels: CodeLabels
) -> Iterator[Cell]:
    found = {one.indicator.id: one for one in summary.headlines}
    for entry in wanted:
        shown = found.get(entry.id)
        change = _change(shown, summary.territory, context)
        yield shown.number.value if shown else None
        yield (
            labels.period(entry.source.indicateur, shown.number.key.nomenclature_code, shown.period) if shown else None
        )
        if not is_grade(entry):
            yield change.number
        yield _remark(shown, change, summary.territory, context)


def _change(shown: Headline | None, home: TerritoryKey, context: SiteContext) -> _Change:
    """Of a count of its own: that of another territory is not told, nor the change of a class."""
    if shown is None or shown.evolution is None or is_grade(shown.indicator) or shown.number.territory != home:
        return _Change()
    words = change_words(shown.evolution, context.wording())
    if words == NOT_GIVEN:
        return _Change()
    said = plain_text(words)
    is_number = any(letter.isdigit() for letter in said)
    return _Change(shown.evolution.value) if is_number else _Change(words=said)


def _remark(shown: Headline | None, change: _Change, home: TerritoryKey, context: SiteContext) -> str | None:
    """« moins de 5 », « sur un an : stable », « chiffre de Bretagne (REG-53) »; several where they hold together."""
    if shown is None:
        return STATUSES[NOT_AVAILABLE]
    number = shown.number
    said = []
    if number.territory != home:
        said.append(f"chiffre {context.territories[number.territory].of} ({number.territory})")
    if number.value is None:
        said.append(STATUSES.get(number.status) or STATUSES[NOT_AVAILABLE])
    elif number.status:
        said.append(STATUSES.get(number.status, number.status))
    if change.words:
        said.append(f"sur un an{COLON}{change.words}")
    return f"{THIN}; ".join(said) or None
