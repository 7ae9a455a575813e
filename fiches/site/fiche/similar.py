"""The territories that most resemble this one by structure: which, why, and their key figures beside its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fiches.content.similarity import Variable
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.headline import KeyFigure
from fiches.indicators.model.similar import ComparedVariable, SimilarTerritories, SimilarTerritory
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.fiche.comparison_model import NeighbourView, SimilarView
from fiches.site.links import fiche_link
from fiches.site.table import Column, Line, Table, cells_of, table_of_lines
from fiches.territories import REGION
from fiches.wording.borrowed import with_owner
from fiches.wording.change_words import NOT_GIVEN, change_words
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.marks import count, missing
from fiches.wording.numbers import NBSP, decimals_of, number
from fiches.wording.phrase import EMPTY, Kind, Phrase, capitalised, element, link, plain_text
from fiches.wording.places import level_name, listed_phrases
from fiches.wording.prose import prose


def similar_view(fiche: Fiche, context: SiteContext, *, root: str = "") -> SimilarView | None:
    """`root`: from the page to the site's root. None where nothing is looked for."""
    found, wording = fiche.similar, context.wording(fiche.territory)
    if found is None:
        return None
    if not found.neighbours:
        return SimilarView(EMPTY, missing=_why_none(found, fiche.territory, context, wording))
    neighbours = tuple(_neighbour(one, context, wording) for one in found.neighbours)
    return SimilarView(
        introduction=_introduction(found, fiche.territory, wording),
        neighbours=neighbours,
        table=_table(fiche, list(zip(found.neighbours, neighbours, strict=True)), context, root),
    )


def _introduction(found: SimilarTerritories, home: TerritoryKey, wording: WordingContext) -> Phrase:
    several = len(found.neighbours) > 1
    said = Phrase("{} {} dont la structure est la plus proche de celle {}, d’après {} parts mesurées sur les demandeurs"
                  " d’emploi et les offres.")  # fmt: skip
    many = Phrase("Les {}").format(count(len(found.neighbours), "nombre de territoires")) if several else Phrase("Le")
    return said.format(
        many, level_name(home, plural=several), wording.of(home), count(found.wanted, "nombre de variables")
    )


def _why_none(found: SimilarTerritories, home: TerritoryKey, context: SiteContext, wording: WordingContext) -> Phrase:
    if found.reason == "distance":
        limit = number(context.similarity.distance_max, decimals_of(context.similarity.distance_max))
        others = level_name(home, plural=True)
        return prose(
            f"Pas de territoires semblables : aucune autre structure n’est à moins de {limit} parmi les {others}."
        )
    if found.reason == "niveau":
        said = f"moins de {number(context.similarity.territoires_min)} {level_name(home, plural=True)} ont assez de données"
        return prose(f"Pas de territoires semblables : {said} dans cette édition.")
    return Phrase("Pas de territoires semblables\u00a0: la source ne publie {} que {} des {} parts comparées.").format(
        wording.within(home), count(found.known, "variables connues"), count(found.wanted, "nombre de variables")
    )


def _neighbour(one: SimilarTerritory, context: SiteContext, wording: WordingContext) -> NeighbourView:
    key = one.territory
    variables = {variable.id: variable for variable in context.similarity.variables}
    return NeighbourView(
        href=fiche_link(key, context).href if key in context.published else "",
        name=wording.name(key),
        region=_region(key, wording),
        distance=wording.marker.computed(one.distance, unit_name="", signed=False),
        reasons=_reasons(one, variables, wording),
    )


def _region(key: TerritoryKey, wording: WordingContext) -> Phrase:
    """Where it is; empty for a région, and for a place that is a région by itself."""
    territory = wording.territories.get(key)
    regions = [p for p in territory.parents if p.type == REGION] if territory else []
    found = [wording.name(region) for region in regions if wording.name(region) != wording.name(key)]
    return found[0] if found else EMPTY


