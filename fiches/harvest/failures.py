"""How many territories may fail before a harvest stops, and which errors count."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Mapping

from fiches.errors import Code, SourceChanged, SourceError, SourceUnavailable
from fiches.harvest.previous import PreviousAnswers
from fiches.keys import FRANCE, TerritoryKey

TOLERATED = (SourceUnavailable, SourceChanged)  # a refused token or scope concerns every territory: never tolerated
IN_A_ROW = 3  # territories that fail without any answer between them: the whole source is down
SILENCE = 60.0  # seconds without any answer: the same
_REASONS: Mapping[type[SourceError], str] = {
    SourceUnavailable: "la source n’a pas répondu",
    SourceChanged: "la source a répondu autre chose que ce que décrit son contrat",
}


class FailureBudget:
    """The territories that have failed, at most a share of those asked. Thread-safe."""

    def __init__(
        self,
        previous: PreviousAnswers | None,
        asked: Collection[TerritoryKey],
        share: float,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`previous`: the edition whose figures replace those of a failed territory; `share` in %."""
        self._previous = previous
        self._asked = len(asked)
        self._share = share
        self._clock = clock
        self._lock = threading.Lock()
        self._last_answer = clock()
        self._in_a_row: set[TerritoryKey] = set()
        self._failures: dict[TerritoryKey, SourceError] = {}

    @property
    def previous(self) -> PreviousAnswers | None:
        return self._previous

    def has_failed(self, territory: TerritoryKey) -> bool:
        return territory in self._failures

    def note_answer(self) -> None:
        """The source has answered a call: it is not down."""
        with self._lock:
            self._last_answer = self._clock()
            self._in_a_row.clear()

    def spend(self, territory: TerritoryKey, error: SourceError) -> None:
        """Counts a failure.

        Raises `error` when the whole source is down, when it is the country that fails, or when the previous edition
        has no figure to replace the territory's; a SourceError of the same class when the share is exceeded.
        """
        with self._lock:
            self._in_a_row.add(territory)
            down = len(self._in_a_row) >= IN_A_ROW or self._clock() - self._last_answer > SILENCE
            if down or territory == FRANCE or self._previous is None or territory not in self._previous.territories:
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
            code=Code.TOO_MANY_FAILURES,
        )

    def degraded(self) -> dict[str, dict[str, str]]:
        """By failed territory, the edition that its figures come from and a French reason (`manifest.json`, `degraded`)."""
        if self._previous is None:
            return {}
        return {
            str(key): {"edition": self._previous.origin(key), "reason": _reason(error)}
            for key, error in sorted(self._failures.items())
        }


def _reason(error: SourceError) -> str:
    return next(words for kind, words in _REASONS.items() if isinstance(error, kind))
