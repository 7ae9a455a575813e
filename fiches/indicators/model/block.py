"""One catalogue entry on one fiche: its series, its items, or its table of métiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fiches.content.catalogue import Indicator, Window
from fiches.indicators.model.numbers import Computed, Observed, Relative, Series
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.keys import NOT_AVAILABLE, TerritoryKey

ONLY_ZEROS = "zeros"  # why nothing is shown: the source has nothing but zeros, in the whole country


@dataclass(frozen=True, slots=True)
class Item:
    """One bar: a modality (an age, a contract, a sector, an explanatory indicator…) here and in the parent."""

    code: str
    number: Observed
    parent: Observed | None
    country: Observed | None = None  # of amounts, where the parent is not the country
    count: Observed | None = None  # the same item in numbers, when `number` is a percentage
    gap: Computed | None = None  # in points, from the parent's percentage to this one
    part: Computed | None = None  # the same share, of published counts, where the catalogue declares their base
    parent_part: Computed | None = None
    change: Computed | None = None  # of its count over a year, where the source has the row of the year before


@dataclass(frozen=True, slots=True)
class Metier:
    """One métier of the territory's table."""

    code: str
    numbers: Mapping[str, Observed]  # by catalogue id, of entries that have one value a métier
    several: Mapping[str, tuple[Observed, ...]] = field(
        default_factory=dict
    )  # of those that have more: factors, deciles
    ratio: Computed | None = None  # its job seekers for ten of its offers
    change: Computed | None = None  # of the table's own entry, over a year


@dataclass(frozen=True, slots=True)
class Block:
    """One catalogue entry on one fiche.

    `shown` is the territory whose figures are shown: `home`, the fiche's own, or a parent where the source has none at
    this level (`borrowed`). `missing` says why there is nothing: `nd`, `na`, `zeros`, or empty when there is something.
    """

    indicator: Indicator
    home: TerritoryKey
    shown: TerritoryKey
    period: str | None
    series: tuple[Series, ...] = ()
    items: tuple[Item, ...] = ()
    unshown: tuple[Item, ...] = ()  # the rest of a list of which the first are shown
    every: bool = False  # the list is all the rows that the territory has of its kind
    base: Observed | None = None  # the count that the shares are of, where it is published
    origin_of: Observed | None = None  # the grade of which the items are potential origins
    metiers: tuple[Metier, ...] = ()
    main: Observed | None = None  # the value that the message speaks of
    evolution: Computed | None = None
    comparisons: tuple[ParentFigure, ...] = ()
    relative: tuple[Relative, ...] = ()  # its history and those of its parents, on one scale
    breaks: tuple[str, ...] = ()  # periods at which a series of this block is broken
    missing: str = ""
    updated_at: str = ""  # latest `date_maj` among the rows shown

    @property
    def windows(self) -> tuple[Window, ...]:
        """What times its figures cover, by the codes of the nomenclature that it shows; several where they differ."""
        numbers = [item.number for item in self.items] or ([self.main] if self.main else [])
        codes = [series.code for series in self.series if not self.items] + [n.key.nomenclature_code for n in numbers]
        return tuple(dict.fromkeys(self.indicator.window(code) for code in codes)) or (self.indicator.fenetre,)

    @property
    def whole(self) -> tuple[Item, ...]:
        """Every item of the list, shown or not: what is said of the list holds for it."""
        return (*self.items, *self.unshown)

    @property
    def tells_changes(self) -> bool:
        """Whether its items are told with their change over a year: the source has it of at least half of them."""
        told = sum(item.change is not None and item.change.reason != NOT_AVAILABLE for item in self.items)
        return bool(told) and 2 * told >= len(self.items)

    @property
    def changes(self) -> tuple[Computed | None, ...]:
        """Its changes over a year and those of the parents that it is read beside; none where it has none itself."""
        of_items = tuple(item.change for item in self.items if item.change is not None) if self.tells_changes else ()
        if self.evolution is None or self.evolution.reason in (NOT_AVAILABLE, "rupture"):
            return of_items
        return (self.evolution, *(parent.evolution for parent in self.comparisons), *of_items)

    @property
    def borrowed(self) -> bool:
        return self.shown != self.home