def _reasons(one: SimilarTerritory, variables: dict[str, Variable], wording: WordingContext) -> Phrase:
    """« En Isère, deux parts sont proches de celles d’ici : femmes (52 % ici et là) et … L’écart le plus grand… »; or empty."""
    place = capitalised(element(Kind.STRONG, wording.within(one.territory)))
    told = listed_phrases([_resemblance(reason, variables, wording) for reason in one.nearest])
    head = "une part est proche de celle" if len(one.nearest) == 1 else "deux parts sont proches de celles"
    said = Phrase("{}, {} d’ici{}: {}.").format(place, head, NBSP, told) if one.nearest else EMPTY
    if one.farthest is None or one.widest is None:
        return said
    label = prose(variables[one.farthest.variable].libelle, "libellé")
    words = Phrase("l’écart le plus grand est celui de «{}{}{}»").format(NBSP, label, NBSP)
    here, there = (wording.marker.share(value) for value in (one.farthest.here, one.farthest.there))
    gap = claimed(one.widest, capitalised(words) if said else words, wording.home)
    start = Phrase("{} ").format(said) if said else Phrase("{}, ").format(place)
    return Phrase("{}{}{}: {} ici, {} là.").format(start, gap, NBSP, here, there)


def _resemblance(one: ComparedVariable, variables: dict[str, Variable], wording: WordingContext) -> Phrase:
    """« 50 ans ou plus (26 % ici, 27 % là) »; « femmes (52 % ici et là) » where both are published the same."""
    label = prose(variables[one.variable].libelle, "libellé")
    here, there = (wording.marker.share(value) for value in (one.here, one.there))
    if one.here.value == one.there.value:
        return Phrase("{} ({} ici et là)").format(label, here)
    return Phrase("{} ({} ici, {} là)").format(label, here, there)


def _table(
    fiche: Fiche, neighbours: Sequence[tuple[SimilarTerritory, NeighbourView]], context: SiteContext, root: str
) -> Table:
    """The key figures here, then there: changes of counts, grades."""
    wording = context.wording(fiche.territory)
    wanted = [indicator.id for indicator in context.catalogue.first_of_each_source()]
    own = [KeyFigure(h.indicator, h.number, h.evolution) for h in fiche.headlines if h.indicator.id in wanted]
    columns = [Column(Phrase("Distance"), "Distance", beside=True), *(_column(brief) for brief in own)]
    here = Line(
        element(Kind.STRONG, wording.name(fiche.territory)), cells_of(EMPTY, *_cells(fiche.territory, own, wording))
    )
    lines = [_line(one, view, wanted, wording, root) for one, view in neighbours]
    caption = prose(
        "Évolution sur un an des effectifs, niveau de 1 à 5 pour le reste ; les chiffres clés n’entrent pas dans le choix. Distance"
        " : 0 pour deux territoires identiques"
    )
    table = table_of_lines(caption, "Territoire", columns, [here, *lines])
    briefs = (*own, *(brief for one, _ in neighbours for brief in one.key_figures if brief.indicator.id in wanted))
    reserve = wording.reserve_words(*(brief.evolution for brief in briefs))
    return replace(table, legends=(*table.legends, plain_text(reserve))) if reserve else table


def _column(brief: KeyFigure) -> Column:
    return Column(prose(brief.indicator.short), brief.indicator.short)


def _line(
    one: SimilarTerritory, view: NeighbourView, wanted: Sequence[str], wording: WordingContext, root: str
) -> Line:
    name = link(root + view.href, view.name) if view.href else view.name
    head = Phrase(name, " ", element(Kind.SMALL, Phrase("({})").format(view.region))) if view.region else name
    briefs = [brief for brief in one.key_figures if brief.indicator.id in wanted]
    return Line(head, cells_of(view.distance, *_cells(one.territory, briefs, wording)))


def _cells(home: TerritoryKey, briefs: Sequence[KeyFigure], wording: WordingContext) -> Iterator[Phrase]:
    """Those of a line's territory; a parent's value is said to be."""
    for brief in briefs:
        shown = brief.number.territory
        if brief.number.value is None:
            yield missing(brief.number.status)
        elif brief.indicator.mesure in ("nombre", "montant"):
            yield change_words(brief.evolution, wording) if shown == home else NOT_GIVEN
        else:
            value = wording.marker.observed(brief.number, brief.indicator, bare=True)
            yield with_owner(value, shown, home, wording)
