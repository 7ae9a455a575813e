"""Drawings kept from one page to the next: what a change of words leaves as it was is not drawn again."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence

from fiches.charts.engine.render import draw
from fiches.charts.model import ChartOptions, Marked, Row

MOST = 4000


class Drawings:
    """Draws as `draw` does, once for the same kind, rows, words and size."""

    def __init__(self) -> None:
        self._drawn: dict[bytes, str] = {}

    def __call__(
        self,
        kind: str,
        rows: Sequence[Row],
        *,
        identifier: str,
        title: str | Marked,
        description: str | Marked,
        options: ChartOptions | None = None,
    ) -> str:
        key = hashlib.sha256(pickle.dumps((kind, list(rows), identifier, title, description, options))).digest()
        if key not in self._drawn:
            if len(self._drawn) >= MOST:
                self._drawn.clear()
            self._drawn[key] = draw(
                kind, rows, identifier=identifier, title=title, description=description, options=options
            )
        return self._drawn[key]
