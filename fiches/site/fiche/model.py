"""What a fiche prints, as data: its key figures, blocks, maps, comparisons; the same for its page and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from markupsafe import Markup

from fiches.charts.model import ChartOptions, Marked, Row
from fiches.content.chart_kinds import CHART_KINDS
from fiches.content.formulas import Break, Reserve
from fiches.site.fiche.comparison_model import ComparisonView, DistinctionsView, SimilarView
from fiches.site.table import Table
from fiches.wording.drawing_names import COLOURED
from fiches.wording.phrase import EMPTY, Phrase, uncapitalised
from fiches.wording.prose import prose
from fiches.wording.ruled_sentence import NO_SENTENCE, RuledSentence

OPEN_TABLES, OPEN_WITH_PARTS = 3, 2
"""How many tables with bars of a section stand open, side by side, the others fold; on a page that has a table of its parts."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One call of `draw`."""

    kind: str
    rows: tuple[Row, ...]
    title: Marked
    description: Marked
    options: ChartOptions


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
    precision: Phrase = EMPTY  # what it counts, in a few words
    elsewhere: Phrase = EMPTY  # the one of `lines` that says what it is in the parents, where there is one


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
    key: bool = False  # of a key figure, which says what its reading would
    folds: bool = False  # among the other distributions of its section, unless it distinguishes the place
    distinguishes: bool = False  # its title is one of the sentences of what distinguishes the place

    @property
    def measure(self) -> Phrase:
        """What stands over its drawing; where lines are gaps, the axis says of what unit and when. A wide table counts itself."""
        if self.size == "plein" and self.table is not None:
            return self.table.caption
        gaps = self.chart is not None and self.chart.options.relative
        return prose(self.name) if gaps else self.local_subtitle

    @property
    def description(self) -> str:
        """What its drawing shows, for those who do not see it; empty where there is none."""
        return self.chart.description.text if self.chart else ""

    @property
    def read_apart(self) -> bool:
        """Whether its reading is kept: of tables with bars, one a section is; a key figure, the title of lines say their own."""
        return not (self.barred or self.key or (self.chart is not None and CHART_KINDS[self.chart.kind].relative))

    @property
    def speaks(self) -> bool:
        """Whether its reading stands beside its drawing; that of a table is in the fold of its section."""
        return bool(self.svg and self.reading)

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
    reserve: Phrase = EMPTY  # what qualifies its changes
    measured: Phrase = EMPTY  # its subtitle, without what its title and its page say
    table: Table | None = None
    barred: bool = False  # as a block: never, its measure stands over its drawing

    @property
    def measure(self) -> Phrase:
        """As of a block."""
        return self.measured or self.subtitle

    @property
    def description(self) -> str:
        """What it shows, for those who do not see it."""
        return COLOURED


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """`rule`: its name in content/textes/regles.toml; `figures`: a phrase for each sentence that compared some;
    `compared_with`: the larger territory of the first that names one.
    """

    rule: str
    figures: tuple[Phrase, ...]
    compared_with: Phrase = EMPTY


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the fiche with its blocks, in order."""

    id: str
    title: Phrase
    introduction: Phrase
    blocks: tuple[BlockView, ...]
    written: tuple[WrittenRule, ...] = ()
    most: int = OPEN_TABLES  # tables with bars that stand open

    @property
    def shown(self) -> tuple[BlockView, ...]:
        """The blocks that have something to show."""
        return tuple(block for block in self.blocks if not block.missing)

    @property
    def empty(self) -> tuple[BlockView, ...]:
        """The blocks that have nothing to show."""
        return tuple(block for block in self.blocks if block.missing)

    @property
    def leading(self) -> tuple[BlockView, ...]:
        """The blocks as wide as the page: a chart, a table of métiers."""
        return tuple(block for block in self.shown if not block.barred)

    @property
    def open(self) -> tuple[BlockView, ...]:
        """Its tables with bars that stand open, in order: as many as are of the first rank, what distinguishes the place first."""
        tables = [block for block in self.shown if block.barred]
        count = min(self.most, sum(not block.folds for block in tables) or self.most)
        first = sorted(tables, key=lambda block: (not block.distinguishes, block.folds))[:count]
        return tuple(block for block in tables if block in first)

    @property
    def folded(self) -> tuple[BlockView, ...]:
        """Its other tables with bars, in one fold."""
        kept = {block.id for block in self.open}
        return tuple(block for block in self.shown if block.barred and block.id not in kept)

    @property
    def others(self) -> Phrase:
        """What is in the fold: « Autres répartitions : qualification, expérience dans le métier recherché »."""
        names = Phrase(", ").join(uncapitalised(prose(block.name)) for block in self.folded)
        head = "Autre répartition" if len(self.folded) == 1 else "Autres répartitions"
        return Phrase("{}\u00a0: {}").format(head, names)

    @property
    def notes(self) -> tuple[Phrase, ...]:
        """What must be known to read its blocks, each note once."""
        return tuple(dict.fromkeys(note for block in self.shown for note in block.notes))

    @property
    def scopes(self) -> tuple[tuple[Phrase, tuple[BlockView, ...]], ...]:
        """Whom its blocks count, once, with those that count them."""
        return _together((block.scope, block) for block in self.shown if block.scope)

    @property
    def table_sources(self) -> tuple[Phrase, ...]:
        """Who its blocks come from, each once."""
        return tuple(dict.fromkeys(block.source for block in self.shown))

    @property
    def gaps(self) -> tuple[tuple[Phrase, tuple[BlockView, ...]], ...]:
        """Why the others are empty, each reason once, with the blocks that it is true of."""
        return _together((block.missing, block) for block in self.empty)


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
    twin: Phrase = EMPTY  # the same territory under another level, which is no reason to doubt its figures
    failed: Phrase = EMPTY  # whose figures these are, where the source failed for this territory
    locator: Markup = field(default_factory=Markup)  # where the territory lies in the country
    maps: tuple[MapView, ...] = ()  # the territories within, coloured
    comparison: ComparisonView | None = None
    distinctions: DistinctionsView | None = None  # None where nothing stands out, and for the country
    similar: SimilarView | None = None  # None where nothing resembles: the country
    strips_legend: Phrase = EMPTY
    curves_legend: Phrase = EMPTY
    perimeter: Phrase = EMPTY  # of an intercommunalité, what changed in it within the years that are shown

    @property
    def notice(self) -> Phrase:
        """Both, as paper says them at its head; on the page, what failed stands above the figures, the other below."""
        return Phrase(" ").join(said for said in (self.twin, self.failed) if said)
