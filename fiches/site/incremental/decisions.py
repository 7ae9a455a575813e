"""Whether a fiche may stay as it is, and the French reason of what is done."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from fiches.indicators.dataset import Dataset
from fiches.indicators.level_spread import level_spread
from fiches.indicators.reads import Reads, Shape
from fiches.site.incremental.cells import Cells, Words, identifiers
from fiches.site.incremental.fate import Decision, Fate
from fiches.site.incremental.sources import Sources


class Present:
    """The edition and the site of this run, as what was kept is compared with them."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.cells = Cells(dataset.frame)
        self._answers: dict[tuple[str, Shape], str] = {}

    def sources(self, conditions: Mapping[str, str], reads: Reads, figures: str) -> Sources:
        """What a fiche has just been made from."""
        series = identifiers(reads)
        levels = sorted({level for level, _ in reads.spreads})
        return Sources(
            conditions=conditions,
            series=series.tobytes(),
            digests=self.cells.digests(series).tobytes(),
            spreads=dict(reads.spreads),
            levels={level: self.cells.of_level(level) for level in levels},
            figures=figures,
        )

    def decide(self, former: Sources, conditions: Mapping[str, str]) -> Decision:
        """What becomes of a fiche whose files are as they were. `SAME` is what it may be, once its figures are computed."""
        others = [name for name, now in conditions.items() if former.conditions.get(name) != now]
        if others or set(former.conditions) - set(conditions):
            return Decision(Fate.MADE, f"a changé : {', '.join(others) or 'ce dont une fiche dépend'}")
        series = np.frombuffer(former.series, dtype=np.uint64)
        changed = self._changed(series, former.digests)
        if changed:
            return Decision(Fate.SAME, "des lignes qu’elle lit ont changé", changed)
        if other := self._other_spread(former):
            return Decision(Fate.SAME, f"la dispersion du niveau {other} a changé")
        return Decision(Fate.KEPT, "rien de ce dont elle dépend n’a changé")

    def _changed(self, series: Words, digests: bytes) -> tuple[int, ...]:
        now = self.cells.digests(series)
        return tuple(series[now != np.frombuffer(digests, dtype=np.uint64)].tolist())

    def _other_spread(self, former: Sources) -> str:
        """The first level of which an answer has changed."""
        moved = {level for level, digest in former.levels.items() if self.cells.of_level(level) != digest}
        for (level, shape), answer in former.spreads.items():
            if level in moved and self._answer(level, shape) != answer:
                return level
        return ""

    def _answer(self, level: str, shape: Shape) -> str:
        if (level, shape) not in self._answers:
            self._answers[level, shape] = repr(level_spread(self._dataset, level).of_shape(shape))
        return self._answers[level, shape]
