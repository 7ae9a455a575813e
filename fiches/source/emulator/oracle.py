"""What lies behind the emulator's answers: for tests that follow a number from its unrounded value to a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from fiches.source.emulator import activities, quarters
from fiches.source.emulator.counts import Counts, Crossing, rounded
from fiches.source.emulator.coverage import Coverage
from fiches.source.emulator.geography import Geography, Place
from fiches.source.emulator.grades import Grades
from fiches.source.emulator.indicators import indicators
from fiches.source.emulator.scores import INDICATORS


class Cell(NamedTuple):
    """One count: who, where, which activity, code and period; `item` is the (type, code) of a breakdown item."""

    indicator: str
    territory_type: str
    territory_code: str
    activity_type: str
    activity_code: str
    nomenclature: str
    period: str
    item: tuple[str, str] | None = None


class Answered(Protocol):
    """What answers are written from, and whether a row is among them."""

    counts: Counts
    grades: Grades

    def has_row(self, crossing: Crossing, code: str, quarter: int, value: float) -> bool:
        """Whether the service gives a row for a count."""


@dataclass(frozen=True)
class Oracle:
    """Values by cell; None wherever the service has no row."""

    geography: Geography
    coverage: Coverage
    answers: Answered
    vintage: str

    def count(self, cell: Cell) -> float | None:
        """The unrounded count behind DE_1, DE_5, OFF_1 or EMB_1."""
        crossing = self._crossing(cell)
        if crossing is None:
            return None
        table = self.answers.counts.table(cell.indicator, crossing)
        if not self.answers.has_row(crossing, cell.nomenclature, crossing.start, float(table.values[0, 0])):
            return None
        if cell.item is None:
            return float(table.values[0, 0])
        items = [item.key for item in self.answers.counts.structure(cell.indicator).items]
        if table.numbers is None or cell.item not in items:
            return None
        return float(table.numbers[0, 0, items.index(cell.item)])

    def published(self, cell: Cell) -> int | None:
        """The same, rounded to ten as the answers are. Salary deciles are not counts: they are not given here."""
        count = self.count(cell)
        return None if count is None else int(rounded(np.array(count)))

    def score(self, place: tuple[str, str], rome: str | None, code: str, year: str) -> float | None:
        """Score of PERSP_2 at a (type, code) place; `rome` None for all activities, `code` one of INDICATORS."""
        served = self.geography.served.get(place)
        if served is None or served.type == "EPCI":
            return None
        metier = None if rome is None else activities.positions("ROME")[rome]
        scores = self.answers.grades.scores(served, metier, int(year))
        value = None if scores is None else float(scores[INDICATORS.index(code)])
        return None if value is None or np.isnan(value) else value

    def _crossing(self, cell: Cell) -> Crossing | None:
        """The cell's crossing over its quarter alone; None where the service does not hold it."""
        indicator = indicators(self.vintage)[cell.indicator]
        place = self.geography.served.get((cell.territory_type, cell.territory_code))
        position = activities.positions(cell.activity_type).get(cell.activity_code)
        if place is None or position is None or not self._has_code(place, cell.nomenclature):
            return None
        crosses = (
            cell.nomenclature in indicator.codes
            and cell.activity_type in indicator.activities
            and place.type in indicator.territories
        )
        quarter = quarters.index_of(cell.period)
        if not crosses or quarter not in self.coverage.quarters(indicator, place, cell.activity_type, position):
            return None
        return Crossing(
            place, cell.activity_type, position, quarter, quarter + 1, (cell.nomenclature,), cell.item is not None
        )

    def _has_code(self, place: Place, nomenclature: str) -> bool:
        return not (nomenclature.startswith("PE") and self.coverage.lacks_own_offers(place))
