"""The long table of observations: its columns, the key of a row, the rounding of its values, its activity totals.

An edition, `donnees.csv` and the marks of the pages (interface, sections 3 to 5) all use these.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

SCHEMA_VERSION = 2

KEY_COLUMNS = (
    "indicator",
    "territory_type",
    "territory_code",
    "activity_type",
    "activity_code",
    "nomenclature_code",
    "characteristic_type",
    "characteristic_code",
    "period",
    "measure",
)
COLUMNS = (*KEY_COLUMNS, "value", "status", "updated_at")

CSV_HEADERS = (
    "indicateur",
    "type_territoire",
    "code_territoire",
    "type_activite",
    "code_activite",
    "code_nomenclature",
    "type_caracteristique",
    "code_caracteristique",
    "periode",
    "mesure",
    "valeur",
    "statut",
    "date_maj",
)

# What a published value stands for. Every rule on rounding reads these, and no other module declares them.
COUNT_STEP = 10.0  # the source rounds counts to the ten…
HALF_STEP = COUNT_STEP / 2  # …so that the true count is at most this far from it
PERCENT_STEP = 1.0  # and percentages to the whole: two may differ by this much and be the same
SMALLEST_BASE = 100.0  # below it, HALF_STEP alone is worth five points or more: nothing is computed, nor claimed
SMALLEST_CHANGED = 1000.0  # below it, no change in per cent: rounding would leave two points and more of it open

FEWER_THAN_FIVE = "a"  # beside a published 0: the true count is under five
NOT_AVAILABLE = "nd"
SECRET = "s"  # noqa: S105
NOT_APPLICABLE = "na"

# What the source computes from counts: a fiche's data files hold those that the site has a use for, the whole edition all.
DERIVED = ("pourcentage", "score")

# Types of activity that are a total: all activities together, summed (counts) or averaged (grades of DYN_1). The only
# code of such a type is its own name. Which indicator has which: `activites` of its source in content/sources.toml.
CUMUL, MOYENNE = "CUMUL", "MOYENNE"
TOTALS = (CUMUL, MOYENNE)

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_+-]*(?:[ .][0-9A-Za-z_+-]+)*")
_LONGEST_CODE = 40


@lru_cache(maxsize=1 << 14)  # each row of each answer has four, of a few thousand in all
def is_code(text: str) -> bool:
    """Whether a text has the shape of the API's codes: `J1501`, `TOUT-TOUTE`, `MOIS EN COURS`.

    Latin letters, digits, `_`, `+` and `-`, single blanks or dots between them: nothing that a path, an address, a mark
    of section 5 of the interface or a spreadsheet would read as its own.
    """
    return len(text) <= _LONGEST_CODE and _CODE.fullmatch(text) is not None


class TerritoryKey(NamedTuple):
    """A territory: the code alone is not unique (REG 75 is Nouvelle-Aquitaine, DEP 75 is Paris)."""

    type: str
    code: str

    def __str__(self) -> str:
        return f"{self.type}-{self.code}"

    @classmethod
    def parse(cls, text: str) -> TerritoryKey:
        """`DEP-35` → its key. Raises ValueError when there is no dash."""
        kind, dash, code = text.partition("-")
        if not dash or not kind or not code:
            raise ValueError(text)
        return cls(kind, code)


FRANCE = TerritoryKey("NAT", "FR")


class Key(NamedTuple):
    """The key of one observation: indicator, territory, activity, code, breakdown, period, measure, as in `donnees.csv`."""

    indicator: str
    territory_type: str
    territory_code: str
    activity_type: str
    activity_code: str
    nomenclature_code: str
    characteristic_type: str
    characteristic_code: str
    period: str
    measure: str

    @property
    def territory(self) -> TerritoryKey:
        """Where the observation was made."""
        return TerritoryKey(self.territory_type, self.territory_code)

    @property
    def series(self) -> tuple[str, ...]:
        """The key without its period and measure: the same for every point of a time series."""
        return tuple(self)[:8]

    def at(self, territory: TerritoryKey) -> Key:
        """The key of the same observation in another territory."""
        return self._replace(territory_type=territory.type, territory_code=territory.code)

    def all_activities(self) -> Key:
        """The key of the same count for all activities summed, of which the count of one activity is a part."""
        return self._replace(activity_type=CUMUL, activity_code=CUMUL)

    def mark(self, home: TerritoryKey) -> str:
        """The `data-cle` of this row in a page about `home`; the territory is written only where it is another (interface, 5)."""
        parts = (self.indicator, *self[3:])
        text = ".".join(_escaped(part) for part in parts)
        return text if self.territory == home else f"{self.territory}/{text}"


@dataclass(frozen=True, slots=True)
class Cell:
    """The value under a key. `value` is None where there is none; `status` then says why (`STATUSES`)."""

    value: float | None
    status: str
    updated_at: str


def _escaped(part: str) -> str:
    return part.replace("%", "%25").replace(".", "%2E").replace(" ", "%20")


def decimal_text(value: float | None) -> str:
    """Shortest decimal form, with a point: `41230`, `12.5`, empty for a missing value."""
    if value is None or math.isnan(value):
        return ""
    number = Decimal(repr(float(value))).normalize()
    text = format(number, "f")
    return "0" if text == "-0" else text
