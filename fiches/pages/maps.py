"""The maps of a fiche: its territories coloured, legend and table beside them; and where the place itself lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from string import ascii_lowercase

from markupsafe import Markup

from fiches.figures import Child, ChildrenMap
from fiches.indicators.classes import ABSENT, STABLE, class_of, classes_of
from fiches.maps.drawing import Area, draw_map, overlay
from fiches.maps.locator import draw_locator
from fiches.maps.outlines import CREDIT, INSET, Sheet, national, regional
from fiches.pages.context import SiteContext
from fiches.pages.links import fiche_link
from fiches.pages.svg_text import mark_of, svg_text, text_of
from fiches.pages.tables import Column, Line, Table, made
from fiches.pages.views import source_line
from fiches.schemas import FRANCE, TerritoryKey
from fiches.wording import map_words
from fiches.wording.marks import count
from fiches.wording.numbers import NBSP
from fiches.wording.places import capital, level_name, listed
from fiches.wording.prose import prose
from fiches.wording.voice import Voice

LABELLED = 20  # territories: with more, a map has no room for their figures


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One class of a map: `kind` names its swatch (`baisse-3`, `stable`, `grade-4`, `absent`)."""

    kind: str
    label: Markup
    count: Markup


@dataclass(frozen=True, slots=True)
class MapView:
    """One map as it is printed; `svg` is whole, `overlay` the links that lie over it, for pointers only.

    `missing`: why there is no map, where there is none; all but titles and `source` is then empty.
    """

    id: str
    name: str  # what is mapped, for links and captions
    counted: str  # « Départements »
    credit: str
    title: Markup
    subtitle: Markup
    svg: Markup
    legend: tuple[LegendEntry, ...]
    reading: Markup
    scope: Markup
    source: Markup
    notes: tuple[Markup, ...] = ()
    table: Table | None = None
    overlay: Markup = field(default_factory=Markup)
    missing: Markup = field(default_factory=Markup)


def map_views(maps: Iterable[ChildrenMap], voice: Voice, context: SiteContext, root: str) -> tuple[MapView, ...]:
    """Each map as printed on a page of `voice.home`; `root` leads from the page to the site's root."""
    places = (_Place(voice, context, root, prefix) for prefix in ascii_lowercase)
    views = (_view(drawn, place) for drawn, place in zip(maps, places, strict=False))
    return tuple(view for view in views if view is not None)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a map stands: whose page, and what the identifiers of its outlines begin with."""

    voice: Voice
    context: SiteContext
    root: str
    prefix: str

    def href(self, key: TerritoryKey) -> str:
        """The child's fiche, from the page; empty where the site has none."""
        return self.root + fiche_link(key, self.context).href if key in self.context.published else ""


def _view(drawn: ChildrenMap, place: _Place) -> MapView | None:
    sheet = _sheet(drawn)
    if sheet is None:
        return None
    voice, there = place.voice, not drawn.missing
    return MapView(
        id=identifier_of(drawn),
        name=text_of(map_words.subject(drawn)),
        counted=capital(level_name(drawn.children[0].territory, plural=True)),
        credit=CREDIT,
        title=map_words.title(drawn),
        subtitle=map_words.subtitle(drawn, voice),
        svg=_drawing(drawn, sheet, place) if there else Markup(""),
        legend=tuple(_legend(drawn)) if there else (),
        reading=map_words.reading(drawn, voice),
        scope=prose(drawn.indicator.champ),
        source=Markup("{}. {}").format(source_line(drawn.indicator, drawn.updated_at, voice), CREDIT),
        notes=tuple(_notes(drawn, sheet, voice)) if there else (),
        table=_table(drawn, place) if there else None,
        overlay=_links(drawn, sheet, place) if there else Markup(""),
        missing=map_words.refused(drawn, voice),
    )


def _sheet(drawn: ChildrenMap) -> Sheet | None:
    home = drawn.own.territory
    return national(drawn.level) if home == FRANCE else regional(home.code)


def identifier_of(drawn: ChildrenMap) -> str:
    return f"carte-{drawn.indicator.id}"


