"""What a fiche prints, as data: its key figures, blocks, maps, comparisons; the same for its page and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from markupsafe import Markup

from fiches.charts.model import ChartOptions, Marked, Row
from fiches.content.formulas import Break, Reserve
from fiches.site.fiche.paper_form import HALF, PaperForm
from fiches.site.fiche.written_rules import WrittenRule
from fiches.site.table import Table
from fiches.wording.alternatives import COLOURED
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.ruled_sentence import NO_SENTENCE, RuledSentence


@dataclass(frozen=True, slots=True)
class Chart:
    """One call of `draw`."""

    kind: str
    rows: tuple[Row, ...]
    title: Marked
    description: Marked
    options: ChartOptions
    paper: PaperForm = HALF


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of the large numbers at the head of a fiche. `grade`: 1–5 for steps, 0 for none."""

    id: str
    label: Phrase
    value: Phrase
    when: Phrase
    grade: int
    svg: Markup
    lines: tuple[Phrase, ...]
    reading: RuledSentence = NO_SENTENCE
    strip: Markup = field(default_factory=Markup)  # its change among those of the level
    place: Phrase = EMPTY  # the same in words, where proven


class WarningKind(StrEnum):
    """What a reader must not miss of a block."""

    BORROWED = "borrowed"  # the figures are another territory's
    BREAK = "break"  # a break of series, explained among the sources
    RESERVE = "reserve"  # a change that is given, with what forbids to take it as it is
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class BlockWarning:
    """A warning under a block."""

    kind: WarningKind
    text: Phrase


@dataclass(frozen=True, slots=True)
class BlockView:
    """One figure of the fiche with all that stands under it; what is empty is left out by the template."""

    id: str
    size: str  # large: figure and notes side by side; moyen: half the width; plein: a wide table
    name: str
    title: Phrase
    subtitle: Phrase
    local_subtitle: Phrase  # without the fiche's own territory, for a document that is about it alone
    svg: Markup
    table: Table | None
    reading: RuledSentence
    scope: Phrase
    source: Phrase
    warnings: tuple[BlockWarning, ...]
    notes: tuple[Phrase, ...]
    missing: Phrase
    chart: Chart | None = None  # what the drawing is made from

    @property
    def description(self) -> str:
        """What its drawing shows, for those who do not see it; empty where there is none."""
        return self.chart.description.text if self.chart else ""

    @property
    def barred(self) -> bool:
        """Whether its bars are in the rows of its table, which has its measure as a caption."""
        return self.table is not None and self.table.barred


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One class of a map: `kind` names its swatch (`baisse-3`, `stable`, `grade-4`, `absent`)."""

    kind: str
    label: Phrase
    count: Phrase
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
    short: Phrase  # the same in short, to choose among maps
    counted: str  # « Départements »
    credit: str
    title: Phrase
    subtitle: Phrase
    reading: Phrase
    scope: Phrase
    source: Phrase
    missing: Phrase = EMPTY
    svg: Markup = field(default_factory=Markup)
    alone: Markup = field(default_factory=Markup)
    inline: Markup = field(default_factory=Markup)
    overlay: Markup = field(default_factory=Markup)
    legend: tuple[LegendEntry, ...] = ()
    notes: tuple[Phrase, ...] = ()
    table: Table | None = None
    barred: bool = False  # as a block: never, its measure stands over its drawing

    @property
    def description(self) -> str:
        """What it shows, for those who do not see it."""
        return COLOURED


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """`title` « Ici, en Bretagne et en France »; a row a key figure; `notes` say why what is missing is missing.

    `parted`: the last column says how far the territory's parts spread, in long words.
    """

    title: Phrase
    table: Table
    notes: tuple[Phrase, ...] = ()
    parted: bool = False


@dataclass(frozen=True, slots=True)
class NeighbourView:
    """`href` from the site's root, empty where the site has no fiche of it; `region` its région, empty for one."""

    href: str
    name: Phrase
    region: Phrase
    distance: Phrase
    reasons: Phrase  # what brings both together, what parts them


@dataclass(frozen=True, slots=True)
class SimilarView:
    """Either neighbours, nearest first, with the table of their key figures, or `missing`: why there is none."""

    introduction: Phrase
    neighbours: tuple[NeighbourView, ...] = ()
    table: Table | None = None
    missing: Phrase = EMPTY


@dataclass(frozen=True, slots=True)
class DistinctionView:
    """A sentence, the block that it leads to, and the places of both marks on the scale of the level."""

    address: str
    name: Phrase
    sentence: Phrase
    here: int
    there: int


@dataclass(frozen=True, slots=True)
class DistinctionsView:
    """What distinguishes a place: `title` « Ce qui distingue l’Ille-et-Vilaine »; `legend` says what the marks are."""

    title: Phrase
    legend: Phrase
    found: tuple[DistinctionView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the fiche with its blocks, in order."""

    id: str
    title: Phrase
    introduction: Phrase
    blocks: tuple[BlockView, ...]
    written: tuple[WrittenRule, ...] = ()

    @property
    def shown(self) -> tuple[BlockView, ...]:
        """The blocks that have something to show."""
        return tuple(block for block in self.blocks if not block.missing)

    @property
    def scopes(self) -> tuple[tuple[Phrase, tuple[BlockView, ...]], ...]:
        """Whom its tables with bars count, once, with those that count them."""
        return _together((block.scope, block) for block in self.shown if block.barred and block.scope)

    @property
    def table_sources(self) -> tuple[Phrase, ...]:
        """Who its tables with bars come from, each once."""
        return tuple(dict.fromkeys(block.source for block in self.shown if block.barred))

    @property
    def gaps(self) -> tuple[tuple[Phrase, tuple[BlockView, ...]], ...]:
        """Why the others are empty, each reason once, with the blocks that it is true of."""
        return _together((block.missing, block) for block in self.blocks if block.missing)


def _together(pairs: Iterable[tuple[Phrase, BlockView]]) -> tuple[tuple[Phrase, tuple[BlockView, ...]], ...]:
    """The blocks of the same words together, in the order of the first of each."""
    found: dict[Phrase, list[BlockView]] = {}
    for words, block in pairs:
        found.setdefault(words, []).append(block)
    return tuple((words, tuple(blocks)) for words, blocks in found.items())


@dataclass(frozen=True, slots=True)
class SourceView:
    """One producer's figures on this fiche, for the list of sources."""

    text: Phrase
    titles: str
    dated: Phrase


@dataclass(frozen=True, slots=True)
class FicheView:
    """All that a fiche prints, drawn once for its page and for paper. `blocks` by catalogue id."""

    name: Phrase
    kicker: Phrase
    sentences: tuple[RuledSentence, ...]
    keys: tuple[KeyFigure, ...]
    blocks: Mapping[str, BlockView]
    sections: tuple[SectionView, ...]
    breaks: tuple[Break, ...]
    reserves: tuple[Reserve, ...]
    sources: tuple[SourceView, ...]
    notice: Phrase = EMPTY  # whose figures these are, where the source failed for this territory
    locator: Markup = field(default_factory=Markup)  # where the territory lies in the country
    maps: tuple[MapView, ...] = ()  # the territories within, coloured
    comparison: ComparisonView | None = None
    distinctions: DistinctionsView | None = None  # None where nothing stands out, and for the country
    similar: SimilarView | None = None  # None where nothing resembles: the country
    strips_legend: Phrase = EMPTY
