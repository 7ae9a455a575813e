"""The territories that most resemble this one by structure: which, why, and their key figures beside its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from fiches.content.similarity import Variable
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.headline import KeyFigure
from fiches.indicators.model.similar import ComparedVariable, SimilarTerritories, SimilarTerritory
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.fiche.comparison import change_cell
from fiches.site.fiche.tables import Column, Line, Table, made
from fiches.site.links import fiche_link
from fiches.site.pages.lists import list_columns
from fiches.territories import REGION
from fiches.wording.marks import count, missing
from fiches.wording.numbers import number
from fiches.wording.places import level_name
from fiches.wording.prose import prose
from fiches.wording.voice import Voice


@dataclass(frozen=True, slots=True)
class NeighbourView:
    """`href` from the site's root, empty where the site has no fiche of it; `region` its région, empty for one."""

    href: str
    name: Markup
    region: Markup
    distance: Markup
    nearest: tuple[Markup, ...]  # « 50 ans ou plus, 26 % ici et 27 % là »
    farthest: Markup  # the same for what differs most; empty where there is nothing


@dataclass(frozen=True, slots=True)
class SimilarView:
    """Either neighbours, nearest first, with the table of their key figures, or `missing`: why there is none."""

    introduction: Markup
    neighbours: tuple[NeighbourView, ...] = ()
    table: Table | None = None
    missing: Markup = field(default_factory=Markup)


def similar_view(fiche: Fiche, context: SiteContext, *, root: str = "") -> SimilarView | None:
    """`root`: from the page to the site's root. None where nothing is looked for."""
    found, voice = fiche.similar, context.voice(fiche.territory)
    if found is None:
        return None
    if not found.neighbours:
        return SimilarView(Markup(""), missing=_why_none(found, fiche.territory, context, voice))
    neighbours = tuple(_neighbour(one, context, voice) for one in found.neighbours)
    return SimilarView(_introduction(found, fiche.territory, voice), neighbours, _table(fiche, found, context, root))


def _introduction(found: SimilarTerritories, home: TerritoryKey, voice: Voice) -> Markup:
    several = len(found.neighbours) > 1
    said = Markup("{} {} dont la structure est la plus proche de celle {}, d’après {} parts mesurées sur les demandeurs"
                  " d’emploi et les offres.")  # fmt: skip
    many = Markup("Les {}").format(count(len(found.neighbours), "nombre de territoires")) if several else Markup("Le")
    return Markup("{} {}").format(
        said.format(many, level_name(home, plural=several), voice.of(home), count(found.wanted, "nombre de variables")),
        prose(
            "Les chiffres clés n’entrent pas dans le choix. Distance : 0 pour deux territoires identiques, 1,4 environ"
            " pour deux pris au hasard."
        ),
    )


def _why_none(found: SimilarTerritories, home: TerritoryKey, context: SiteContext, voice: Voice) -> Markup:
    if found.reason == "niveau":
        said = f"moins de {number(context.similarity.territoires_min)} {level_name(home, plural=True)} ont assez de données"
        return prose(f"Pas de territoires semblables : {said} dans cette édition.")
    return Markup("Pas de territoires semblables\u00a0: la source ne publie {} que {} des {} parts comparées.").format(
        voice.within(home), count(found.known, "variables connues"), count(found.wanted, "nombre de variables")
    )


def _neighbour(one: SimilarTerritory, context: SiteContext, voice: Voice) -> NeighbourView:
    key = one.territory
    variables = {variable.id: variable for variable in context.similarity.variables}
    return NeighbourView(
        href=fiche_link(key, context).href if key in context.published else "",
        name=voice.name(key),
        region=_region(key, voice),
        distance=voice.marker.computed(one.distance, unit_name="", signed=False),
        nearest=tuple(_resemblance(r, variables, voice) for r in one.nearest),
        farthest=_resemblance(one.farthest, variables, voice) if one.farthest else Markup(""),
    )


def _region(key: TerritoryKey, voice: Voice) -> Markup:
    """Where it is; empty for a région, and for a place that is a région by itself."""
    territory = voice.territories.get(key)
    regions = [p for p in territory.parents if p.type == REGION] if territory else []
    found = [voice.name(region) for region in regions if voice.name(region) != voice.name(key)]
    return found[0] if found else Markup("")


def _resemblance(one: ComparedVariable, variables: dict[str, Variable], voice: Voice) -> Markup:
    """« 50 ans ou plus, 26 % ici, 27 % là »; « femmes, même part (52 %) » where both are published the same."""
    label = prose(variables[one.variable].libelle, "libellé")
    here, there = (voice.marker.share(value) for value in (one.here, one.there))
    if one.here.value == one.there.value:
        return Markup("{}, même part ({})").format(label, here)
    return Markup("{}, {} ici et {} là").format(label, here, there)


def _table(fiche: Fiche, found: SimilarTerritories, context: SiteContext, root: str) -> Table:
    """The key figures here, then there: changes of counts, grades."""
    voice = context.voice(fiche.territory)
    wanted = [indicator.id for indicator in list_columns(context)]
    own = [KeyFigure(h.indicator, h.number, h.evolution) for h in fiche.headlines if h.indicator.id in wanted]
    columns = [Column(Markup("Distance"), "Distance"), *(_column(brief) for brief in own)]
    here = Line(Markup("<strong>{}</strong>").format(voice.name(fiche.territory)), (Markup(""), *_cells(own, voice)))
    lines = [_line(one, wanted, context, voice, root) for one in found.neighbours]
    caption = prose("Territoires semblables : évolution sur un an des effectifs, niveau de 1 à 5 pour le reste")
    return made(caption, "Territoire", columns, [here, *lines])


def _column(brief: KeyFigure) -> Column:
    return Column(prose(brief.indicator.short), brief.indicator.short)


def _line(one: SimilarTerritory, wanted: Sequence[str], context: SiteContext, voice: Voice, root: str) -> Line:
    view = _neighbour(one, context, voice)
    name = Markup('<a href="{}{}">{}</a>').format(root, view.href, view.name) if view.href else view.name
    head = Markup("{} <small>{}</small>").format(name, view.region) if view.region else name
    briefs = [brief for brief in one.key_figures if brief.indicator.id in wanted]
    return Line(head, (view.distance, *_cells(briefs, voice)))


def _cells(briefs: Sequence[KeyFigure], voice: Voice) -> Iterator[Markup]:
    for brief in briefs:
        if brief.number.value is None:
            yield missing(brief.number.status)
        elif brief.indicator.mesure in ("nombre", "montant"):
            yield change_cell(brief.evolution, voice)
        else:
            yield voice.marker.observed(brief.number, brief.indicator, bare=True)
