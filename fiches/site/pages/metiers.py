"""The index of the followed métiers, by name and by code, each with its figures in the country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fiches.indicators.model.metier_places import MetierPlaces
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.fiche.metier_tables import made_columns, why_missing
from fiches.site.links import METIERS, Head, menu, metier_folder, metier_name
from fiches.site.pages.list_orders import MOST_SORTED
from fiches.site.search.words import normalised
from fiches.site.table import Cell, Line, Table, table_of_lines
from fiches.wording.context import WordingContext
from fiches.wording.marks import count
from fiches.wording.phrase import Kind, Phrase, element, link
from fiches.wording.prose import constant, prose

BY_CODE = "metiers/par-code/index.html"


def render_metier_index(context: SiteContext, followed: Sequence[MetierPlaces]) -> dict[str, str]:
    """The index in its two orders, by path; nothing where no métier is followed."""
    if not followed:
        return {}
    by_code = sorted(followed, key=lambda one: one.code)
    by_name = sorted(by_code, key=lambda one: normalised(metier_name(one.code, context)))
    return {METIERS: _index(METIERS, by_name, context), BY_CODE: _index(BY_CODE, by_code, context)}


def _index(path: str, followed: Sequence[MetierPlaces], context: SiteContext) -> str:
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
        number=count(len(followed), "nombre de métiers"),
        where=wording.within(followed[0].main),
        orders=[("nom", METIERS), ("code ROME", BY_CODE)],
        table=_table(followed, head.root, context),
    )


def _table(followed: Sequence[MetierPlaces], root: str, context: SiteContext) -> Table:
    """One line a métier, in the order given; a long list has fewer columns."""
    wording, first = context.wording(), followed[0]
    entry = first.entry
    made = [
        one
        for one in made_columns([metier.own for metier in followed], entry, wording)
        if not (one.several or one.is_share)
    ]
    if len(followed) > MOST_SORTED:
        made = [one for one in made if one.kept and not one.entry.is_stock]
    columns = [replace(one.column, beside=not one.column.sort) for one in made]
    lines = [
        Line(_name(metier.code, root, context), tuple(Cell(one.cell(metier.own)) for one in made))
        for metier in followed
    ]
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


def _name(code: str, root: str, context: SiteContext) -> Phrase:
    """« Aide-soignant J1501 », which leads to its page."""
    named = link(f"{root}{metier_folder(code, context)}index.html", prose(metier_name(code, context), "libellé"))
    return Phrase(named, " ", element(Kind.PLACE_CODE, prose(code, "code")))
