"""The maps of a page: the territories within another coloured, legend and table beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from markupsafe import Markup

from fiches.charts.maps import zones
from fiches.charts.maps.drawing import Alternatives, Area, Map, draw_map, overlay
from fiches.charts.maps.legend import LegendLine
from fiches.charts.maps.outlines import CREDIT, Sheet, national, regional
from fiches.content.reference.epci_changes import unions
from fiches.indicators.claims.change import STABLE, UNDECIDED
from fiches.indicators.classes import ABSENT, class_of, classes_of
from fiches.indicators.model.children_map import Child, ChildrenMap
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.fiche.model import LegendEntry, MapView
from fiches.site.links import fiche_link
from fiches.site.svg_text import mark_of, svg_text
from fiches.site.table import Column, Line, Table, cells_of, table_of_lines
from fiches.territories import BASIN, DEPARTEMENT, EPCI
from fiches.wording import map_words
from fiches.wording.context import WordingContext
from fiches.wording.drawing_names import COLOURED, MAP, drawing_name
from fiches.wording.map_words import MapWords, words_of_map
from fiches.wording.marks import count
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Phrase, claims, link, plain_text
from fiches.wording.places import capital, level_name, listed
from fiches.wording.prose import prose
from fiches.wording.sources import source_line

LABELLED = 20  # territories: with more, a map has no room for their figures


@dataclass(frozen=True, slots=True)
class _Worded:
    """A map to draw: its figures, its outlines, its words."""

    drawn: ChildrenMap
    sheet: Sheet
    words: MapWords


def map_views(
    maps: Iterable[ChildrenMap], wording: WordingContext, context: SiteContext, root: str, *, many_links: bool = False
) -> tuple[MapView, ...]:
    """Each map as printed on a page of `wording.home`; `root` leads from the page to the site's root.

    Its territories say their names and values when touched; those of a map of many only where `many_links`: they weigh,
    and the table has them.
    """
    shown = [
        _Worded(drawn, sheet, words_of_map(drawn, wording))
        for drawn in maps
        if (sheet := _sheet(drawn, context)) is not None
    ]
    first = {one.drawn.level: place for place, one in reversed([*enumerate(shown)]) if not one.drawn.missing}
    views = []
    for number, one in enumerate(shown):
        level = one.drawn.level
        lent = ascii_lowercase[first[level]] if first.get(level, number) != number else ""
        tabled = [other for other in shown if other.drawn.level == level and not other.drawn.missing and not lent]
        place = _Place(wording, context, root, ascii_lowercase[number], lent)
        view = _view(one, tabled, place)
        touched = view.svg and (many_links or _is_labelled(one.drawn))
        views.append(replace(view, overlay=_touched(one, place)) if touched else view)
    return tuple(views)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a map stands: whose page, and what the identifiers of its outlines begin with."""

    wording: WordingContext
    context: SiteContext
    root: str
    prefix: str
    borrowed: str  # the prefix of the map of this page that has the same outlines already

    def href(self, key: TerritoryKey) -> str:
        """The child's fiche, from the page; empty where the site has none."""
        return self.root + fiche_link(key, self.context).href if key in self.context.published else ""


def _view(one: _Worded, tabled: Sequence[_Worded], place: _Place) -> MapView:
    """One map. `tabled`: the maps whose figures its table holds, where it is the first of its level."""
    drawn, words = one.drawn, one.words
    view = MapView(
        id=identifier_of(drawn),
        name=plain_text(words.subject),
        short=map_words.column(drawn),
        counted=capital(listed(list(dict.fromkeys(level_name(c.territory, plural=True) for c in drawn.children)))),
        credit=_credit(drawn),
        title=words.title,
        subtitle=words.subtitle,
        measured=words.measured,
        reading=words.reading,
        scope=prose(drawn.indicator.champ),
        source=Phrase("{}. {}").format(source_line(drawn.indicator, drawn.updated_at, place.wording), _credit(drawn)),
        missing=map_words.refused(drawn, place.wording),
    )
    return view if drawn.missing else _drawn(view, one, tabled, place)


def _sheet(drawn: ChildrenMap, context: SiteContext) -> Sheet | None:
    """A basin whose code the source has given to another one has no outline."""
    home = drawn.own.territory
    if drawn.level in (BASIN, EPCI):
        known = [child.territory.code for child in drawn.children if child.territory in context.outlined]
        return zones.zone_sheet(drawn.level, known, unions())
    return national(drawn.level) if home == FRANCE else regional(home.code)


def _credit(drawn: ChildrenMap) -> str:
    return zones.CREDIT if drawn.level in (BASIN, EPCI) else CREDIT


def identifier_of(drawn: ChildrenMap) -> str:
    return f"carte-{drawn.indicator.id}"


