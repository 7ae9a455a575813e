"""The kinds of charts that a catalogue entry may name in `graphique`, and what each asks of data and words.

One line a kind. Its rows, table and place on paper are in the module of that name in `site/fiche/kinds`; the drawing
of a kind that has one is the module of that name in `charts/kinds`: a test holds the three together.
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
    METIERS = auto()  # one row a métier


class Message(Enum):
    """What the title of a block of that kind states."""

    ITEM = auto()  # the category that leads and by how much; of grades, the highest factors; of amounts, the range
    CHANGE = auto()  # the change over a year
    GRADE = auto()  # a grade of one to five
    FIRST_METIER = auto()  # the métier that leads
    SHORTAGES = auto()  # the métiers that are both numerous and hard to recruit


@dataclass(frozen=True, slots=True)
class ChartKind:
    """What one kind of chart asks for."""

    data: Data
    message: Message = Message.ITEM
    with_parents: bool = False  # of series: those of the parents are read too
    relative: bool = False  # of counts: drawn beside those of the parents, as gaps from one period
    section_table: bool = False  # of métiers: its table has a column for each entry of its section without a block
    by_volume: bool = False  # of métiers: drawn against a volume, its figures being in its section's table

    @property
    def has_block(self) -> bool:
        return self.data is not Data.NOTHING

    @property
    def over_time(self) -> bool:
        """Whether it shows several periods."""
        return self.data is Data.SERIES


CHART_KINDS: dict[str, ChartKind] = {
    "evolution": ChartKind(Data.SERIES, Message.CHANGE, relative=True),
    "barres": ChartKind(Data.ITEMS),
    "annees": ChartKind(Data.SERIES, Message.CHANGE),
    "echelle": ChartKind(Data.SERIES, Message.GRADE, with_parents=True),
    "metiers": ChartKind(Data.METIERS, Message.FIRST_METIER, section_table=True),
    "nuage": ChartKind(Data.METIERS, Message.SHORTAGES, by_volume=True),
    "aucun": ChartKind(Data.NOTHING),
}


def check_chart_kind(name: str) -> str:
    """The name of a kind, as it is; refused as a value out of a list is, when there is no such kind."""
    if name not in CHART_KINDS:
        *others, last = (repr(kind) for kind in CHART_KINDS)
        raise PydanticKnownError("literal_error", {"expected": f"{', '.join(others)} or {last}"})
    return name
