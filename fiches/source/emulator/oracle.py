"""What the emulator knows behind its answers: for tests that follow a number from the truth to a page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fiches.source.emulator import activities, quarters
from fiches.source.emulator.answers import Answers, rounded
from fiches.source.emulator.counts import Asked
from fiches.source.emulator.coverage import Coverage
from fiches.source.emulator.geography import Geography, Place
from fiches.source.emulator.grades import INDICATORS
from fiches.source.emulator.indicators import indicators


@dataclass(frozen=True)
class Oracle:
    """Unrounded values by crossing; None wherever the service has no row."""

    geography: Geography
    coverage: Coverage
    answers: Answers
    vintage: str

    def count(
        self,
        indicator: str,
        territory_type: str,
        territory_code: str,
        activity_type: str,
        activity_code: str,
        nomenclature: str,
        period: str,
        characteristic: tuple[str, str] | None = None,
    ) -> float | None:
        """The unrounded count behind DE_1, DE_5, OFF_1 or EMB_1; `characteristic` is a (type, code) pair."""
        asked = self._asked(
            indicator,
            (territory_type, territory_code),
            (activity_type, activity_code),
            nomenclature,
            period,
            characteristic,
        )
        if asked is None:
            return None
        table = self.answers.counts.table(indicator, asked)
        if not self.answers.has_row(asked, nomenclature, asked.start, float(table.values[0, 0])):
            return None
        if characteristic is None:
            return float(table.values[0, 0])
        items = [item.key for item in self.answers.counts.structure(indicator).items]
        if table.numbers is None or characteristic not in items:
            return None
        return float(table.numbers[0, 0, items.index(characteristic)])

    def published(
        self,
        indicator: str,
        territory_type: str,
        territory_code: str,
        activity_type: str,
        activity_code: str,
        nomenclature: str,
        period: str,
        characteristic: tuple[str, str] | None = None,
    ) -> int | None:
        """The same, rounded to ten as the answers are. Salary deciles are not counts: not given here."""
        count = self.count(
            indicator,
            territory_type,
            territory_code,
            activity_type,
            activity_code,
            nomenclature,
            period,
            characteristic,
        )
        return None if count is None else int(rounded(np.array(count)))

    def score(self, territory_type: str, territory_code: str, rome: str | None, code: str, year: str) -> float | None:
        """Score of PERSP_2, `rome` None for all activities."""
        place = self.geography.served.get((territory_type, territory_code))
        if place is None or territory_type == "EPCI":
            return None
        metier = None if rome is None else activities.positions("ROME")[rome]
        scores = self.answers.grades.scores(place, metier, int(year))
        value = None if scores is None else float(scores[INDICATORS.index(code)])
        return None if value is None or np.isnan(value) else value

    def _asked(
        self,
        indicator: str,
        territory: tuple[str, str],
        activity: tuple[str, str],
        nomenclature: str,
        period: str,
        characteristic: tuple[str, str] | None,
    ) -> Asked | None:
        one = indicators(self.vintage)[indicator]
        place = self.geography.served.get(territory)
        position = activities.positions(activity[0]).get(activity[1])
        if place is None or position is None or not self._is_served(place, nomenclature):
            return None
        quarter = quarters.index_of(period)
        crosses = nomenclature in one.codes and activity[0] in one.activities and place.type in one.territories
        if not crosses or quarter not in self.coverage.quarters(one, place, activity[0], position):
            return None
        return Asked(place, activity[0], position, quarter, quarter + 1, (nomenclature,), characteristic is not None)

    def _is_served(self, place: Place, nomenclature: str) -> bool:
        return not (nomenclature.startswith("PE") and self.coverage.lacks_own_offers(place))
