"""What a fiche says, in numbers: the values that pass from the table to the pages, without a word of text.

A `Number` is either `Observed` (a row of the table) or `Computed` (a declared formula over rows). Both know where they
come from, so that every number printed can be marked and proved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fiches.content.catalogue import Indicator
from fiches.keys import Key, TerritoryKey
from fiches.rankings import Ranking


@dataclass(frozen=True, slots=True)
class Observed:
    """A published value. `value` is None where there is none; `status` then says why (`nd`, `s`, `na`)."""

    key: Key
    value: float | None
    status: str = ""

    @property
    def territory(self) -> TerritoryKey:
        return self.key.territory


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula of `content/formules.toml` over keys. `value` is None when `reason` forbids it.

    Reasons: `nd` an argument is missing, `base` under the formula's smallest base, `rupture` a break lies between.
    """

    formula: str
    arguments: tuple[Key, ...]
    value: float | None
    reason: str = ""
    level: str = ""  # the level within which the territory is ranked (`rang`) or compared (`distance`)
    within_rounding: bool = False  # the rounding of the source alone can explain the difference

    def mark(self, home: TerritoryKey) -> str:
        """`evolution(KEY;KEY)`, as `data-formule` writes it."""
        parts = [key.mark(home) for key in self.arguments]
        if self.level:
            parts.append(self.level)
        return f"{self.formula}({';'.join(parts)})"


Number = Observed | Computed


@dataclass(frozen=True, slots=True)
class Rank:
    """`first`–`last` place among `size` peers of `level` that have a value (ties share places)."""

    number: Computed
    first: int
    last: int
    size: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a grade stands among the `size` territories of its level that have one: so few grades tell no place."""

    higher: Computed
    equal: Computed  # this one left out
    lower: Computed
    size: int


@dataclass(frozen=True, slots=True)
class Extreme:
    """The smallest or the largest among the parts of a territory, and those that have it."""

    number: Number
    territories: tuple[TerritoryKey, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """From the lowest to the highest of the `size` parts of `level` that have a value: changes of counts, or grades."""

    level: str
    low: Extreme
    high: Extreme
    size: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same figure of a parent, and its change over a year."""

    territory: TerritoryKey
    number: Observed
    evolution: Computed | None
    part: Computed | None = None  # this territory's share of it, for counts


@dataclass(frozen=True, slots=True)
class Point:
    """One place of a series; `number.value` is None for a hole."""

    period: str
    number: Observed


@dataclass(frozen=True, slots=True)
class Series:
    """One line of history, oldest first, holes included."""

    code: str
    territory: TerritoryKey
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """A key figure: the latest value, its change over a year, its place among others."""

    indicator: Indicator
    period: str
    number: Observed
    evolution: Computed | None
    comparisons: tuple[Comparison, ...]
    rank: Rank | None
    series: Series
    standing: Standing | None = None  # grades only, in place of a rank
    spread: Spread | None = None  # among the territory's own parts
    change_rank: Rank | None = None  # place of the change over a year among those of the level


@dataclass(frozen=True, slots=True)
class Brief:
    """A key figure of another territory, in short."""

    indicator: Indicator
    number: Observed
    evolution: Computed | None


@dataclass(frozen=True, slots=True)
class Resemblance:
    """One variable of `content/semblables.toml`, here and there."""

    variable: str
    here: Observed
    there: Observed


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A territory that resembles: how much, by what, but for what, and its key figures."""

    territory: TerritoryKey
    distance: Computed
    profile: tuple[Observed, ...]  # its values of the variables that both have
    nearest: tuple[Resemblance, ...]
    farthest: Resemblance | None
    briefs: tuple[Brief, ...] = ()


@dataclass(frozen=True, slots=True)
class Similar:
    """The territories of the level nearest by structure, nearest first; none, with its `reason`.

    Reasons: `niveau` too few territories of the level have enough, `variables` this one has not enough of them.
    """

    neighbours: tuple[Neighbour, ...] = ()
    reason: str = ""
    known: int = 0  # variables that this territory has
    wanted: int = 0  # of so many at its level


@dataclass(frozen=True, slots=True)
class Item:
    """One bar: a modality (an age, a contract, a sector, an explanatory indicator…) here and in the parent."""

    code: str
    number: Observed
    parent: Observed | None
    country: Observed | None = None
    count: Observed | None = None  # the same item in numbers, when `number` is a percentage
    gap: Computed | None = None  # in points, from the parent's percentage to this one


@dataclass(frozen=True, slots=True)
class Metier:
    """One métier of the territory's table."""

    code: str
    numbers: Mapping[str, Observed]  # by catalogue id
    parts: Mapping[str, Computed] = field(default_factory=dict)  # share in the territory's total
    ranks: Mapping[str, Rank] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RankedMetier:
    """One line of a ranking: `place` among the métiers of the territory, shared with others when `tied`."""

    code: str
    number: Observed
    part: Computed
    place: int
    tied: bool


@dataclass(frozen=True, slots=True)
class RankedMetiers:
    """The first métiers of the territory by one catalogue entry, and the grounds of their order."""

    indicator: Indicator
    ranking: Ranking
    metiers: tuple[RankedMetier, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One catalogue entry on one fiche.

    `shown` is the territory whose figures are shown: `home`, the fiche's own, or a parent where the source has none at
    this level (`borrowed`). `missing` says why there is nothing: `nd`, `na`, or empty when there is something.
    """

    indicator: Indicator
    home: TerritoryKey
    shown: TerritoryKey
    period: str | None
    series: tuple[Series, ...] = ()
    items: tuple[Item, ...] = ()
    metiers: tuple[Metier, ...] = ()
    rankings: tuple[RankedMetiers, ...] = ()
    main: Observed | None = None  # the value that the message speaks of
    evolution: Computed | None = None
    comparisons: tuple[Comparison, ...] = ()
    breaks: tuple[str, ...] = ()  # periods at which a series of this block is broken
    missing: str = ""
    updated_at: str = ""  # latest `date_maj` among the rows shown

    @property
    def borrowed(self) -> bool:
        return self.shown != self.home


@dataclass(frozen=True, slots=True)
class Child:
    """One territory of a map: its value, and its change over a year where that is what the map shows."""

    territory: TerritoryKey
    number: Observed
    change: Computed | None = None

    @property
    def mapped(self) -> Number:
        return self.number if self.change is None else self.change


@dataclass(frozen=True, slots=True)
class ChildrenMap:
    """The territories within one, at a level, by one entry; `own` is the same of the territory itself.

    `bounds` part the classes of changes, the same for the whole country; empty for grades. `missing`: why there is
    nothing to draw, as `Computed.reason`.
    """

    indicator: Indicator
    level: str
    own: Child
    children: tuple[Child, ...]  # by code
    bounds: tuple[float, ...] = ()
    missing: str = ""
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class Fiche:
    """Everything that one territory's pages, charts and files say."""

    territory: TerritoryKey
    parents: tuple[TerritoryKey, ...]  # nearest first
    headlines: tuple[Headline, ...]
    blocks: tuple[Block, ...]  # in the catalogue's order
    maps: tuple[ChildrenMap, ...] = ()
    similar: Similar | None = None  # None where nothing is looked for: the country, a level that is not whole
