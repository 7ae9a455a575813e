"""What a harvest bears: a few territories for which the source fails, never a source that fails as a whole."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Mapping

from fiches.errors import SourceChanged, SourceError, SourceUnavailable
from fiches.harvest.previous import FormerAnswers
from fiches.keys import FRANCE, TerritoryKey

BORNE = (SourceUnavailable, SourceChanged)  # a refused token or scope is never one territory's affair
IN_A_ROW = 3  # territories that fail without any answer between them: the source is down
SILENCE = 60.0  # seconds without any answer: the same
_REASONS: Mapping[type[SourceError], str] = {
    SourceUnavailable: "la source n’a pas répondu",
    SourceChanged: "la source a répondu autre chose que ce que décrit son contrat",
}


class Tolerance:
    """The territories that have failed, up to a share of those asked. Thread-safe."""

    def __init__(
        self,
        former: FormerAnswers | None,
        asked: Collection[TerritoryKey],
        share: float,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`former`: whose figures stand for those of a territory that fails; `share` in %."""
        self._former = former
        self._asked = len(asked)
        self._share = share
        self._clock = clock
        self._lock = threading.Lock()
        self._heard = clock()
        self._in_a_row: set[TerritoryKey] = set()
        self._failures: dict[TerritoryKey, SourceError] = {}

    @property
    def former(self) -> FormerAnswers | None:
        return self._former

    def has_failed(self, territory: TerritoryKey) -> bool:
        return territory in self._failures

    def heard(self) -> None:
        """The source has answered a call."""
        with self._lock:
            self._heard = self._clock()
            self._in_a_row.clear()

    def bear(self, territory: TerritoryKey, error: SourceError) -> None:
        """Notes a failure; raises it when it is one too many, or the whole source's, or nothing can stand for it."""
        with self._lock:
            self._in_a_row.add(territory)
            down = len(self._in_a_row) >= IN_A_ROW or self._clock() - self._heard > SILENCE
            if down or territory == FRANCE or self._former is None or territory not in self._former.territories:
                raise error
            self._failures.setdefault(territory, error)
            if 100 * len(self._failures) > self._share * self._asked:
                raise self._too_many(error) from error

    def _too_many(self, error: SourceError) -> SourceError:
        if len(self._failures) == 1:
            return error
        names = ", ".join(str(key) for key in sorted(self._failures))
        return type(error)(
            *error.findings,
            f"{len(self._failures)} territoires sur {self._asked} en échec ({names}), au-delà de la part admise"
            f" ({self._share:g}\u00a0%)\u00a0: rien n’est publié. Relancer plus tard, ou changer echecs_max_pct, section"
            " [source] de site.toml.",
        )

    def degraded(self) -> dict[str, dict[str, str]]:
        """By territory that failed: the edition whose figures stand for its own, and why; French words."""
        if self._former is None:
            return {}
        return {
            str(key): {"edition": self._former.origin(key), "reason": _reason(error)}
            for key, error in sorted(self._failures.items())
        }


def _reason(error: SourceError) -> str:
    return next(words for kind, words in _REASONS.items() if isinstance(error, kind))
