"""The territories that most resemble this one by structure: which, why, and their key figures beside its own."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from fiches.pages.tables import Table


@dataclass(frozen=True, slots=True)
class NeighbourView:
    """`href` from the site's root, empty where the site has no fiche of it; `region` its région, empty for one."""

    href: str
    name: Markup
    region: Markup
    distance: Markup
    nearest: tuple[Markup, ...]  # « 50 ans ou plus : 26 % ici, 27 % là »
    farthest: Markup  # the same for what differs most; empty where there is nothing


@dataclass(frozen=True, slots=True)
class SimilarView:
    """Either neighbours, nearest first, with the table of their key figures, or `missing`: why there is none."""

    introduction: Markup
    neighbours: tuple[NeighbourView, ...] = ()
    table: Table | None = None
    missing: Markup = Markup("")
