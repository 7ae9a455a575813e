"""Blocks and key figures → what templates print: HTML, drawings, tables. No template computes anything."""

from __future__ import annotations

from markupsafe import Markup

from fiches.content.catalogue import Indicator
from fiches.content.formulas import Break
from fiches.indicators.model.block import Block
from fiches.indicators.model.headline import Headline
from fiches.keys import NOT_AVAILABLE
from fiches.site.context import Pen
from fiches.site.fiche.block_kind import kind_of, table_of
from fiches.site.fiche.chart_rows import chart_of, sparkline_of
from fiches.site.fiche.metier_rows import metier_columns
from fiches.site.fiche.model import BlockView, Chart, KeyFigure, Warned, WarningKind
from fiches.site.fiche.ranking_tables import ranking_tables
from fiches.wording import changes, sentences
from fiches.wording.block_words import block_words
from fiches.wording.marks import period_label
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Phrase, capitalised, link, uncapitalised
from fiches.wording.prose import prose
from fiches.wording.sources import source_line
from fiches.wording.titles import title
from fiches.wording.voice import Voice


def drawn(chart: Chart | None, identifier: str, pen: Pen) -> Markup:
    """The drawing, or nothing."""
    if chart is None:
        return Markup()
    svg = pen.draw(
        chart.kind,
        chart.rows,
        identifier=identifier,
        title=chart.title,
        description=chart.description,
        options=chart.options,
    )
    return Markup(svg)  # noqa: S704 - drawn by our own engine


def key_figure(headline: Headline, breaks: tuple[str, ...], voice: Voice, pen: Pen) -> KeyFigure:
    """A large number, when, its recent history, its change and its place."""
    number, indicator = headline.number, headline.indicator
    graded = indicator.mesure == "niveau" and number.value is not None
    return KeyFigure(
        id=indicator.id,
        label=prose(indicator.short),
        value=voice.marker.large(number, indicator),
        when=voice.moment(indicator, headline.period) if headline.period else EMPTY,
        grade=int(number.value or 0) if graded else 0,
        svg=drawn(sparkline_of(headline, breaks, voice), f"apercu-{indicator.id}", pen),
        lines=tuple(line for line in _key_lines(headline, voice) if line),
        reading=sentences.key_reading(headline, voice),
    )


def _key_lines(headline: Headline, voice: Voice) -> list[Phrase]:
    number, indicator = headline.number, headline.indicator
    if number.value is None:
        return [sentences.missing_reason(indicator, number.status, voice.home, voice)]
    others = [c for c in headline.comparisons if c.territory != number.territory]
    counted = indicator.mesure != "niveau"
    compared = changes.comparison_words(others, indicator, voice)
    lines = [
        compared if not counted or changes.is_given(headline.evolution) else EMPTY,
        Phrase("Indicateur prospectif") if indicator.is_forecast else EMPTY,
    ]
    if number.territory != voice.home:
        lines.append(sentences.borrowed_note(number.territory, voice.home, voice))
    return [capitalised(line) for line in lines]


def block_view(block: Block, voice: Voice, pen: Pen) -> BlockView:
    """A block as it is printed."""
    words = block_words(block, title(block, voice), voice)
    chart, table = chart_of(block, words.title, words.description, voice), table_of(block, words.subtitle, voice)
    missing = _missing(block, voice, shown=chart is not None or table is not None)
    return BlockView(
        id=block.indicator.id,
        size="moyen" if missing else _size(block, chart),
        name=block.indicator.titre,
        title=words.title,
        subtitle=words.subtitle,
        local_subtitle=words.local_subtitle,
        svg=drawn(chart, block.indicator.id, pen),
        table=table,
        reading=words.reading,
        scope=prose(block.indicator.champ),
        source=source_line(block.indicator, block.updated_at, voice),
        warnings=() if missing else tuple(_warnings(block, voice)),
        notes=() if missing else tuple(_notes(block, voice)),
        missing=missing,
        rankings=ranking_tables(block, voice),
        chart=chart,
    )


def _size(block: Block, chart: Chart | None) -> str:
    kind = kind_of(block.indicator)
    if kind is not None and kind.size:
        return kind.size
    return "large" if block.indicator.cle and chart is not None else "moyen"


def _missing(block: Block, voice: Voice, *, shown: bool) -> Phrase:
    """Why the block is empty: the source has nothing, or not enough to draw a point."""
    nothing = (
        not block.series and not block.items and not block.metiers and (block.main is None or block.main.value is None)
    )
    if not block.missing and not nothing and shown:
        return EMPTY
    return sentences.missing_reason(block.indicator, block.missing or NOT_AVAILABLE, voice.home, voice)


def _warnings(block: Block, voice: Voice) -> list[Warned]:
    """What a reader must not miss: a figure of elsewhere, a forecast, a break."""
    warnings = [Warned(WarningKind.BREAK, _break_note(entry)) for entry in breaks_shown(block, voice)]
    if block.borrowed:
        warnings.insert(0, Warned(WarningKind.BORROWED, sentences.borrowed_note(block.shown, block.home, voice)))
    if block.indicator.is_forecast:
        forecast = Phrase("Indicateur prospectif{}: une prévision établie par un modèle.").format(NBSP)
        warnings.append(Warned(WarningKind.FORECAST, forecast))
    return warnings


def _notes(block: Block, voice: Voice) -> list[Phrase]:
    notes: list[Phrase] = []
    if block.indicator.note:
        notes.append(prose(block.indicator.note))
    if block.metiers:
        notes += _column_notes(block, voice)
    return notes


def breaks_shown(block: Block, voice: Voice) -> list[Break]:
    """The declared breaks that the block's series cross."""
    source = block.indicator.source.indicateur
    return [b for b in voice.catalogue.breaks if b.indicateur == source and b.periode in block.breaks]


def _break_note(entry: Break) -> Phrase:
    return Phrase("Rupture de série au {} ({}). {} {}").format(
        period_label(entry.periode), prose(entry.titre), prose(entry.incomparable), link("#ruptures", "Pourquoi")
    )


def _absent_column(indicator: Indicator, voice: Voice) -> Phrase:
    """Why a column of the table is not there."""
    reason = sentences.missing_reason(indicator, NOT_AVAILABLE, voice.home, voice)
    return Phrase("{}{}: {}").format(prose(indicator.short), NBSP, uncapitalised(reason))


def _column_notes(block: Block, voice: Voice) -> list[Phrase]:
    """What each column of a métiers table is, for which period and whose: they differ."""
    notes = []
    for indicator in metier_columns(block.indicator, voice):
        found = [m.numbers[indicator.id].key for m in block.metiers if indicator.id in m.numbers]
        if not found or not found[0].period:
            notes.append(_absent_column(indicator, voice))
            continue
        source = voice.catalogue.sources[indicator.source.indicateur]
        moment = voice.moment(indicator, found[0].period)
        said = Phrase("{}{}: {}, {}.").format(prose(indicator.short), NBSP, moment, prose(source.fournisseurs))
        if found[0].territory != voice.home:
            said = Phrase("{} {}").format(said, sentences.borrowed_note(found[0].territory, voice.home, voice))
        notes.append(said)
    return notes
