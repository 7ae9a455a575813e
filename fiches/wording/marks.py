"""Numbers as phrases, each with the mark that proves it: a key, a formula, a period, a constant, a status.

Every digit that a visitor sees stands in one of these elements (the fixed interface of the pages, section 5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fiches.content.catalogue import Indicator
from fiches.content.formulas import Formula
from fiches.indicators.model.numbers import Computed, Number, Observed
from fiches.indicators.model.positions import Rank
from fiches.keys import FEWER_THAN_FIVE, NOT_APPLICABLE, SECRET, TerritoryKey
from fiches.wording import numbers
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import Kind, Phrase, element
from fiches.wording.prose import constant

NOWHERE = TerritoryKey("", "")
"""The home of pages that are about no territory: every key there is prefixed."""

_SIGNS = {SECRET: "secret", NOT_APPLICABLE: "sans objet"}


def grade_word(indicator: Indicator, grade: float) -> str:
    """« élevée » for 4, or empty where the catalogue names no grade."""
    return indicator.libelles.get(f"{grade:.0f}", "")


def unit(indicator: Indicator, value: float) -> str:
    """« personne » or « personnes »: French counts as one whatever is under two."""
    if abs(value) < 2 and indicator.unite_singulier:
        return indicator.unite_singulier
    return indicator.unite


def short_unit(indicator: Indicator) -> str:
    """« % » of « % des offres »; the unit itself otherwise."""
    return "%" if indicator.unite.startswith("%") else indicator.unite


def observed_text(number: Observed, indicator: Indicator, *, bare: bool = False) -> str:
    """« 41 230 personnes », « moins de 5 offres », « 4 sur 5 · élevée »; `bare` leaves the unit to a table's head.

    Raises ValueError on a missing value.
    """
    value = number.value
    if value is None:
        raise ValueError(f"no value: {number.key}")
    if number.status == FEWER_THAN_FIVE and value == 0:
        return numbers.with_unit(f"moins de{NBSP}5", "" if bare else indicator.unite)
    if indicator.mesure == "niveau":
        return grade_text(value, "" if bare else grade_word(indicator, value))
    decimals = max(indicator.decimales, numbers.decimals_of(value))
    name = short_unit(indicator) if bare else unit(indicator, value)
    written = name if name == "%" or not bare else ""
    return numbers.with_unit(numbers.number(value, decimals), written)


def grade_text(value: float, word: str) -> str:
    """« 4 sur 5 · élevée »."""
    grade = f"{numbers.number(value, numbers.decimals_of(value))}{NBSP}sur{NBSP}5"
    return f"{grade} · {word}" if word else grade


def computed_text(number: Computed, formula: Formula, *, unit_name: str = "%", signed: bool = True) -> str:
    """« +3,0 % », « 12,4 % ». Raises ValueError when a reason forbids the number."""
    return numbers.with_unit(numbers.number(number.value, _decimals(number, formula), signed=signed), unit_name)


def _decimals(number: Computed, formula: Formula) -> int:
    return formula.decimales if number.decimals is None else number.decimals


def _without_sign(number: Computed) -> Computed:
    """A fall as the formula of falls, a gap below as the gap above: what is printed is what the formula gives."""
    if number.value is None or number.value >= 0:
        return number
    if number.formula == "evolution":
        return replace(number, formula="baisse", value=-number.value)
    return replace(number, arguments=tuple(reversed(number.arguments)), value=-number.value)


def missing(status: str) -> Phrase:
    """The place of a value that is not there; its reason is said in words near it."""
    return element(Kind.MISSING, _SIGNS.get(status, f"n.{NBSP}d."), status or "nd")


@dataclass(frozen=True, slots=True)
class Marker:
    """Writes numbers for the pages of `home`."""

    home: TerritoryKey
    formulas: Mapping[str, Formula]

    def observed(self, number: Observed, indicator: Indicator, *, bare: bool = False) -> Phrase:
        """The value and its unit in a `<data>`; a missing one as its sign."""
        if number.value is None:
            return missing(number.status)
        return self._data(number, observed_text(number, indicator, bare=bare))

    def grade(self, number: Observed, indicator: Indicator) -> Phrase:
        """« 4 sur 5 (élevée) », for running text."""
        if number.value is None:
            return missing(number.status)
        word = grade_word(indicator, number.value)
        figure = self._data(number, grade_text(number.value, ""))
        return Phrase("{} ({})").format(figure, word) if word else figure

    def share(self, number: Observed) -> Phrase:
        """« 26 % », whatever the entry that it comes from; a grade as it is."""
        if number.value is None:
            return missing(number.status)
        text = numbers.number(number.value, numbers.decimals_of(number.value))
        return self._data(number, numbers.with_unit(text, "%" if number.key.measure == "pourcentage" else ""))

    def count_of(self, number: Observed, indicator: Indicator) -> Phrase:
        """The count beside a share of an entry in percentages: « 4 240 »."""
        counted = indicator.model_copy(update={"mesure": "nombre", "unite": "", "unite_singulier": ""})
        return self.observed(number, counted, bare=True)

    def grade_alone(self, number: Observed) -> Phrase:
        """« 3 » of « contre 3 en Bretagne »."""
        if number.value is None:
            return missing(number.status)
        return self._data(number, numbers.number(number.value, numbers.decimals_of(number.value)))

    def grade_text(self, number: Observed) -> Phrase:
        """« 4 sur 5 », without its word."""
        return missing(number.status) if number.value is None else self._data(number, grade_text(number.value, ""))

    def ratio(self, number: Computed) -> Phrase:
        """« 5,7 » of « 5,7 demandeurs d’emploi pour dix offres »."""
        return self.computed(number, unit_name="", signed=False)

    def large(self, number: Observed, indicator: Indicator) -> Phrase:
        """The same with its unit in small type, for key figures."""
        if number.value is None:
            return missing(number.status)
        text = observed_text(number, indicator)
        figure, _, rest = text.partition(NBSP)
        if figure == "moins de":
            figure, rest = f"moins de{NBSP}5", text.removeprefix(f"moins de{NBSP}5").strip(NBSP)
        small = Phrase(figure, NBSP, element(Kind.SMALL, rest)) if rest else Phrase(figure)
        return self._data(number, small)

    def _data(self, number: Observed, text: str | Phrase) -> Phrase:
        value = numbers.attribute(number.value, numbers.decimals_of(number.value))
        return element(Kind.FIGURE, text, value, number.key.mark(self.home))

    def computed(self, number: Computed, *, unit_name: str = "%", signed: bool = True) -> Phrase:
        """« +3,0 % » in a `<data>` with its formula; its sign when a reason forbids it."""
        if number.value is None:
            return missing("nd")
        formula = self.formulas[number.formula]
        text = computed_text(number, formula, unit_name=unit_name, signed=signed)
        return self._formula(number, text)

    def part(self, number: Number) -> Phrase:
        """« 26 % » of a share, published or computed."""
        return self.share(number) if isinstance(number, Observed) else self.computed(number, signed=False)

    def change(self, number: Computed) -> Phrase:
        """« +3,0 % », « +2,0 points »: a change of a count, a gap between two shares."""
        return self.computed(number, unit_name="%" if number.formula == "evolution" else "points")

    def size(self, number: Computed) -> Phrase:
        """How much, without its sign, which the words say: « 3,0 % », « 3 points », « 1 point »."""
        if number.value is None:
            return missing("nd")
        told = _without_sign(number)
        size = told.value or 0.0
        if number.formula == "evolution":
            text = numbers.with_unit(numbers.number(size, _decimals(told, self.formulas[told.formula])), "%")
        else:
            name = "point" if size < 2 else "points"
            text = numbers.with_unit(numbers.number(size, numbers.decimals_of(size)), name)
        return self._formula(told, text)

    def _formula(self, number: Computed, text: str | Phrase) -> Phrase:
        value = numbers.attribute(number.value, _decimals(number, self.formulas[number.formula]))
        return element(Kind.COMPUTED, text, value, number.mark(self.home))

    def rank(self, rank: Rank) -> Phrase:
        """« 3e », or « de la 3e à la 5e » when others share the place."""
        first = _ordinal(*numbers.ordinal(rank.first))
        if rank.last == rank.first:
            return self._formula(rank.number, first)
        last = _ordinal(*numbers.ordinal(rank.last))
        return self._formula(rank.number, Phrase("de la {} à la {}").format(first, last))


def _ordinal(figure: str, end: str) -> Phrase:
    return Phrase(figure, element(Kind.RAISED, end))


def count(number: int, what: str) -> Phrase:
    """A count of the layout: how many territories, métiers, rows."""
    return constant(numbers.number(number), what)


def file_size(size: int) -> Phrase:
    """« 475 ko », « 1,8 Mo » of a number of bytes: thousands of bytes, as French machines write them."""
    if size < 1_000_000:
        return constant(f"{numbers.number(max(1, round(size / 1000)))}{NBSP}ko", "poids du fichier")
    return constant(f"{numbers.number(size / 1_000_000, 1)}{NBSP}Mo", "poids du fichier")
