"""The kinds of charts that a catalogue entry may name in `graphique`, and what each asks of data and words.

One line a kind. Its drawing is the module of that name in `charts/kinds`, its rows, table and place on paper are in
the module of that name in `site/fiche/kinds`: a test holds the three together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from pydantic_core import PydanticKnownError


class Data(Enum):
    """What a block of that kind is made of."""

    NOTHING = auto()  # no block of its own: the figures are columns of another entry's table
    SERIES = auto()  # one value a period
    ITEMS = auto()  # one value a category, at one period
    ITEM_SERIES = auto()  # one series a category
    METIERS = auto()  # one row a métier


class Message(Enum):
    """What the title of a block of that kind states."""

    FIRST_ITEM = auto()  # the category that leads, and by how much
    CHANGE = auto()  # the change over a year
    GRADE = auto()  # a grade of one to five
    RANGE = auto()  # from the lowest to the highest of two values
    FACTORS = auto()  # the factors of the highest grade
    FACTORS_OR_ITEM = auto()  # factors where grades are drawn, else the category that leads
    FIRST_METIER = auto()  # the métier that leads
    SHORTAGES = auto()  # the métiers that are both numerous and hard to recruit


@dataclass(frozen=True, slots=True)
class ChartKind:
    """What one kind of chart asks for."""

    data: Data
    message: Message = Message.FIRST_ITEM
    with_parents: bool = False  # of series: those of the parents are read too
    section_table: bool = False  # of métiers: its table has a column for each entry of its section without a block
    by_volume: bool = False  # of métiers: drawn against a volume, its figures being in its section's table

    @property
    def has_block(self) -> bool:
        return self.data is not Data.NOTHING

    @property
    def over_time(self) -> bool:
        """Whether it shows several periods."""
        return self.data in (Data.SERIES, Data.ITEM_SERIES)


CHART_KINDS: dict[str, ChartKind] = {
    "evolution": ChartKind(Data.SERIES, Message.CHANGE),
    "structure": ChartKind(Data.ITEMS),
    "profil": ChartKind(Data.ITEMS, Message.FACTORS),
    "echelle": ChartKind(Data.SERIES, Message.GRADE, with_parents=True),
    "pyramide": ChartKind(Data.ITEMS),
    "contrats": ChartKind(Data.ITEMS),
    "secteurs": ChartKind(Data.ITEMS),
    "metiers": ChartKind(Data.METIERS, Message.FIRST_METIER, section_table=True),
    "nuage": ChartKind(Data.METIERS, Message.SHORTAGES, by_volume=True),
    "comparaison": ChartKind(Data.ITEMS, Message.RANGE),
    "multiples": ChartKind(Data.ITEM_SERIES, Message.FACTORS_OR_ITEM),
    "aucun": ChartKind(Data.NOTHING),
}


OF_COUNTS = "secteurs"
"""The kind of a list of counts: they do not stack, and shares of too small a base are drawn as counts."""


def check_chart_kind(name: str) -> str:
    """The name of a kind, as it is; refused as a value out of a list is, when there is no such kind."""
    if name not in CHART_KINDS:
        *others, last = (repr(kind) for kind in CHART_KINDS)
        raise PydanticKnownError("literal_error", {"expected": f"{', '.join(others)} or {last}"})
    return name