def _map(one: _Worded, place: _Place) -> Map:
    national_one = one.drawn.own.territory == FRANCE
    overseas = [c.territory for c in one.drawn.children if national_one and _is_overseas(c.territory)]
    return Map.of(
        one.sheet,
        [_area(child, one, place.wording) for child in one.drawn.children],
        Alternatives(
            identifier_of(one.drawn),
            svg_text(drawing_name(MAP, plain_text(one.words.subject))),
            svg_text(Phrase(COLOURED)),
        ),
        prefix=place.prefix,
        names=[(key.code, plain_text(place.wording.name(key))) for key in overseas],
    )


def _drawn(view: MapView, one: _Worded, tabled: Sequence[_Worded], place: _Place) -> MapView:
    """The view with its drawing. The first map of a level lends its outlines to the next, and holds its figures."""
    drawing, legend = _map(one, place), tuple(_legend(one.drawn))
    lines = [LegendLine(e.kind, plain_text(e.label), plain_text(e.count), e.sign) for e in legend]
    return replace(
        view,
        svg=Markup(draw_map(drawing)),  # noqa: S704 - our own drawing
        alone=Markup(draw_map(drawing, legend=lines)),  # noqa: S704
        inline=Markup(draw_map(drawing, borrowed=place.borrowed)),  # noqa: S704
        legend=legend,
        notes=tuple(_notes(one, place.wording)),
        reserve=_reserve(one.drawn, place.wording),
        table=_table(tabled, place) if tabled else None,
    )


def _is_labelled(drawn: ChildrenMap) -> bool:
    """Whether the map has room for the figures of its territories."""
    return len(drawn.children) <= LABELLED


def _touched(one: _Worded, place: _Place) -> Markup:
    links = {child.territory.code: place.href(child.territory) for child in one.drawn.children}
    drawing = _map(one, replace(place, prefix=place.borrowed or place.prefix))
    return Markup(overlay(drawing, links))  # noqa: S704 - our own drawing


def _area(child: Child, one: _Worded, wording: WordingContext) -> Area:
    kind = class_of(child, one.drawn.bounds)
    figure = plain_text(one.words.figures[child.territory])
    name = plain_text(wording.name(child.territory))
    mark = mark_of(child.mapped, wording.home) if kind != ABSENT else ""
    mark = " ".join([mark, *(f"affirme:{claim}" for claim in claims(one.words.figures[child.territory]))])
    label = _label(child, kind, figure) if _is_labelled(one.drawn) else ""
    return Area(child.territory.code, kind, name, figure, mark, label)


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
    kinds = [k for k in (*classes_of(drawn.bounds), ABSENT) if found[k] or not (few or k in (ABSENT, UNDECIDED))]
    level = level_name(drawn.children[0].territory, plural=True)
    for kind in kinds:
        sign = "+" if kind.startswith("hausse") and not few else ""
        yield LegendEntry(kind, map_words.class_label(kind, drawn), count(found[kind], level), sign)


def _reserve(drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """« Évolutions à lire avec réserve, … »; empty where no change of a territory is."""
    said = next((said for child in drawn.children if (said := wording.reserve_of(child.change))), EMPTY)
    return Phrase("Évolutions {}.").format(said) if said else EMPTY


def _notes(one: _Worded, wording: WordingContext) -> Iterable[Phrase]:
    drawn, sheet = one.drawn, one.sheet
    outside = [plain_text(wording.name(c.territory)) for c in drawn.children if c.territory.code not in sheet.outlines]
    if outside:
        yield Phrase("Hors carte, faute de contour, mais dans le tableau{}: {}.").format(NBSP, listed(outside))
    if drawn.own.territory == FRANCE:
        inset = "En haut à gauche, Paris et la petite couronne, agrandis. " if sheet.framed else ""
        yield Phrase(inset, "En bas, l’outre-mer, rapproché et à d’autres échelles.")
    if drawn.bounds:
        level = level_name(drawn.children[0].territory)
        yield Phrase("Les classes sont les mêmes sur toutes les cartes par {} de l’édition.").format(level)


def _table(tabled: Sequence[_Worded], place: _Place) -> Table:
    """A column a map, from the highest of the first to the lowest; what has none comes last."""
    children = tabled[0].drawn.children
    ordered = sorted(children, key=lambda c: (c.mapped.value is None, -(c.mapped.value or 0), c.territory.code))
    lines = [
        Line(_name(c.territory, place), cells_of(*(one.words.figures[c.territory] for one in tabled))) for c in ordered
    ]
    caption = Phrase("\u202f; ").join(one.words.subtitle for one in tabled)
    corner = capital(level_name(children[0].territory))
    return table_of_lines(caption, corner, [_column(one.drawn) for one in tabled], lines)


def _column(drawn: ChildrenMap) -> Column:
    return Column(map_words.column(drawn), "", not drawn.bounds)


def _name(key: TerritoryKey, place: _Place) -> Phrase:
    href, name = place.href(key), place.wording.name(key)
    return link(href, name) if href else name


def _is_overseas(key: TerritoryKey) -> bool:
    return key.code.startswith("97" if key.type == DEPARTEMENT else "0")
