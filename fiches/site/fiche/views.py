"""Blocks and key figures → what templates print: HTML, drawings, tables. No template computes anything."""

from __future__ import annotations

from markupsafe import Markup

from fiches.content.catalogue import ALL, Indicator
from fiches.content.formulas import Break
from fiches.indicators.model.block import Block
from fiches.indicators.model.distinctions import Distinction
from fiches.indicators.model.headline import Headline
from fiches.keys import NOT_AVAILABLE, Key
from fiches.site.context import ChartRenderer
from fiches.site.fiche.block_kind import kind_of, table_of
from fiches.site.fiche.chart_rows import chart_of, sparkline_of
from fiches.site.fiche.heading import Heading
from fiches.site.fiche.metier_rows import metier_columns
from fiches.site.fiche.model import BlockView, BlockWarning, Chart, KeyFigure, WarningKind
from fiches.site.fiche.strip_views import place_words, strip_of
from fiches.wording import changes, sentences
from fiches.wording.block_words import block_words
from fiches.wording.borrowed import borrowed_note, borrowed_value
from fiches.wording.change_words import is_given
from fiches.wording.context import WordingContext
from fiches.wording.distinctions import distinction_title
from fiches.wording.items import quoted_item
from fiches.wording.missing import missing_reason
from fiches.wording.numbers import NBSP
from fiches.wording.period_words import period_label
from fiches.wording.phrase import EMPTY, Phrase, capitalised, link, uncapitalised
from fiches.wording.prose import prose
from fiches.wording.sources import source_line
from fiches.wording.titles import title


def drawn(chart: Chart | None, identifier: str, renderer: ChartRenderer) -> Markup:
    """The drawing, or nothing."""
    if chart is None:
        return Markup()
    svg = renderer.draw(
        chart.kind,
        chart.rows,
        identifier=identifier,
        title=chart.title,
        description=chart.description,
        options=chart.options,
    )
    return Markup(svg)  # noqa: S704 - drawn by our own engine


def key_figure(
    headline: Headline, breaks: tuple[str, ...], wording: WordingContext, renderer: ChartRenderer
) -> KeyFigure:
    """A large number, when, its recent history, its change and its place."""
    number, indicator = headline.number, headline.indicator
    graded = indicator.mesure == "niveau" and number.value is not None
    return KeyFigure(
        id=indicator.id,
        label=prose(indicator.short),
        value=wording.marker.large(number, indicator),
        when=wording.moment(indicator, headline.period, code=number.key.nomenclature_code)
        if headline.period
        else EMPTY,
        grade=int(number.value or 0) if graded else 0,
        svg=drawn(sparkline_of(headline, breaks, wording), f"apercu-{indicator.id}", renderer),
        lines=tuple(line for line in _key_lines(headline, wording) if line),
        reading=sentences.key_reading(headline, wording),
        strip=strip_of(headline, wording),
        place=place_words(headline, wording),
        precision=prose(indicator.precision) if number.value is not None else EMPTY,
        elsewhere=capitalised(_elsewhere(headline, wording)),
    )


def _key_lines(headline: Headline, wording: WordingContext) -> list[Phrase]:
    number, indicator = headline.number, headline.indicator
    if number.value is None:
        return [missing_reason(indicator, number.status, wording.home, wording)]
    lines = [
        _elsewhere(headline, wording),
        changes.reserve_line(headline, wording),
        Phrase("Indicateur prospectif") if indicator.is_forecast else EMPTY,
    ]
    if number.territory != wording.home:
        lines.append(borrowed_value(number.territory, wording))
    return [capitalised(line) for line in lines]


def _elsewhere(headline: Headline, wording: WordingContext) -> Phrase:
    """« En Bretagne, +3,0 % ; en France, +1,3 % »; empty for a missing value, and where its change is not given."""
    number, indicator = headline.number, headline.indicator
    if number.value is None or (indicator.mesure != "niveau" and not is_given(headline.evolution)):
        return EMPTY
    others = [c for c in headline.comparisons if c.territory != number.territory]
    return changes.comparison_words(others, indicator, wording)


def block_view(
    block: Block, wording: WordingContext, renderer: ChartRenderer, distinction: Distinction | None = None
) -> BlockView:
    """A block as it is printed; `distinction`: what distinguishes the place and leads here, which its title then says."""
    told = distinction_title(distinction, wording) if distinction else title(block, wording)
    words = block_words(block, told, wording)
    chart, table = chart_of(block, wording), table_of(block, Heading(words.local_subtitle, told), wording)
    missing = _missing(block, wording, shown=chart is not None or table is not None)
    return BlockView(
        id=block.indicator.id,
        size="moyen" if missing else _size(block, chart),
        name=block.indicator.titre,
        title=words.title,
        subtitle=words.subtitle,
        local_subtitle=words.local_subtitle,
        svg=drawn(chart, block.indicator.id, renderer),
        table=table,
        reading=words.reading,
        scope=prose(block.indicator.champ),
        source=source_line(block.indicator, block.updated_at, wording),
        warnings=() if missing else tuple(_warnings(block, wording)),
        notes=() if missing else tuple(_notes(block, wording)),
        missing=missing,
        chart=chart,
        key=bool(block.indicator.cle),
        folds=block.indicator.repli,
        distinguishes=distinction is not None,
    )


