"""The words of a block, computed once: its title, its subtitles, its *Lecture*."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.indicators.figures import Block
from fiches.wording.messages import reading, subtitle
from fiches.wording.phrase import Phrase
from fiches.wording.titles import title
from fiches.wording.told import Told
from fiches.wording.voice import Voice


@dataclass(frozen=True, slots=True)
class BlockWords:
    """`local_subtitle`: the subtitle of a document that is about one territory alone, which it does not name."""

    title: Phrase
    subtitle: Phrase
    local_subtitle: Phrase
    reading: Told

    @property
    def description(self) -> Phrase:
        """What its drawing shows, for those who do not see it."""
        return self.reading.text or self.subtitle


def block_words(block: Block, voice: Voice) -> BlockWords:
    """All that is written around the drawing of a block."""
    return BlockWords(
        title=title(block, voice),
        subtitle=subtitle(block, voice),
        local_subtitle=subtitle(block, voice, named=block.shown != voice.home),
        reading=reading(block, voice),
    )