def _drawing(drawn: ChildrenMap, sheet: Sheet, place: _Place) -> Markup:
    labelled = len(drawn.children) <= LABELLED
    svg = draw_map(
        sheet,
        [_area(child, drawn, place.voice, labelled=labelled) for child in drawn.children],
        identifier=identifier_of(drawn),
        prefix=place.prefix,
        title=svg_text(map_words.title(drawn)),
        description=svg_text(map_words.reading(drawn, place.voice)),
    )
    return Markup(svg)  # noqa: S704 - our own drawing


def _area(child: Child, drawn: ChildrenMap, voice: Voice, *, labelled: bool) -> Area:
    kind = class_of(child, drawn.bounds)
    said = text_of(map_words.figure(child, drawn, voice))
    text = f"{text_of(voice.name(child.territory))}{NBSP}: {said}"
    mark = mark_of(child.mapped, voice.home) if kind != ABSENT else ""
    return Area(child.territory.code, kind, text, mark, _label(child, kind, said) if labelled else "")


def _label(child: Child, kind: str, said: str) -> str:
    """What fits in an outline: « +2,9 % », « 4 », « stable »."""
    if kind == ABSENT:
        return ""
    return STABLE if kind == STABLE else said if child.change is not None else f"{child.number.value:.0f}"


def _legend(drawn: ChildrenMap) -> Iterable[LegendEntry]:
    found = Counter(class_of(child, drawn.bounds) for child in drawn.children)
    kinds = classes_of(drawn.bounds) + ((ABSENT,) if found[ABSENT] else ())
    level = level_name(drawn.children[0].territory, plural=True)
    return (LegendEntry(k, map_words.class_label(k, drawn), count(found[k], f"nombre de {level}")) for k in kinds)


def _notes(drawn: ChildrenMap, sheet: Sheet, voice: Voice) -> Iterable[Markup]:
    outside = [text_of(voice.name(c.territory)) for c in drawn.children if c.territory.code not in sheet.outlines]
    if outside:
        yield Markup("Hors carte, faute de contour, mais dans le tableau{}: {}.").format(NBSP, listed(outside))
    if drawn.own.territory == FRANCE:
        yield Markup("En bas, les territoires d’outre-mer, rapprochés et à d’autres échelles.")
        if INSET[0] in sheet.outlines:
            yield Markup("En haut à gauche, Paris et la petite couronne, agrandis.")
    if drawn.bounds:
        yield Markup("Les classes sont les mêmes sur toutes les cartes de l’édition.")


def _table(drawn: ChildrenMap, place: _Place) -> Table:
    """The same figures, from the highest to the lowest; what has none comes last."""
    voice = place.voice
    ordered = sorted(drawn.children, key=lambda c: (c.mapped.value is None, -(c.mapped.value or 0), c.territory.code))
    lines = [Line(_name(c.territory, place), (map_words.figure(c, drawn, voice),)) for c in ordered]
    head = Markup("Évolution sur un an") if drawn.bounds else prose(drawn.indicator.short)
    corner = capital(level_name(drawn.children[0].territory))
    return made(map_words.subtitle(drawn, voice), corner, [Column(head, "", not drawn.bounds)], lines)


def _name(key: TerritoryKey, place: _Place) -> Markup:
    href, name = place.href(key), place.voice.name(key)
    return Markup('<a href="{}">{}</a>').format(href, name) if href else name


def _links(drawn: ChildrenMap, sheet: Sheet, place: _Place) -> Markup:
    links = [(child.territory.code, place.href(child.territory)) for child in drawn.children]
    return Markup(overlay(sheet, [link for link in links if link[1]], prefix=place.prefix))  # noqa: S704


def locator_view(key: TerritoryKey, context: SiteContext) -> Markup:
    """The département or région in the country, for a basin or an EPCI that of its parent; empty for the country."""
    territory = context.territories[key]
    shown = next((place for place in (key, *territory.parents) if place.type in ("DEP", "REG")), None)
    if shown is None:
        return Markup("")
    title = f"Situation {territory.of} en France"
    place = context.territories[shown]
    said = f"{capital(place.subject)}, sur la carte des régions de France."
    return Markup(draw_locator(*shown, title=title, description=said))  # noqa: S704 - our own drawing
