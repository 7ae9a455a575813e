"""What the cells of a table of métiers hold: a value, a change over a year, a ratio, factors as steps, a range of amounts."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Metier
from fiches.indicators.model.numbers import Observed
from fiches.keys import NOT_AVAILABLE, SMALLEST_BASE
from fiches.wording.context import WordingContext
from fiches.wording.labels import item_label
from fiches.wording.marks import missing
from fiches.wording.phrase import EMPTY, Kind, Phrase, element
from fiches.wording.prose import lowered, prose

WITHHELD = Phrase("–")
"""In place of what is not told: of too small a base, or origins of a difficulty that is not one."""


def value(metier: Metier, entry: Indicator, wording: WordingContext) -> Phrase:
    """« 1 980 », « 39 % »; a grade alone, « 4 »."""
    number = metier.numbers.get(entry.id)
    if number is None:
        return WITHHELD if entry.mesure == "pourcentage" else missing(NOT_AVAILABLE)
    if entry.mesure == "niveau":
        return wording.marker.grade_alone(number)
    return wording.marker.observed(number, entry, bare=True)


def ratio(metier: Metier, wording: WordingContext) -> Phrase:
    """« 5,7 »; withheld for fewer than a hundred."""
    if metier.ratio is None or metier.ratio.reason == NOT_AVAILABLE:
        return missing(NOT_AVAILABLE)
    return WITHHELD if metier.ratio.value is None else wording.marker.ratio(metier.ratio)


def change(metier: Metier, entry: Indicator, wording: WordingContext) -> Phrase:
    """« +4,2 % »; the two counts, « de 770 à 830 », where rounding or a small base forbids it; nothing of less than a hundred."""
    found = metier.change
    if found is None or found.reason == NOT_AVAILABLE:
        return missing(NOT_AVAILABLE)
    if found.value is not None:
        return wording.marker.change(found)
    counts = [n for n in found.arguments if isinstance(n, Observed)]
    if found.reason == "rupture" or (counts[0].value or 0) < SMALLEST_BASE:
        return WITHHELD
    return Phrase("de {} à {}").format(*(wording.marker.observed(n, entry, bare=True) for n in counts))


def several(metier: Metier, entry: Indicator, wording: WordingContext) -> Phrase:
    """Grades as steps, amounts as a range; what is not spoken of is withheld."""
    found = metier.several.get(entry.id, ())
    if not found:
        return WITHHELD
    if all(number.value is None for number in found):
        return missing(NOT_AVAILABLE)
    return _steps(found, entry, wording) if entry.mesure == "niveau" else _range(found, entry, wording)


def step_names(entry: Indicator) -> Phrase:
    """The names of the steps, over them, as the catalogue says them in short; for the eye alone, as they are."""
    names = (_step("", entry.dits.get(code, code)) for code in entry.source.codes)
    return element(Kind.STEPS, Phrase(*names))


def _steps(found: Sequence[Observed], entry: Indicator, wording: WordingContext) -> Phrase:
    """Seven small bars, and their sentence: « intensité des embauches 4 sur 5, manque de main-d’œuvre 2, … »."""
    drawn = Phrase(*(_step("" if n.value is None else f"{n.value:.0f}") for n in found))
    words = Phrase(", ").join(
        _factor(number, entry, wording, whole=place == 0) for place, number in enumerate(_known_first(found))
    )
    return element(Kind.STEPS, drawn) + element(Kind.BESIDE_STEPS, words)


def _known_first(found: Sequence[Observed]) -> list[Observed]:
    """Those that have a value, in order, then the others."""
    return sorted(found, key=lambda number: number.value is None)


def _factor(number: Observed, entry: Indicator, wording: WordingContext, *, whole: bool) -> Phrase:
    name = prose(lowered(item_label(entry, number.key.nomenclature_code, wording.labels)), "libellé")
    grade = wording.marker.grade_text(number) if whole else wording.marker.grade_alone(number)
    return Phrase("{} {}").format(name, grade)


def _step(grade: str, name: str = "") -> Phrase:
    return element(Kind.STEP, prose(name, "libellé") if name else EMPTY, grade)


def _range(found: Sequence[Observed], entry: Indicator, wording: WordingContext) -> Phrase:
    """« 1 831 à 2 473 »."""
    return Phrase(" à ").join(wording.marker.observed(number, entry, bare=True) for number in found)
