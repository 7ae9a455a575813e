"""The front page: the quarter of the highest place, how to find one's own, where most changed, the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fiches.indicators.claims.changes import Extreme, largest_changes
from fiches.indicators.model.headline import Headline
from fiches.keys import TerritoryKey
from fiches.site.cards import site_image
from fiches.site.comparing.groups import named_groups
from fiches.site.context import FicheSummary, SiteContext, Summaries
from fiches.site.environment import render
from fiches.site.fiche.maps import map_views
from fiches.site.fiche.model import MapView
from fiches.site.links import Head, Link, fiche_link, level_link, menu
from fiches.site.pages.distinguished import most_distinguished
from fiches.site.pages.finding import ways_in
from fiches.site.pages.news import news
from fiches.site.pages.passage_values import passage_values
from fiches.territories import BASIN, DEPARTEMENT, EPCI, REGION
from fiches.wording.front import changes_title, extreme_words, front_title
from fiches.wording.marks import count
from fiches.wording.phrase import EMPTY, Phrase, plain_text
from fiches.wording.prose import prose
from fiches.wording.sentences import headline_sentence, quarter_sentences

COMPARED = (DEPARTEMENT, REGION, BASIN, EPCI)  # the level whose largest changes are told: the first with so many
FEWEST = 3
MOST_GROUPS = 8  # named: « Comparer » leads to the others


@dataclass(frozen=True, slots=True)
class Mover:
    """A place whose change is the largest: what it is, where, its sentence."""

    said: Phrase
    link: Link
    sentence: Phrase


@dataclass(frozen=True, slots=True)
class Movers:
    """The largest rise and the largest fall of one key figure; none where rounding leaves a doubt."""

    title: Phrase = EMPTY
    found: tuple[Mover, ...] = ()


def render_home(context: SiteContext, summaries: Summaries) -> str:
    """The page at the root."""
    front = front_place(context)
    own = summaries.get(front) if front else None
    said = quarter_sentences(own.headlines, context.wording()) if own else ()
    head = Head(
        path="index.html",
        title=plain_text(prose(context.title)),
        description=plain_text(said[0].text) if said else "Le marché du travail, territoire par territoire.",
        image=site_image(context),
    )
    maps = _maps(own, context)
    return render(
        "pages/accueil.html",
        site=context,
        head=head,
        menu=menu(context),
        title=_title(own, context),
        sentences=said,
        fiche=_fiche_link(front, context),
        ways=ways_in(context),
        metiers=Phrase("{} métiers suivis").format(count(len(context.metiers), "nombre de métiers")),
        movers=most_changed(context, summaries),
        distinguished=most_distinguished(context, summaries),
        news=news(context),
        maps=maps,
        mapped=level_link(own.maps[0].level) if own and maps and own.maps[0].level in context.levels() else None,
        groups=[Link(group.path, group.title) for group in named_groups(context)[:MOST_GROUPS]],
        passage=context.texts.html("accueil", passage_values(context)),
    )


def front_place(context: SiteContext) -> TerritoryKey | None:
    """The place that the front page is about: the only one of the highest level; None where several share it."""
    ordered = context.in_order()
    return ordered[0] if ordered and sum(key.type == ordered[0].type for key in ordered) == 1 else None


def _title(own: FicheSummary | None, context: SiteContext) -> Phrase:
    """What happened there; the quarter where that cannot be said."""
    told = (front_title(headline, context.wording()) for headline in (own.headlines if own else ()))
    return next((title for title in told if title), Phrase("Le marché du travail, {}").format(context.quarter_words))


def _fiche_link(front: TerritoryKey | None, context: SiteContext) -> tuple[Link, Phrase] | None:
    """With « de la France »."""
    return (fiche_link(front, context), context.wording().whole(front)) if front else None


def _maps(own: FicheSummary | None, context: SiteContext) -> tuple[MapView, ...]:
    """Those of the place, what all say told under the first alone."""
    drawn = map_views(own.maps, context.wording(), context, "", many_links=True) if own else ()
    shown = [view for view in drawn if not view.missing]
    told: set[Phrase] = set()
    views = []
    for view in shown:
        views.append(replace(view, notes=tuple(note for note in view.notes if note not in told)))
        told.update(view.notes)
    return tuple(views)


def most_changed(context: SiteContext, summaries: Summaries) -> Movers:
    """The largest rise and the largest fall over a year of the first key figure that has any."""
    level = next((kind for kind in COMPARED if len(context.of_level(kind)) >= FEWEST), None)
    keys = context.of_level(level) if level else []
    for rank, _ in enumerate(context.catalogue.headlines()):
        own = [found for key in keys if (found := _own(summaries.get(key), rank)) is not None]
        extremes = largest_changes([headline.evolution for headline in own], context.catalogue.affirmations)
        if extremes:
            movers = tuple(_mover(extreme, own, context) for extreme in extremes)
            return Movers(changes_title(own[0]), movers)
    return Movers()


def _own(summary: FicheSummary | None, rank: int) -> Headline | None:
    """A key figure of a place that is its own, not a parent's."""
    headline = summary.headlines[rank] if summary and len(summary.headlines) > rank else None
    return headline if summary and headline and headline.number.territory == summary.territory else None


def _mover(extreme: Extreme, compared: Sequence[Headline], context: SiteContext) -> Mover:
    wording = context.wording()
    headline = next(one for one in compared if one.evolution == extreme.change)
    places = [one.number.territory for one in compared if one.evolution in extreme.compared]
    return Mover(
        extreme_words(extreme, places, wording),
        fiche_link(headline.number.territory, context),
        headline_sentence(headline, wording).text,
    )
