"""The front page: the country's quarter, where most changed, how to find one's territory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fiches.editions.diff import Kind
from fiches.indicators.claims.change import FALL, RISE, claim_of_evolution
from fiches.indicators.model.headline import Headline
from fiches.keys import FRANCE, TerritoryKey
from fiches.periods import Period
from fiches.site.context import FicheSummary, SiteContext, Summaries
from fiches.site.environment import render
from fiches.site.fiche.maps import map_views
from fiches.site.links import Head, Link, fiche_link, level_link, menu
from fiches.site.pages.distinguished import most_distinguished
from fiches.site.pages.passage_values import passage_values
from fiches.territories import DEPARTEMENT, REGION
from fiches.wording.marks import period_label
from fiches.wording.phrase import EMPTY, Phrase, plain_text
from fiches.wording.places import capital, listed, sorting_name
from fiches.wording.prose import constant, lowered, prose
from fiches.wording.revisions import counted
from fiches.wording.sentences import headline_sentence, quarter_sentences

MOST_CHANGED = 2  # each way


@dataclass(frozen=True, slots=True)
class Mover:
    link: Link
    sentence: Phrase


@dataclass(frozen=True, slots=True)
class Group:
    """A région with the territories under it; `link` None for those under none."""

    link: Link | None
    code: str
    members: tuple[tuple[Link, str], ...]


def render_home(context: SiteContext, summaries: Summaries) -> str:
    """The page at the root."""
    country = summaries.get(FRANCE)
    said = quarter_sentences(country.headlines, context.wording()) if country else ()
    head = Head(
        path="index.html",
        title=plain_text(prose(context.title)),
        description=plain_text(said[0].text) if said else "Le marché du travail, territoire par territoire.",
    )
    return render(
        "pages/accueil.html",
        site=context,
        head=head,
        menu=menu(context),
        sentences=said,
        maps=map_views(country.maps, context.wording(), context, "", many_links=True) if country else (),
        country=fiche_link(FRANCE, context) if FRANCE in context.published else None,
        movers=most_changed(context, summaries),
        distinguished=most_distinguished(context, summaries),
        latest=latest_periods(context),
        revised=_revised(context),
        groups=groups(context),
        levels=[level_link(kind) for kind in context.levels()],
        alphabet=alphabet(context),
        passage=context.texts.html("accueil", passage_values(context)),
    )


def latest_periods(context: SiteContext) -> list[tuple[Phrase, str]]:
    """What each period brings: « 1er trimestre 2026 » and the sections of the fiche that stop there, latest first."""
    found: dict[str, list[str]] = {}
    for section in context.catalogue.sections:
        sources = {i.source.indicateur for i in context.catalogue.in_section(section.id)}
        known = [context.periods[source] for source in sources if context.periods.get(source)]
        if known:
            found.setdefault(max(known, key=Period.parse), []).append(lowered(section.titre))
    ordered = sorted(found, key=Period.parse, reverse=True)
    return [(period_label(period), capital(listed(found[period]))) for period in ordered]


def _revised(context: SiteContext) -> Phrase:
    """« 212 valeurs révisées depuis l’édition 2025T4 »; empty for a first edition."""
    if context.revisions is None:
        return EMPTY
    number = counted(context.revisions.counts[Kind.REVISED], ("valeur révisée", "valeurs révisées"))
    return Phrase("{} depuis l’édition {}").format(number, constant(context.revisions.previous, "édition"))


def most_changed(context: SiteContext, summaries: Summaries) -> list[Mover]:
    """The largest rises, then the largest falls of the first key figure over a year that has any; ties by code.

    Only those that rounding leaves no doubt of. A région of one département (Guadeloupe) is one place with it, told as the
    département.
    """
    for rank, _ in enumerate(context.catalogue.headlines()):
        moved = [entry for entry in _moved(summaries, rank, context) if not _is_told_below(entry.summary, context)]
        moved.sort(key=lambda entry: (-entry.change, entry.summary.territory))
        rises = [entry for entry in moved if entry.word == RISE][:MOST_CHANGED]
        falls = [entry for entry in reversed(moved) if entry.word == FALL][:MOST_CHANGED]
        if rises or falls:
            return [_mover(entry.summary, entry.headline, context) for entry in (*rises, *falls)]
    return []


@dataclass(frozen=True, slots=True)
class _Moved:
    """A place whose figure rose or fell for every truth that the rounding leaves."""

    summary: FicheSummary
    headline: Headline
    change: float
    word: str


def _moved(summaries: Summaries, rank: int, context: SiteContext) -> Iterator[_Moved]:
    for summary in summaries.values():
        headline = summary.headlines[rank] if len(summary.headlines) > rank else None
        if headline is None or headline.number.territory != summary.territory or summary.territory == FRANCE:
            continue
        claim = claim_of_evolution(headline.evolution, context.catalogue.affirmations)
        value = headline.evolution.value if headline.evolution else None
        if claim is not None and claim.name in (RISE, FALL) and value:
            yield _Moved(summary, headline, value, claim.name)


def _is_told_below(summary: FicheSummary, context: SiteContext) -> bool:
    """Whether it is a région that is one place with its département, which has a page."""
    if summary.territory.type != REGION:
        return False
    name = context.territories[summary.territory].name
    return any(key.type == DEPARTEMENT and context.territories[key].name == name for key in context.published)


def _mover(summary: FicheSummary, headline: Headline, context: SiteContext) -> Mover:
    return Mover(fiche_link(summary.territory, context), headline_sentence(headline, context.wording()).text)


def groups(context: SiteContext) -> list[Group]:
    """Régions with their départements, in the order of names; then the départements of no published région."""
    regions = sorted(context.of_level(REGION), key=lambda key: sorting_name(context.territories[key].name))
    found = [Group(fiche_link(r, context), r.code, _members(context.children(r), context)) for r in regions]
    alone = [key for key in context.of_level(DEPARTEMENT) if not _in_region(key, context)]
    return found + ([Group(None, "", _members(alone, context))] if alone else [])


def _in_region(key: TerritoryKey, context: SiteContext) -> bool:
    return any(parent.type == REGION and parent in context.published for parent in context.territories[key].parents)


def _members(keys: Sequence[TerritoryKey], context: SiteContext) -> tuple[tuple[Link, str], ...]:
    return tuple((fiche_link(key, context), key.code) for key in keys if key.type == DEPARTEMENT)


def alphabet(context: SiteContext) -> list[tuple[str, list[tuple[Link, str]]]]:
    """Départements A to Z, by first letter of the plain name."""
    keys = sorted(context.of_level(DEPARTEMENT), key=lambda key: sorting_name(context.territories[key].name))
    letters: dict[str, list[tuple[Link, str]]] = {}
    for key in keys:
        letter = sorting_name(context.territories[key].name)[:1].upper()
        letters.setdefault(letter, []).append((fiche_link(key, context), key.code))
    return list(letters.items())
