"""« Comparer »: a page for each place with those that it holds, one for each group that the publisher names, and the page
of the free choice, which leads to them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches.content.french_rules import french
from fiches.site.comparing.figures import Compared, compared_figures, legends_of
from fiches.site.comparing.files import compared_files
from fiches.site.comparing.groups import INDEX, Group, comparison_groups, named_groups
from fiches.site.comparing.tables import (
    MOST_COLUMNS,
    MOST_PLACES,
    columns_table,
    compared_tables,
    folds,
    side_of,
    without_distributions,
)
from fiches.site.context import SiteContext, Summaries
from fiches.site.environment import render
from fiches.site.fiche.maps import map_views
from fiches.site.fiche.model import MapView
from fiches.site.links import Head, Link, menu
from fiches.site.table import MISSING_LEGEND
from fiches.territories import LEVELS
from fiches.wording.phrase import Phrase
from fiches.wording.places import capital
from fiches.wording.prose import prose

MOST_TOUCHED = 35  # territories whose names and values a map says when touched: it weighs 60 kB at most


@dataclass(frozen=True, slots=True)
class Choice:
    """The pages of one level: « Départements », of which places."""

    title: str
    links: tuple[Link, ...]


def render_comparisons(context: SiteContext, summaries: Summaries) -> dict[str, str | bytes]:
    """The pages and the files of the free choice, by path."""
    figures = compared_figures(summaries, context.wording())
    groups = (*named_groups(context), *comparison_groups(context))
    pages: dict[str, str | bytes] = {INDEX: _render_index(figures, groups, context, summaries)}
    pages |= {group.path: _render_group(group, figures, groups, context, summaries) for group in groups}
    return pages | compared_files(figures, groups, context, summaries)


def _render_group(
    group: Group, figures: Sequence[Compared], groups: Sequence[Group], context: SiteContext, summaries: Summaries
) -> str:
    head = Head(
        group.path,
        french(f"Comparer\u00a0: {group.title}"),
        french(f"Chiffres clés et parts, côte à côte\u00a0: {group.title}."),
    )
    shown = figures if len(group.places) <= MOST_PLACES else without_distributions(figures)
    sides = [side_of(key, shown, context, summaries, head.root) for key in group.places]
    others = [one for one in groups if one != group and one.parent and one.parent == group.parent]
    return render(
        "pages/comparaison.html",
        site=context,
        head=head,
        menu=menu(context),
        title=prose(group.title, "nom"),
        columns=len(sides) <= MOST_COLUMNS,
        map=_map(group, context, summaries, head.root),
        tables=compared_tables(sides, shown, summaries, context.wording()),
        folds=folds(sides, shown, context.wording()),
        others=[Link(one.path, one.title) for one in others],
        index=INDEX,
        named=not group.level,
    )


def _map(group: Group, context: SiteContext, summaries: Summaries, root: str) -> MapView | None:
    """Of the parts of the place by one of the figures of the table; None where they have none."""
    own = summaries.get(group.parent) if group.parent else None
    drawn = next((one for one in own.compared if one.level == group.level), None) if own else None
    if drawn is None:
        return None
    few = len(drawn.children) <= MOST_TOUCHED
    return next(iter(map_views([drawn], context.wording(), context, root, many_links=few)), None)


def _render_index(
    figures: Sequence[Compared], groups: Sequence[Group], context: SiteContext, summaries: Summaries
) -> str:
    wording = context.wording()
    caption = Phrase("Chiffres clés et parts des territoires choisis")
    head = Head(
        INDEX, "Comparer des territoires", "Des territoires côte à côte\u00a0: chiffres clés, parts, distinctions."
    )
    return render(
        "pages/comparer.html",
        site=context,
        head=head,
        menu=menu(context),
        table=columns_table(caption, (), without_distributions(figures), wording),
        folds=folds((), figures, wording),
        legends=(*legends_of(summaries.values(), wording), MISSING_LEGEND),
        named=[Link(group.path, group.title) for group in groups if not group.level],
        choices=_choices(groups),
    )


def _choices(groups: Sequence[Group]) -> list[Choice]:
    found: dict[str, list[Link]] = {}
    for group in (one for one in groups if one.level):
        found.setdefault(group.level, []).append(Link(group.path, group.title))
    return [Choice(capital(LEVELS[level].plural), tuple(links)) for level, links in found.items()]
