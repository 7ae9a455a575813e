"""What a call asked, against which its answer is read, and how messages name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fiches.keys import TOTALS
from fiches.source.redaction import Redactor

_LONGEST_WORD = 60  # characters of a name or a value of the source in a message
MODEL_CURE = "La source a changé : mettre la copie à jour, ou ouvrir un ticket sur le dépôt du modèle."
"""What a publisher does of an answer that this program does not read."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a call asked: its answer is checked against it."""

    indicator: str
    territory_type: str
    territory_code: str
    activity_type: str
    activity_code: str
    grades: bool = False  # the main value is a grade from 1 to 5
    grade_names: Mapping[str, int] = field(default_factory=dict)  # grades that the source writes in words
    redactor: Redactor = field(default_factory=Redactor, compare=False)

    @property
    def place(self) -> str:
        """The call in a message: « DE_1, DEP 35 × ROME J1501 »."""
        activity = "" if self.activity_type in TOTALS else f" × {self.activity_type} {self.activity_code}"
        return f"{self.indicator}, {self.territory_type} {self.territory_code}{activity}"

    def words(self, text: object) -> str:
        """The source's own words, printable."""
        return self.redactor.clean(str(text), _LONGEST_WORD)
