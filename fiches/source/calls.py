"""A call of the API as a value: which indicator of which territory and activity, and which codes and periods of it."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.keys import TerritoryKey

SALARIES = "SAL_3"


@dataclass(frozen=True, slots=True, order=True)
class Call:
    """One call: one indicator × one territory × one activity; and which codes, periods and breakdowns of it."""

    indicator: str
    territory: TerritoryKey
    activity_type: str
    activity_code: str
    codes: tuple[str, ...]  # empty: every code
    latest_only: bool
    characteristics: bool
    periods: tuple[str, ...] = ()  # empty: every period

    @property
    def name(self) -> str:
        """The call in the answer cache: equal names for equal calls."""
        shape = (
            f"{'dernier' if self.latest_only else 'historique'}{'+caracteristiques' if self.characteristics else ''}"
        )
        parts = (self.indicator, str(self.territory), self.activity_type, self.activity_code, shape)
        return "|".join((*parts, ",".join(self.codes), *([",".join(self.periods)] if self.periods else [])))
