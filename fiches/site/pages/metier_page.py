"""The page of a followed métier: what it is in the country, the map of its difficulty, its row in each territory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fiches.content.catalogue import Indicator
from fiches.content.french_rules import french
from fiches.indicators.metier_entry import metiers_section
from fiches.indicators.model.block import Metier
from fiches.indicators.model.metier_places import ListedLevel, MetierPlaces
from fiches.indicators.model.numbers import Observed
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.fiche.barred_table import counted_caption
from fiches.site.fiche.maps import map_views
from fiches.site.fiche.metier_rows import metier_columns
from fiches.site.fiche.metier_tables import MadeColumn, made_columns, why_missing
from fiches.site.fiche.model import MapView
from fiches.site.inline import lightened
from fiches.site.links import Head, fiche_link, menu, metier_folder, metier_name
from fiches.site.pages.metier_figures import key_figures
from fiches.site.table import Cell, Line, Table, table_of_lines
from fiches.territories import LEVELS, REGION
from fiches.wording.context import WordingContext
from fiches.wording.counted_places import counted_places
from fiches.wording.metier_sentences import metier_sentences
from fiches.wording.phrase import Phrase, link, plain_text
from fiches.wording.places import capital
from fiches.wording.prose import constant, prose

_OF_METIERS = " par métier"


@dataclass(frozen=True, slots=True)
class LevelView:
    """The territories of a level as a table, which stands open or folds under its `title`; `id`: its address in the page."""

    id: str
    title: Phrase
    table: Table
    is_open: bool


@dataclass(frozen=True, slots=True)
class Definition:
    """What a column counts, and when."""

    name: Phrase
    when: Phrase
    scope: Phrase
    note: Phrase


def render_metier(places: MetierPlaces, context: SiteContext) -> tuple[str, str]:
    """Its path and its page."""
    name, wording = metier_name(places.code, context), context.wording()
    path = f"{metier_folder(places.code, context)}index.html"
    sentences = tuple(metier_sentences(places, wording))
    head = Head(path, french(f"{name}\u00a0: où recrute-t-on\u00a0?"), plain_text(sentences[0]))
    page = render(
        "pages/metier.html",
        site=context,
        head=head,
        menu=menu(context),
        name=prose(name, "libellé"),
        kicker=prose(f"Métier {places.code}", "code"),
        long_name=len(name) > _LONG_NAME,
        sentences=sentences,
        fiche=_fiche(places.main, head.root, context),
        keys=key_figures(places, wording),
        map=_map(places, context, head.root),
        levels=[_level(places, one, context, head.root) for one in places.levels],
        ten=constant("dix", "formule"),
        year=constant("douze mois", "texte"),
        definitions=list(_definitions(places, wording)),
    )
    return path, lightened(page)


_LONG_NAME = 40  # letters: written smaller on a phone


def _fiche(main: TerritoryKey, root: str, context: SiteContext) -> Phrase | None:
    """« Lire la fiche de la France », at its métiers."""
    if main not in context.published:
        return None
    return link(_address(main, root, context), Phrase("Les métiers suivis {}").format(context.wording().within(main)))


def _map(places: MetierPlaces, context: SiteContext, root: str) -> MapView | None:
    """Under the name of what it shows, the page being about one métier already."""
    if places.drawn is None:
        return None
    entry = places.drawn.indicator
    titled = entry.model_copy(update={"titre": entry.titre.removesuffix(_OF_METIERS)})
    drawn = replace(places.drawn, indicator=titled)
    return next(iter(map_views([drawn], context.wording(), context, root, many_links=True)), None)


def _level(places: MetierPlaces, listed: ListedLevel, context: SiteContext, root: str) -> LevelView:
    """Régions with all that is known of them; the others, which fold, in fewer columns."""
    wording, whole = context.wording(), listed.level == REGION
    rows = list(places.rows_of(listed))
    made = [one for one in made_columns([row for _, row in rows], places.entry, wording) if one.kept or whole]
    made = [one for one in made if not one.is_share]
    plural = prose(capital(LEVELS[listed.level].plural))
    counted = counted_places(listed.places) if len(rows) == listed.known else plural
    ordered = Phrase("{}, du plus grand nombre d’offres de {} au plus petit").format(
        counted, constant("douze mois", "texte")
    )
    caption = counted_caption(ordered, len(rows), listed.known)
    lines = [Line(_place(key, root, context), _cells(row, made)) for key, row in rows]
    corner = capital(LEVELS[listed.level].singular)
    table = table_of_lines(caption, corner, [one.column for one in made], lines)
    table = replace(table, legends=why_missing(table, places.entry, wording), sorts=True)
    title = plural if whole else counted_caption(counted, len(rows), listed.known)
    return LevelView(LEVELS[listed.level].folder, title, table, is_open=whole)


def _cells(row: Metier, made: Sequence[MadeColumn]) -> tuple[Cell, ...]:
    return tuple(Cell(one.cell(row)) for one in made)


def _place(key: TerritoryKey, root: str, context: SiteContext) -> Phrase:
    """Its name, which leads to the métiers of its fiche."""
    return link(_address(key, root, context), prose(fiche_link(key, context).text, "nom"))


def _address(key: TerritoryKey, root: str, context: SiteContext) -> str:
    """Where a fiche tells of métiers."""
    return f"{root}{fiche_link(key, context).href}#section-{metiers_section(context.catalogue)}"


def _definitions(places: MetierPlaces, wording: WordingContext) -> Iterator[Definition]:
    """« Offres de douze mois, avril 2025 – mars 2026 : … », of each entry that has a figure somewhere."""
    for entry in metier_columns(places.entry, wording):
        number = next((one for row in places.rows.values() for one in _numbers(row, entry) if one.period), None)
        if number is not None and entry.mesure != "pourcentage":
            when = wording.short_moment(entry, number.period, code=number.key.nomenclature_code)
            note = "" if entry.id == places.entry.id else entry.note
            yield Definition(prose(entry.short), when, prose(entry.champ), prose(note))


def _numbers(row: Metier, entry: Indicator) -> Sequence[Observed]:
    own = row.numbers.get(entry.id)
    return (own,) if own is not None else row.several.get(entry.id, ())
