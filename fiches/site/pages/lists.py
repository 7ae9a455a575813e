"""A level's list: a table that one can read, name, headline figures, change, grade."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from fiches.content.catalogue import Indicator
from fiches.indicators.model.headline import Headline
from fiches.keys import TerritoryKey
from fiches.site.context import FicheSummary, SiteContext
from fiches.site.environment import render
from fiches.site.fiche.tables import Column, Line, Table, made
from fiches.site.links import Head, fiche_link, menu
from fiches.site.pages.list_orders import Order, in_order, orders_of
from fiches.territories import LEVELS
from fiches.wording.changes import change_figure
from fiches.wording.marks import count, missing
from fiches.wording.places import capital
from fiches.wording.prose import french, prose
from fiches.wording.voice import Voice

Summaries = Mapping[TerritoryKey, FicheSummary]


def list_columns(context: SiteContext) -> list[Indicator]:
    """One key figure a source: the first."""
    first: dict[str, Indicator] = {}
    for indicator in context.catalogue.headlines():
        first.setdefault(indicator.source.indicateur, indicator)
    return list(first.values())


def render_lists(kind: str, context: SiteContext, summaries: Summaries) -> dict[str, str]:
    """The list of a level, by path, in each of its orders."""
    keys = context.of_level(kind)
    orders = orders_of(keys, context)
    found = {}
    for order in orders:
        path = posixpath.join(LEVELS[kind].folder, order.folder, "index.html")
        found[path] = _render(path, kind, in_order(keys, order, context, summaries), order, orders, context, summaries)
    return found


def _render(
    path: str,
    kind: str,
    keys: list[TerritoryKey],
    order: Order,
    orders: Sequence[Order],
    context: SiteContext,
    summaries: Summaries,
) -> str:
    plural = LEVELS[kind].plural
    told = f", {order.words}" if order.folder else ""
    head = Head(
        path=path,
        title=french(f"{capital(plural)}\u00a0: le marché du travail{told}"),
        description=f"Demandeurs d’emploi, offres et difficultés de recrutement\u00a0: la liste des {plural}.",
    )
    return render(
        "pages/liste.html",
        site=context,
        head=head,
        menu=menu(context),
        title=capital(plural),
        number=count(len(keys), "nombre de fiches"),
        plural=plural if len(keys) > 1 else LEVELS[kind].singular,
        order=order,
        orders=[(one, posixpath.join(LEVELS[kind].folder, one.folder, "index.html")) for one in orders],
        table=list_table(keys, context, summaries, root=head.root),
    )


def list_table(keys: list[TerritoryKey], context: SiteContext, summaries: Summaries, *, root: str) -> Table:
    """One line a territory, in the order given."""
    voice = context.voice()
    wanted = list_columns(context)
    columns = [column for indicator in wanted for column in _columns(indicator)]
    lines = [_line(key, wanted, context, summaries, voice, root) for key in keys]
    caption = Markup("Chiffres clés par territoire, {}").format(context.quarter_words)
    return made(caption, "Territoire", columns, lines)


def _columns(indicator: Indicator) -> list[Column]:
    value = Column(prose(indicator.short), indicator.short, indicator.mesure == "niveau")
    if indicator.mesure == "niveau":
        return [value]
    return [value, Column(Markup("sur un an"), "Sur un an")]


def _line(
    key: TerritoryKey, wanted: list[Indicator], context: SiteContext, summaries: Summaries, voice: Voice, root: str
) -> Line:
    link = fiche_link(key, context)
    summary = summaries.get(key)
    found = {h.indicator.id: h for h in summary.headlines} if summary else {}
    cells = [cell for indicator in wanted for cell in _cells(found.get(indicator.id), indicator, voice)]
    head = Markup('<a href="{}{}">{}</a> <span class="code">{}</span>').format(
        root, link.href, prose(link.text, "nom"), prose(key.code, "code")
    )
    return Line(head, tuple(cells))


def _cells(headline: Headline | None, indicator: Indicator, voice: Voice) -> list[Markup]:
    graded = indicator.mesure == "niveau"
    if headline is None:
        return [missing("nd")] if graded else [missing("nd"), Markup("—")]
    value = voice.marker.observed(headline.number, indicator, bare=not graded)
    return [value] if graded else [value, _change(headline, voice)]


def _change(headline: Headline, voice: Voice) -> Markup:
    """« +3,0 % », « stable », or a dash: the page says why a change may not be given."""
    change = headline.evolution
    if change is None or change.value is None:
        return Markup("—")
    return Markup("stable") if change.within_rounding or change.value == 0 else change_figure(change, voice)
