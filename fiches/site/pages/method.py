"""Method, and the other pages that an editor writes: passages, and what the catalogue says by itself."""

from __future__ import annotations

from dataclasses import dataclass

from fiches import periods
from fiches.content.catalogue import Indicator
from fiches.content.formulas import Reserve
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.links import Head, menu
from fiches.site.pages.levels import levels_table
from fiches.site.pages.passage_values import passage_values
from fiches.site.pages.similarity_table import variables_table
from fiches.territories import LEVELS
from fiches.wording.marks import period_label
from fiches.wording.moments import short_moment, until
from fiches.wording.phrase import EMPTY, Phrase, capitalised
from fiches.wording.places import listed
from fiches.wording.prose import prose

_TITLES = {
    "mentions-legales": ("Mentions légales", "Éditeur, hébergement, licence et sources."),
}


@dataclass(frozen=True, slots=True)
class Definition:
    """One entry of the catalogue, as the method page explains it."""

    id: str
    title: Phrase
    definition: Phrase
    scope: Phrase
    source: Phrase
    levels: str
    latest: Phrase
    on_page: bool


def render_method(context: SiteContext) -> str:
    """The method page."""
    head = Head("methode/index.html", "Méthode", "Sources, définitions, arrondis, ruptures de série et formules.")
    sections = [
        (prose(section.titre), [_definition(i, context) for i in context.catalogue.defined_in(section.id)])
        for section in context.catalogue.sections
    ]
    return render(
        "pages/methode.html",
        site=context,
        head=head,
        menu=menu(context),
        passage=context.texts.html("methode", passage_values(context)),
        sections=[entry for entry in sections if entry[1]],
        formulas=list(context.catalogue.formulas.values()),
        claims=list(context.catalogue.affirmations.values()),
        levels=levels_table(context.catalogue),
        similar=context.texts.html("semblables", passage_values(context)),
        variables=variables_table(context),
        distinguished=context.texts.html("distinctions", passage_values(context)),
        breaks=[(entry, period_label(entry.periode)) for entry in context.catalogue.breaks],
        reserves=[_reserve(entry) for entry in context.catalogue.reserves],
    )


def _definition(indicator: Indicator, context: SiteContext) -> Definition:
    source = context.catalogue.sources[indicator.source.indicateur]
    kinds = indicator.source.niveaux or source.territoires
    latest = context.periods.get(source.indicateur, "")
    return Definition(
        id=indicator.id,
        title=prose(indicator.titre),
        definition=prose(indicator.definition),
        scope=prose(indicator.champ),
        source=prose(source.fournisseurs),
        levels=listed([LEVELS[kind].plural for kind in kinds]),
        latest=_latest(indicator, latest),
        on_page=indicator.page,
    )


def _reserve(entry: Reserve) -> tuple[Reserve, Phrase, Phrase]:
    """With its title, and the periods that the changes concerned start from."""
    first, last = period_label(entry.premiere), period_label(entry.derniere)
    starts = first if entry.premiere == entry.derniere else Phrase("{} au {}").format(first, last)
    return entry, capitalised(prose(entry.titre)), starts


def _latest(indicator: Indicator, period: str) -> Phrase:
    """When its last figures stand; until when, where its codes cover different times."""
    if not periods.is_period(period):
        return EMPTY
    windows = {indicator.fenetre, *indicator.fenetres.values()}
    return until(period) if len(windows) > 1 else short_moment(indicator.fenetre, period)


def render_passage(name: str, context: SiteContext) -> str:
    """One of the pages that are a passage and nothing else."""
    title, description = _TITLES[name]
    head = Head(f"{name}/index.html", title, description)
    passage = context.texts.html(name, passage_values(context))
    return render("pages/texte.html", site=context, head=head, menu=menu(context), title=title, passage=passage)


PASSAGE_PAGES = tuple(_TITLES)