def _size(block: Block, chart: Chart | None) -> str:
    kind = kind_of(block.indicator)
    if kind is not None and kind.size:
        return kind.size
    return "large" if block.indicator.cle and chart is not None else "moyen"


def _missing(block: Block, wording: WordingContext, *, shown: bool) -> Phrase:
    """Why the block is empty: the source has nothing, or not enough to draw a point."""
    nothing = (
        not block.series and not block.items and not block.metiers and (block.main is None or block.main.value is None)
    )
    if not block.missing and not nothing and shown:
        return EMPTY
    return missing_reason(block.indicator, block.missing or NOT_AVAILABLE, wording.home, wording)


def _warnings(block: Block, wording: WordingContext) -> list[BlockWarning]:
    """What a reader must not miss: a figure of elsewhere, a forecast, a break."""
    warnings = [BlockWarning(WarningKind.BREAK, _break_note(entry)) for entry in breaks_shown(block, wording)]
    if block.borrowed:
        warnings.insert(0, BlockWarning(WarningKind.BORROWED, borrowed_note(block.shown, block.home, wording)))
    if reserve := wording.reserve_words(*block.changes):
        warnings.append(BlockWarning(WarningKind.RESERVE, reserve))
    if block.indicator.is_forecast:
        forecast = Phrase("Indicateur prospectif{}: une prévision établie par un modèle.").format(NBSP)
        warnings.append(BlockWarning(WarningKind.FORECAST, forecast))
    return warnings


def _notes(block: Block, wording: WordingContext) -> list[Phrase]:
    notes: list[Phrase] = []
    if block.indicator.note:
        notes.append(prose(block.indicator.note))
    if block.indicator.source.codes == (ALL,) and block.items and block.period:
        notes.append(_counts_note(block, block.period, wording))
    if block.metiers:
        notes += _column_notes(block, wording)
    return notes


def _counts_note(block: Block, period: str, wording: WordingContext) -> Phrase:
    """Which counts the source gives here, and what time each covers: « dernier mois disponible (mars 2026) »."""
    said = [
        Phrase("{} ({})").format(
            quoted_item(block, item, wording), wording.short_moment(block.indicator, period, code=item.code)
        )
        for item in block.items
    ]
    return Phrase("Comptes que la source publie ici{}: {}.").format(NBSP, Phrase(", ").join(said))


def breaks_shown(block: Block, wording: WordingContext) -> list[Break]:
    """The declared breaks that the block's series cross."""
    source = block.indicator.source.indicateur
    return [b for b in wording.catalogue.breaks if b.indicateur == source and b.periode in block.breaks]


def _break_note(entry: Break) -> Phrase:
    """In short: what does not compare, and why, is among the sources."""
    return Phrase("Rupture de série au {} ({}). {}").format(
        period_label(entry.periode), prose(entry.titre), link("#ruptures", "Ce qui ne se compare pas")
    )


def _absent_column(indicator: Indicator, wording: WordingContext) -> Phrase:
    """Why a column of the table is not there."""
    reason = missing_reason(indicator, NOT_AVAILABLE, wording.home, wording)
    return Phrase("{}{}: {}").format(prose(indicator.short), NBSP, uncapitalised(reason))


def _column_notes(block: Block, wording: WordingContext) -> list[Phrase]:
    """What the columns of a métiers table are, for which period and whose, those of one moment together; then their notes."""
    columns = metier_columns(block.indicator, wording)
    told: dict[Phrase, list[str]] = {}
    absent: list[Phrase] = []
    for indicator in columns:
        found = _first_key(block, indicator)
        if found is None and indicator.mesure == "pourcentage":
            continue  # withheld of small bases, as its note says
        if found is None or not found.period:
            absent.append(_absent_column(indicator, wording))
        else:
            told.setdefault(_of_column(block, indicator, found, wording), []).append(indicator.short)
    notes = [Phrase("{}{}: {}").format(prose(", ".join(names)), NBSP, said) for said, names in told.items()]
    table = block.indicator.chart.section_table
    others = [i for i in columns if i.note and i.id != block.indicator.id]
    own = [i.note for i in others if table and (i.mesure == "pourcentage" or _first_key(block, i))]
    return [*([Phrase(" ").join(notes)] if notes else []), *absent, *map(prose, own)]


def _first_key(block: Block, indicator: Indicator) -> Key | None:
    """A row of the column of an entry; None where no métier has one."""
    numbers = (
        number
        for metier in block.metiers
        for number in (*metier.several.get(indicator.id, ()), *filter(None, [metier.numbers.get(indicator.id)]))
    )
    first = next(numbers, None)
    return first.key if first else None


def _of_column(block: Block, indicator: Indicator, found: Key, wording: WordingContext) -> Phrase:
    """« au 1er trimestre 2026, France Travail, Urssaf. », and of which territory where it is another's."""
    source = wording.catalogue.sources[indicator.source.indicateur]
    moment = wording.moment(indicator, found.period, code=found.nomenclature_code)
    said = Phrase("{}, {}.").format(moment, prose(source.fournisseurs))
    if found.territory in (wording.home, block.shown):
        return said
    return Phrase("{} {}").format(said, borrowed_value(found.territory, wording))
