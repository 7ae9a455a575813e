"""Unrounded tables of the indicators that are counts: values by quarter and code, percentages, breakdowns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from fiches.source.emulator.characteristics import items_of
from fiches.source.emulator.constants import Floats
from fiches.source.emulator.geography import Place
from fiches.source.emulator.measure import Measure
from fiches.source.emulator.structures import LOCAL, Structure, Traits
from fiches.source.emulator.truth import CATEGORIES, Truth

TWELVE = "-CUMUL12MOIS"
HIRE_CHANNELS = ("TOUT-TOUTE", "TOUT-SUP1M", "ABCDE-TOUTE", "ABCDE-SUP1M")
FROM_OWN = ("NIVQUAL", "NIVQUAL2T", "NIVEXP", "CPDE")
EDUCATION_PART = 0.93  # of the levels of education asked for, in the rows of all offers
MONTH = 0.345  # the last month of a quarter, as a share of it


def rounded(counts: Floats) -> Floats:
    """To the nearest ten, halves up."""
    nearest: Floats = np.floor(counts / 10 + 0.5) * 10
    return nearest


@dataclass(frozen=True, slots=True)
class Crossing:
    """A place and an activity over the quarters `start` to `stop` (excluded), for codes in the order of the answer."""

    place: Place
    activity_type: str
    position: int
    start: int
    stop: int
    codes: tuple[str, ...]
    items: bool = False

    @property
    def is_total(self) -> bool:
        return self.activity_type == "CUMUL"


@dataclass(frozen=True, slots=True)
class Table:
    """Arrays by quarter and code: `values`, `percents` (T, N); `numbers` and `shares` of the items (T, N, I), or None."""

    values: Floats
    percents: Floats
    numbers: Floats | None = None
    shares: Floats | None = None


class Counts:
    """Tables of DE_1, DE_5, OFF_1 and EMB_1."""

    def __init__(self, truth: Truth, vintage: str) -> None:
        self.truth = truth
        self.vintage = vintage
        self._structures: dict[str, Structure] = {}
        self._bend = lru_cache(maxsize=512)(self._draw_bend)

    def table(self, indicator: str, crossing: Crossing) -> Table:
        """Values, percentages and, where `crossing.items`, the breakdown."""
        measure = self._measure(indicator)
        twelve = indicator in ("OFF_1", "DE_5")
        parts = measure.parts(
            crossing.place, crossing.activity_type, crossing.position, crossing.start - 3 * twelve, crossing.stop
        )
        values = _by_code(indicator, parts.sum(axis=0), crossing.codes)
        percents = self._percents(indicator, crossing, values)
        if not crossing.items:
            return Table(values, percents)
        numbers, shares = self._items(indicator, crossing, parts)
        return Table(values, percents, numbers, shares)

    def values(self, indicator: str, crossing: Crossing) -> Floats:
        """Unrounded (T, N) counts alone."""
        lead = 3 if indicator in ("OFF_1", "DE_5") else 0
        measure = self._measure(indicator)
        span = crossing.start - lead, crossing.stop
        counts = measure.counts(crossing.place, crossing.activity_type, crossing.position, *span)
        return _by_code(indicator, counts, crossing.codes)

    def structure(self, indicator: str) -> Structure:
        """The shares of an indicator's breakdown, computed once."""
        found = self._structures.get(indicator)
        if found is None:
            channels = {"DE_1": len(CATEGORIES), "OFF_1": 2, "EMB_1": 4}.get(indicator, 1)
            sizes = self._measure(indicator).factors.base.sum(axis=0)
            found = Structure(indicator, self._traits, channels, items_of(indicator, self.vintage), sizes)
            self._structures[indicator] = found
        return found

    def _measure(self, indicator: str) -> Measure:
        truth = self.truth
        return {
            "DE_1": lambda: truth.seekers,
            "DE_5": lambda: truth.entries,
            "OFF_1": lambda: truth.offers,
            "EMB_1": lambda: truth.hires,
        }[indicator]()

    @cached_property
    def _traits(self) -> Traits:
        truth = self.truth
        density = np.log(truth.population / np.median(truth.population))
        urban = np.clip(density / 1.6, -1.2, 1.0)
        paris = [one.code in ("75", "92", "69", "31") for one in truth.geography.departements]
        hardship = np.clip(np.log(truth.departements.unemployment / 7.5) * 1.3, -0.8, 1.3)
        random = truth.random("traits")
        draws = random.standard_normal((truth.size[1], len(LOCAL)))
        places = random.standard_normal((truth.size[0], len(LOCAL)))
        swings = truth.departements.season.max(axis=1) - 1
        seasonal = swings - swings.mean()
        return Traits(urban + 0.6 * np.array(paris), hardship, seasonal, truth.metiers.codes, draws, places)

    def _percents(self, indicator: str, crossing: Crossing, values: Floats) -> Floats:
        """DE_1: share of all categories. Elsewhere: share of all activities, or for these of the country."""
        if indicator == "DE_1":
            everyone = "ABCDE" if self.vintage == "2022" else "ABCDEFG"
            whole = self.values(indicator, _for_codes(crossing, (everyone,)))
            return _percent(values, whole)
        place = self.truth.geography.places["NAT", "FR"] if crossing.is_total else crossing.place
        total = Crossing(place, "CUMUL", 0, crossing.start, crossing.stop, crossing.codes)
        return _percent(values, self.values(indicator, total))

    def _items(self, indicator: str, crossing: Crossing, parts: Floats) -> tuple[Floats, Floats]:
        structure = self.structure(indicator)
        metier = crossing.position if crossing.activity_type == "ROME" else None
        where = [d for d, _ in crossing.place.parts]
        shares = structure.shares(where, metier, *self._zone_bend(crossing, structure))
        cells = np.einsum("ptc,pck->tck", parts, shares)
        cells = np.stack([_code_cells(indicator, cells, code) for code in crossing.codes], axis=1)
        numbers: Floats = cells @ structure.sums
        bases: Floats = cells @ structure.bases
        if indicator == "OFF_1":
            self._own_offers(crossing, structure, np.einsum("ptc,pck->tck", parts, shares), numbers, bases)
        return numbers, _percent(numbers, bases)

    def _own_offers(
        self, crossing: Crossing, structure: Structure, cells: Floats, numbers: Floats, bases: Floats
    ) -> None:
        """Qualifications and experience in the rows of all offers are those of France Travail's own offers alone."""
        own = [column for column, item in enumerate(structure.items) if item.type in FROM_OWN]
        level = [column for column, item in enumerate(structure.items) if item.type == "NIVFORM"]
        for row, code in enumerate(crossing.codes):
            if code.startswith("TOFF"):
                theirs = _code_cells("OFF_1", cells, code.replace("TOFF", "PE"))
                carried = theirs @ structure.sums
                numbers[:, row, own] = carried[:, own]
                numbers[:, row, level] = EDUCATION_PART * carried[:, level]
                bases[:, row, level] = EDUCATION_PART * (theirs @ structure.bases)[:, level]

    def _draw_bend(self, type_: str, code: str, cells: int) -> Floats:
        """(cells,) how far a zone's shares differ from its département's, between −1 and 1."""
        draw = 0.7 * self.truth.random(f"bend {type_} {code}").standard_normal(cells)
        return np.clip(draw, -1, 1)

    def _zone_bend(self, crossing: Crossing, structure: Structure) -> tuple[Floats | None, Floats | None]:
        place = crossing.place
        if not place.is_zone:
            return None, None
        bend = self._bend(place.type, place.code, len(structure.cells))
        if crossing.activity_type == "ROME":
            sizes = [self.truth.allocation(place.type, d)[row, crossing.position] for d, row in place.parts]
        else:
            sizes = [min(1.0, 1.25 * self.truth.geography.shares[place.type, d][row]) for d, row in place.parts]
        return bend, np.array(sizes)


