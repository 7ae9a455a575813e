"""A level's list: a table that one can read, name, headline figures, change, grade."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fiches.content.catalogue import Indicator
from fiches.content.french_rules import french
from fiches.indicators.model.headline import Headline
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext, Summaries
from fiches.site.environment import render
from fiches.site.links import Head, fiche_link, menu
from fiches.site.pages.list_orders import Order, in_order, orders_of
from fiches.site.table import Column, Line, Table, cells_of, table_of_lines
from fiches.territories import LEVELS
from fiches.wording.changes import NOT_GIVEN, change_words
from fiches.wording.context import WordingContext
from fiches.wording.counted_places import counted_places
from fiches.wording.marks import missing
from fiches.wording.phrase import Kind, Phrase, element, link
from fiches.wording.places import capital
from fiches.wording.prose import prose
from fiches.wording.sentences import with_owner


@dataclass(frozen=True, slots=True)
class _Level:
    """The territories of a level that have a page, by code, and the pages of its orders, from the site's root."""

    kind: str
    keys: tuple[TerritoryKey, ...]
    paths: Mapping[Order, str]


def render_lists(kind: str, context: SiteContext, summaries: Summaries) -> dict[str, str]:
    """The list of a level, by path, in each of its orders."""
    keys = tuple(context.of_level(kind))
    paths = {o: posixpath.join(LEVELS[kind].folder, o.folder, "index.html") for o in orders_of(keys, context)}
    level = _Level(kind, keys, paths)
    return {path: _render(level, order, context, summaries) for order, path in paths.items()}


def _render(level: _Level, order: Order, context: SiteContext, summaries: Summaries) -> str:
    plural = LEVELS[level.kind].plural
    ordered = f", {order.words}" if order.folder else ""
    head = Head(
        path=level.paths[order],
        title=french(f"{capital(plural)}\u00a0: le marché du travail{ordered}"),
        description=f"Demandeurs d’emploi, offres et difficultés de recrutement\u00a0: la liste des {plural}.",
    )
    return render(
        "pages/liste.html",
        site=context,
        head=head,
        menu=menu(context),
        title=capital(plural),
        number=counted_places(level.keys),
        order=order,
        orders=list(level.paths.items()),
        table=list_table(in_order(level.keys, order, context, summaries), context, summaries, root=head.root),
    )


def list_table(keys: list[TerritoryKey], context: SiteContext, summaries: Summaries, *, root: str) -> Table:
    """One line a territory, in the order given."""
    wording = context.wording()
    wanted = context.catalogue.first_of_each_source()
    columns = [column for indicator in wanted for column in _columns(indicator)]
    lines = [_line(key, wanted, context, summaries, wording, root) for key in keys]
    caption = Phrase("Chiffres clés par territoire, {}").format(context.quarter_words)
    return table_of_lines(caption, "Territoire", columns, lines)


def _columns(indicator: Indicator) -> list[Column]:
    value = Column(prose(indicator.short), indicator.short, indicator.mesure == "niveau")
    if indicator.mesure == "niveau":
        return [value]
    return [value, Column(Phrase("sur un an"), "Sur un an")]


def _line(
    key: TerritoryKey,
    wanted: Sequence[Indicator],
    context: SiteContext,
    summaries: Summaries,
    wording: WordingContext,
    root: str,
) -> Line:
    page = fiche_link(key, context)
    summary = summaries.get(key)
    found = {h.indicator.id: h for h in summary.headlines} if summary else {}
    cells = [cell for indicator in wanted for cell in _cells(key, found.get(indicator.id), indicator, wording)]
    name = link(root + page.href, prose(page.text, "nom"))
    return Line(Phrase(name, " ", element(Kind.PLACE_CODE, prose(key.code, "code"))), cells_of(*cells))


def _cells(
    home: TerritoryKey, headline: Headline | None, indicator: Indicator, wording: WordingContext
) -> list[Phrase]:
    """The value, and its change over a year for what is no grade; a parent's value is said to be."""
    graded = indicator.mesure == "niveau"
    if headline is None:
        return [missing("nd")] if graded else [missing("nd"), NOT_GIVEN]
    shown = headline.number.territory
    value = with_owner(wording.marker.observed(headline.number, indicator, bare=not graded), shown, home, wording)
    change = change_words(headline.evolution, wording) if shown == home else NOT_GIVEN
    return [value] if graded else [value, change]
