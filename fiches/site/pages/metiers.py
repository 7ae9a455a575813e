"""The followed métiers: an index by name and by code, each with its figures in the country, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fiches.indicators.model.block import Metier
from fiches.indicators.model.metier_places import MetierPlaces
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.fiche.metier_tables import made_columns, why_missing
from fiches.site.links import METIERS, Head, menu, metier_folder, metier_name
from fiches.site.pages.list_orders import MOST_SORTED
from fiches.site.pages.metier_page import render_metier
from fiches.site.search.words import normalised
from fiches.site.table import Cell, Line, Table, table_of_lines
from fiches.wording.context import WordingContext
from fiches.wording.marks import count
from fiches.wording.phrase import Kind, Phrase, element, link
from fiches.wording.prose import constant, prose

BY_CODE = "metiers/par-code/index.html"


@dataclass(frozen=True, slots=True)
class _Row:
    """A métier of the index: its name as it is sorted, what it is in the country."""

    code: str
    name: str
    own: Metier


def render_metiers(context: SiteContext, figures: Iterable[MetierPlaces]) -> dict[str, str]:
    """The index in its two orders and the page of each métier, by path; nothing where none is followed."""
    pages, rows, first = dict[str, str](), list[_Row](), None
    for places in figures:
        first = first or places
        path, page = render_metier(places, context)
        pages[path] = page
        rows.append(_Row(places.code, metier_name(places.code, context), places.own))
    if first is None:
        return {}
    by_name = sorted(rows, key=lambda row: (normalised(row.name), row.code))
    by_code = sorted(rows, key=lambda row: row.code)
    return {
        METIERS: _index(METIERS, by_name, first, context),
        BY_CODE: _index(BY_CODE, by_code, first, context),
    } | pages


def _index(path: str, rows: list[_Row], first: MetierPlaces, context: SiteContext) -> str:
    wording, by_code = context.wording(), path == BY_CODE
    title = "Métiers par code" if by_code else "Métiers"
    head = Head(
        path, f"{title}\u00a0: où recrute-t-on\u00a0?", "Les métiers suivis par ce site, par nom et par code ROME."
    )
    return render(
        "pages/metiers.html",
        site=context,
        head=head,
        menu=menu(context),
        number=count(len(rows), "nombre de métiers"),
        where=wording.within(first.main),
        orders=[("nom", METIERS), ("code ROME", BY_CODE)],
        table=_table(rows, first, head.root, context),
    )


def _table(rows: list[_Row], first: MetierPlaces, root: str, context: SiteContext) -> Table:
    """One line a métier, in the order given; a long list has fewer columns."""
    wording, entry = context.wording(), first.entry
    made = [one for one in made_columns([row.own for row in rows], entry, wording) if not one.detail]
    if len(rows) > MOST_SORTED:
        made = [one for one in made if one.kept]
    columns = [replace(one.column, beside=not one.column.sort) for one in made]
    lines = [Line(_name(row, root, context), tuple(Cell(one.cell(row.own)) for one in made)) for row in rows]
    caption = Phrase("Métiers suivis, {}{}").format(wording.within(first.main), _moments(first, wording))
    table = table_of_lines(caption, "Métier", columns, lines)
    return replace(table, legends=why_missing(table, entry, wording), sorts=True)


def _moments(first: MetierPlaces, wording: WordingContext) -> Phrase:
    """« , offres : avril 2025 – mars 2026 »."""
    own = first.own.numbers.get(first.entry.id)
    if own is None or not own.period:
        return Phrase()
    when = wording.short_moment(first.entry, own.period, code=own.key.nomenclature_code)
    return Phrase(", offres de {}\u00a0: {}").format(constant("douze mois", "texte"), when)


def _name(row: _Row, root: str, context: SiteContext) -> Phrase:
    address = f"{root}{metier_folder(row.code, context)}index.html"
    code = element(Kind.PLACE_CODE, prose(row.code, "code"))
    return Phrase(link(address, prose(row.name, "libellé")), " ", code)
