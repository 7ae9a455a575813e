"""The key figures of a fiche as a light page, for a frame in another site: `embed/<TYPE-CODE>/index.html`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches.indicators.model.headline import Headline
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.publish import embedded_folder
from fiches.wording import sentences
from fiches.wording.borrowed import borrowed_value
from fiches.wording.changes import reserve_line
from fiches.wording.context import WordingContext
from fiches.wording.missing import missing_reason
from fiches.wording.phrase import EMPTY, Phrase, capitalised
from fiches.wording.prose import prose


@dataclass(frozen=True, slots=True)
class EmbeddedFigure:
    """A key figure: what it counts, its value, when, and what is said of it, a sentence each."""

    label: Phrase
    value: Phrase
    when: Phrase
    lines: tuple[Phrase, ...]


def render_embedded(key: TerritoryKey, headlines: Sequence[Headline], context: SiteContext) -> str:
    """The page; its marks name the territory, for its data lie elsewhere. Raises RenderError for a template at fault."""
    territory, wording = context.territories[key], context.wording()
    return render(
        "pages/cartouche.html",
        site=context,
        name=territory.name,
        level=territory.level.singular,
        fiche=territory.folder,
        root="../" * embedded_folder(key).count("/"),
        figures=[embedded_figure(one, key, wording) for one in headlines],
    )


def embedded_figure(headline: Headline, home: TerritoryKey, wording: WordingContext) -> EmbeddedFigure:
    """A key figure in the words of its fiche, with all that it must not be read without."""
    number, indicator = headline.number, headline.indicator
    when = wording.moment(indicator, headline.period, code=number.key.nomenclature_code) if headline.period else EMPTY
    return EmbeddedFigure(
        label=prose(indicator.short),
        value=wording.marker.large(number, indicator),
        when=when,
        lines=tuple(line for line in _lines(headline, home, wording) if line),
    )


def _lines(headline: Headline, home: TerritoryKey, wording: WordingContext) -> Sequence[Phrase]:
    number = headline.number
    if number.value is None:
        return [missing_reason(headline.indicator, number.status, home, wording)]
    reading = sentences.key_reading(headline, wording)
    borrowed = borrowed_value(number.territory, wording) if number.territory != home else EMPTY
    return [reading.text, capitalised(reserve_line(headline, wording)), borrowed]
