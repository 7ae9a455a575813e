"""The maps of a fiche: its territories coloured, legend and table beside them; and where the place itself lies."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from fiches.pages.tables import Table


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One class of a map: `kind` names its swatch (`baisse-3`, `stable`, `grade-4`, `absent`)."""

    kind: str
    label: Markup
    count: Markup


@dataclass(frozen=True, slots=True)
class MapView:
    """One map as it is printed; `svg` is whole, `overlay` the links that lie over it, for pointers only."""

    id: str
    name: str
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
