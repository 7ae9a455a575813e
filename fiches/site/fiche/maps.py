"""The maps of a fiche: its territories coloured, legend and table beside them; and where the place itself lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_lowercase

from markupsafe import Markup

from fiches.charts.maps.drawing import Area, Map, draw_map, overlay
from fiches.charts.maps.legend import LegendLine
from fiches.charts.maps.locator import draw_locator
from fiches.charts.maps.outlines import CREDIT, Sheet, national, regional
from fiches.indicators.classes import ABSENT, STABLE, class_of, classes_of
from fiches.indicators.model.children_map import Child, ChildrenMap
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.fiche.tables import Column, Line, Table, made
from fiches.site.fiche.views import source_line
from fiches.site.links import fiche_link
from fiches.site.svg_text import mark_of, svg_text, text_of
from fiches.territories import DEPARTEMENT, REGION
from fiches.wording import map_words
from fiches.wording.marks import count
from fiches.wording.numbers import NBSP
from fiches.wording.places import capital, level_name, listed
from fiches.wording.prose import prose
from fiches.wording.voice import Voice

LABELLED = 20  # territories: with more, a map has no room for their figures

MAINLAND = "sur la carte des régions de France"
OVERSEAS = "en bas de la carte, où l’outre-mer est rapproché de la métropole"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One class of a map: `kind` names its swatch (`baisse-3`, `stable`, `grade-4`, `absent`)."""

    kind: str
    label: Markup
    count: Markup
    sign: str = ""  # as drawn on the territories of the class


@dataclass(frozen=True, slots=True)
class MapView:
    """One map as it is printed. `svg` is whole, with its legend in `alone`; `inline` may borrow the outlines of the
    page's first map.

    `overlay`: the links that lie over it, for pointers only. `missing`: why there is no map, where there is none; all
    from `svg` on is then empty.
    """

    id: str
    name: str  # what is mapped, for links and captions
    counted: str  # « Départements »
    credit: str
    title: Markup
    subtitle: Markup
    reading: Markup
    scope: Markup
    source: Markup
    missing: Markup = field(default_factory=Markup)
    svg: Markup = field(default_factory=Markup)
    alone: Markup = field(default_factory=Markup)
    inline: Markup = field(default_factory=Markup)
    overlay: Markup = field(default_factory=Markup)
    legend: tuple[LegendEntry, ...] = ()
    notes: tuple[Markup, ...] = ()
    table: Table | None = None


def map_views(
    maps: Iterable[ChildrenMap], voice: Voice, context: SiteContext, root: str, *, many_links: bool = False
) -> tuple[MapView, ...]:
    """Each map as printed on a page of `voice.home`; `root` leads from the page to the site's root.

    A map of many territories holds links where `many_links`: they weigh, and the table has them.
    """
    shown = [(drawn, sheet) for drawn in maps if (sheet := _sheet(drawn)) is not None]
    first = {drawn.level: place for place, (drawn, _) in reversed([*enumerate(shown)]) if not drawn.missing}
    views = []
    for number, (drawn, sheet) in enumerate(shown):
        lent = ascii_lowercase[first[drawn.level]] if first.get(drawn.level, number) != number else ""
        told = [other for other, _ in shown if other.level == drawn.level and not other.missing and not lent]
        place = _Place(voice, context, root, sheet, ascii_lowercase[number], lent)
        view = _view(drawn, told, place)
        linked = not lent and view.svg and (many_links or _is_labelled(drawn))
        views.append(replace(view, overlay=_links(drawn, place)) if linked else view)
    return tuple(views)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a map stands: whose page, and what the identifiers of its outlines begin with."""

    voice: Voice
    context: SiteContext
    root: str
    sheet: Sheet
    prefix: str
    borrowed: str  # the prefix of the map of this page that has the same outlines already

    def href(self, key: TerritoryKey) -> str:
        """The child's fiche, from the page; empty where the site has none."""
        return self.root + fiche_link(key, self.context).href if key in self.context.published else ""


def _view(drawn: ChildrenMap, told: Sequence[ChildrenMap], place: _Place) -> MapView:
    """One map. `told`: the maps whose figures its table holds, where it is the first of its level."""
    voice = place.voice
    view = MapView(
        id=identifier_of(drawn),
        name=text_of(map_words.subject(drawn)),
        counted=capital(level_name(drawn.children[0].territory, plural=True)),
        credit=CREDIT,
        title=map_words.title(drawn),
        subtitle=map_words.subtitle(drawn, voice),
        reading=map_words.reading(drawn, voice),
        scope=prose(drawn.indicator.champ),
        source=Markup("{}. {}").format(source_line(drawn.indicator, drawn.updated_at, voice), CREDIT),
        missing=map_words.refused(drawn, voice),
    )
    return view if drawn.missing else _drawn(view, drawn, told, place)


def _sheet(drawn: ChildrenMap) -> Sheet | None:
    home = drawn.own.territory
    return national(drawn.level) if home == FRANCE else regional(home.code)


def identifier_of(drawn: ChildrenMap) -> str:
    return f"carte-{drawn.indicator.id}"


def _map(drawn: ChildrenMap, place: _Place) -> Map:
    return Map.of(
        place.sheet,
        [_area(child, drawn, place.voice) for child in drawn.children],
        identifier=identifier_of(drawn),
        prefix=place.prefix,
        title=svg_text(map_words.title(drawn)),
        description=svg_text(map_words.reading(drawn, place.voice)),
    )