def _for_codes(crossing: Crossing, codes: Sequence[str]) -> Crossing:
    return Crossing(
        crossing.place, crossing.activity_type, crossing.position, crossing.start, crossing.stop, tuple(codes)
    )


def _percent(part: Floats, whole: Floats) -> Floats:
    """100 × part / whole, 0 where the whole is empty."""
    ratio: Floats = np.divide(100 * part, whole, out=np.zeros_like(part), where=whole > 0)
    return ratio


def _twelve_months(counts: Floats) -> Floats:
    """Sums of four consecutive quarters along the first axis."""
    total: Floats = counts[3:] + counts[2:-1] + counts[1:-2] + counts[:-3]
    return total


def _by_code(indicator: str, counts: Floats, codes: Sequence[str]) -> Floats:
    """(T, channels) → (T, codes)."""
    return np.stack([_code_cells(indicator, counts, code) for code in codes], axis=1)


def _code_cells(indicator: str, counts: Floats, code: str) -> Floats:
    """One code out of an array (T, channels, …): sums of categories, sums of quarters, months."""
    if indicator == "DE_1":
        total: Floats = counts[:, [CATEGORIES.index(letter) for letter in code]].sum(axis=1)
        return total
    if indicator == "EMB_1":
        return counts[:, HIRE_CHANNELS.index(code.replace("ABCDEFG", "ABCDE"))]
    if indicator == "DE_5":
        return MONTH * counts[3:, 0] if code == "MOIS EN COURS" else _twelve_months(counts[:, 0])
    channel = counts[:, 1 if code.startswith("PE") else 0]
    return _twelve_months(channel) if code.endswith(TWELVE) else channel[3:]
