"""How many titles of blocks speak of this place: those whose words, figures and places aside, most of a level do not share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fiches.commands.edition_job import render_job
from fiches.commands.options import Options
from fiches.commands.render_job import RenderContext, read_render_context
from fiches.content.config import load_config
from fiches.indicators.fiche import build_fiche
from fiches.indicators.model.block import Block
from fiches.keys import TerritoryKey
from fiches.territories import COLLECTIVITIES, DEPARTEMENT
from fiches.wording.context import WordingContext
from fiches.wording.phrase import Kind, Phrase, plain_text
from fiches.wording.titles import title

_FIGURES = (Kind.FIGURE, Kind.COMPUTED, Kind.MISSING, Kind.PERIOD)


def titles(content: Path, edition: Path) -> Iterator[str]:
    """The measures as French sentences: whole titles, then what stands before their figure."""
    found = titles_of_a_level(read_context(content, edition))
    whole, heads = shared(found), shared(found, end="\u00a0:")
    count = sum(len(one) for one in found.values())
    yield f"titres de plus de la moitié des départements : {sum(whole.values()) / count:.1%} de {count}"
    yield f"  avant leur chiffre seulement : {sum(heads.values()) / count:.1%}"
    for name, number in heads.items():
        if number:
            yield f"  {name} : {number} fois ({whole[name]} en entier)"


def read_context(content: Path, edition: Path) -> RenderContext:
    return read_render_context(
        render_job(Options(demo=True, content=content), load_config(content), edition, pdf=False)
    )


def titles_of_a_level(context: RenderContext) -> Mapping[str, Sequence[str]]:
    """The titles of the départements by block, figures and places aside."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in context.published:
        if key.type == DEPARTEMENT and key not in COLLECTIVITIES:
            wording = context.site.wording(key)
            for block in build_fiche(context.data, key).blocks:
                if block.indicator.chart.has_block:
                    found[block.indicator.id].append(bare_title(block, wording))
    return found


def shared(found: Mapping[str, Sequence[str]], *, end: str = "") -> dict[str, int]:
    """By block, how many of its titles (cut at `end`) are those of more than half of the level."""
    counts = {name: Counter(one.split(end)[0] if end else one for one in all_of) for name, all_of in found.items()}
    return {
        name: sum(number for number in count.values() if number > len(found[name]) / 2)
        for name, count in counts.items()
    }


def bare_title(block: Block, wording: WordingContext) -> str:
    text = "".join(_words(title(block, wording)))
    for name in sorted(_names(block, wording), key=len, reverse=True):
        text = text.replace(name, "@")
    return text


def _words(phrase: Phrase) -> Iterator[str]:
    for node in phrase.nodes:
        if isinstance(node, str):
            yield node
        elif node.kind in _FIGURES:
            yield "#"
        else:
            yield from _words(node.content)


def _names(block: Block, wording: WordingContext) -> set[str]:
    places: set[TerritoryKey] = {block.home, block.shown, *(c.territory for c in block.comparisons)}
    places |= {item.parent.territory for item in block.items if item.parent is not None}
    forms = (wording.within, wording.whole, wording.of)
    return {plain_text(form(place)) for place in places for form in forms}
