"""Which quarters the service publishes for each crossing: the latest, how many, and the gaps of the real service."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.source.emulator import quarters
from fiches.source.emulator.geography import COLLECTIVITES, MAYOTTE, Geography, Place
from fiches.source.emulator.indicators import Indicator

LATEST = {"2026": "2026T1", "2022": "2022T2"}
STALE_EVERY, STALE_REST, STALE_BY = 97, 13, 5
WITHOUT_OWN_EVERY, WITHOUT_OWN_REST = 29, 5
SEEN = 0.5  # a count under this has no row


@dataclass(frozen=True)
class Coverage:
    """Quarters published: `latest` is the last one's position on the axis, `history` the number of quarters of DE_1."""

    geography: Geography
    latest: int
    history: int

    def quarters(self, indicator: Indicator, place: Place, activity_type: str, position: int) -> range:
        """Quarters published, oldest first; empty where there are none."""
        depth = self.history if indicator.code == "DE_1" else indicator.depth
        last = self.latest
        if indicator.code == "DYN_1":
            last += 1
        elif activity_type == "ROME" and self.is_stale(position):
            last -= STALE_BY
            depth -= STALE_BY
        where = {self.geography.departements[d].code for d, _ in place.parts}
        if where <= set(COLLECTIVITES):
            depth = 4 if activity_type == "CUMUL" and indicator.code in ("DE_1", "OFF_1") else 0
        elif where == {MAYOTTE}:
            depth = self._mayotte_depth(indicator, activity_type, depth)
        return range(max(3, last - depth + 1), last + 1)

    @staticmethod
    def _mayotte_depth(indicator: Indicator, activity_type: str, depth: int) -> int:
        if indicator.code in ("DYN_1", "EMB_1") or activity_type in ("ETRE", "RACINE", "NOEUD"):
            return 0
        return min(depth, 8)

    @staticmethod
    def is_stale(position: int) -> bool:
        """Métiers whose series stopped five quarters ago."""
        return position % STALE_EVERY == STALE_REST

    @staticmethod
    def lacks_own_offers(place: Place) -> bool:
        """EPCI with TOFF rows but no PE row."""
        return place.type == "EPCI" and place.number % WITHOUT_OWN_EVERY == WITHOUT_OWN_REST

    def years(self, indicator: Indicator) -> range:
        """Years of PERSP_2, oldest first: the last one is the year before the latest quarter's."""
        last = int(quarters.code_of(self.latest)[:4]) - 1
        return range(last - indicator.depth + 1, last + 1)