def _drawn(view: MapView, drawn: ChildrenMap, told: Sequence[ChildrenMap], place: _Place) -> MapView:
    """The view with its drawing. The first map of a level lends its outlines to the next, and tells its figures."""
    one, legend = _map(drawn, place), tuple(_legend(drawn))
    lines = [LegendLine(e.kind, text_of(e.label), text_of(e.count), e.sign) for e in legend]
    return replace(
        view,
        svg=Markup(draw_map(one)),  # noqa: S704 - our own drawing
        alone=Markup(draw_map(one, legend=lines)),  # noqa: S704
        inline=Markup(draw_map(one, borrowed=place.borrowed)),  # noqa: S704
        legend=legend,
        notes=tuple(_notes(drawn, place.sheet, place.voice)),
        table=_table(told, place) if told else None,
    )


def _is_labelled(drawn: ChildrenMap) -> bool:
    """Whether the map has room for the figures of its territories."""
    return len(drawn.children) <= LABELLED


def _links(drawn: ChildrenMap, place: _Place) -> Markup:
    links = [(child.territory.code, place.href(child.territory)) for child in drawn.children]
    return Markup(overlay(place.sheet, [link for link in links if link[1]], prefix=place.prefix))  # noqa: S704


def _area(child: Child, drawn: ChildrenMap, voice: Voice) -> Area:
    kind = class_of(child, drawn.bounds)
    said = text_of(map_words.figure(child, drawn, voice))
    text = f"{text_of(voice.name(child.territory))}{NBSP}: {said}"
    mark = mark_of(child.mapped, voice.home) if kind != ABSENT else ""
    return Area(child.territory.code, kind, text, mark, _label(child, kind, said) if _is_labelled(drawn) else "")


def _label(child: Child, kind: str, said: str) -> str:
    """What fits in an outline: « +2,9 », « 4 », « stable »."""
    if kind == ABSENT:
        return ""
    if child.change is None:
        return f"{child.number.value:.0f}"
    return STABLE if kind == STABLE else said.removesuffix(f"{NBSP}%")


def _legend(drawn: ChildrenMap) -> Iterable[LegendEntry]:
    found = Counter(class_of(child, drawn.bounds) for child in drawn.children)
    few = _is_labelled(drawn)
    kinds = [k for k in (*classes_of(drawn.bounds), ABSENT) if found[k] or not (few or k == ABSENT)]
    level = level_name(drawn.children[0].territory, plural=True)
    for kind in kinds:
        sign = "+" if kind.startswith("hausse") and not few else ""
        yield LegendEntry(kind, map_words.class_label(kind, drawn), count(found[kind], level), sign)


def _notes(drawn: ChildrenMap, sheet: Sheet, voice: Voice) -> Iterable[Markup]:
    outside = [text_of(voice.name(c.territory)) for c in drawn.children if c.territory.code not in sheet.outlines]
    if outside:
        yield Markup("Hors carte, faute de contour, mais dans le tableau{}: {}.").format(NBSP, listed(outside))
    if drawn.own.territory == FRANCE:
        inset = Markup("En haut à gauche, Paris et la petite couronne, agrandis. ") if sheet.framed else Markup("")
        yield Markup("{}En bas, l’outre-mer, rapproché et à d’autres échelles.").format(inset)
    if drawn.bounds:
        yield Markup("Les classes sont les mêmes sur toutes les cartes de l’édition.")


def _table(told: Sequence[ChildrenMap], place: _Place) -> Table:
    """A column a map, from the highest of the first to the lowest; what has none comes last."""
    first, voice = told[0], place.voice
    ordered = sorted(first.children, key=lambda c: (c.mapped.value is None, -(c.mapped.value or 0), c.territory.code))
    cells = [{c.territory: map_words.figure(c, drawn, voice) for c in drawn.children} for drawn in told]
    lines = [Line(_name(c.territory, place), tuple(column[c.territory] for column in cells)) for c in ordered]
    caption = Markup("\u202f; ").join(map_words.subtitle(drawn, voice) for drawn in told)
    corner = capital(level_name(first.children[0].territory))
    return made(caption, corner, [_column(drawn) for drawn in told], lines)


def _column(drawn: ChildrenMap) -> Column:
    return Column(map_words.column(drawn), "", not drawn.bounds)


def _name(key: TerritoryKey, place: _Place) -> Markup:
    href, name = place.href(key), place.voice.name(key)
    return Markup('<a href="{}">{}</a>').format(href, name) if href else name


def locator_view(key: TerritoryKey, context: SiteContext) -> Markup:
    """The département or région in the country, for a basin or an EPCI that of its parent; empty for the country."""
    territory = context.territories[key]
    shown = next((place for place in (key, *territory.parents) if place.type in (DEPARTEMENT, REGION)), None)
    if shown is None:
        return Markup("")
    title = f"Situation {territory.of} en France"
    place = context.territories[shown]
    said = f"{capital(place.subject)}, {OVERSEAS if _is_overseas(shown) else MAINLAND}."
    return Markup(draw_locator(*shown, title=title, description=said))  # noqa: S704 - our own drawing


def _is_overseas(key: TerritoryKey) -> bool:
    return key.code.startswith("97" if key.type == DEPARTEMENT else "0")
