"""From criteria to the bytes of an answer: rows newest first then by code, counts rounded, empty fields left out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fiches.source.emulator import activities, quarters, writing
from fiches.source.emulator.characteristics import items_of
from fiches.source.emulator.constants import Floats
from fiches.source.emulator.counts import Counts, Crossing, Table, rounded
from fiches.source.emulator.coverage import SEEN, Coverage
from fiches.source.emulator.criteria import Criteria
from fiches.source.emulator.fragments import activity_fragment, code_fragment, place_fragment, row_stamp
from fiches.source.emulator.geography import Place
from fiches.source.emulator.graded import Graded
from fiches.source.emulator.grades import Grades
from fiches.source.emulator.indicators import SAL_3, SAL_3_LABEL, Indicator
from fiches.source.emulator.salaries import Salaries
from fiches.source.emulator.truth import REFORM, Truth
from fiches.source.emulator.writing import Shape

HIRED_TYPES = ("GENRE", "AGE", "GENRExAGE", "TYPECTR", "TAILLEETAB", "TYPECTRxTAILLEETAB")
DECILES = ("SAL_D10", "SAL_D90")
Rows = list[str]


class Answers:
    """Answers of the seven indicators as bytes; None stands for « no data »."""

    def __init__(self, truth: Truth, coverage: Coverage, vintage: str) -> None:
        self.truth = truth
        self.coverage = coverage
        self.vintage = vintage
        self.counts = Counts(truth, vintage)
        self.grades = Grades(truth)
        self.salaries = Salaries(truth)
        self.graded = Graded(coverage, self.grades, self.salaries, vintage)
        self._shape = lru_cache(maxsize=512)(self._make_shape)

    def answer(self, indicator: Indicator, criteria: Criteria) -> bytes | None:
        """Bytes of the answer to a POST; None where the service has no row."""
        rows = self._rows(indicator, criteria)
        return self.root(indicator, rows) if rows else None

    def root(self, indicator: Indicator, rows: Rows | None = None) -> bytes:
        """The whole document: its head, then its rows where there are any."""
        head = {
            "codeIndicateur": indicator.code,
            "codeFamille": indicator.family,
            "libIndicateur": indicator.label,
        }
        return writing.root(self._loaded(indicator.code), head, "listeValeursParPeriode", rows)

    def _rows(self, indicator: Indicator, criteria: Criteria) -> Rows | None:
        place = self.truth.geography.served.get((criteria.territory_type, criteria.territory))
        known = activities.labels(criteria.activity_type, self.vintage).get(criteria.activity)
        position = activities.positions(criteria.activity_type).get(criteria.activity)
        if place is None or known is None or position is None or not _crosses(indicator, criteria):
            return None
        if indicator.code == "PERSP_2":
            return self.graded.tensions(indicator, criteria, place, position)
        available = self.coverage.quarters(indicator, place, criteria.activity_type, position)
        wanted = _wanted(available, criteria)
        if not wanted:
            return None
        if indicator.code == "DYN_1":
            return self.graded.dynamism(indicator, place, wanted)
        codes = sorted(code for code in indicator.codes if criteria.codes is None or code in criteria.codes)
        if self.coverage.lacks_own_offers(place):
            codes = [code for code in codes if not code.startswith("PE")]
        return self._counted(indicator, criteria, place, position, wanted, codes) if codes else None

    def _counted(
        self,
        indicator: Indicator,
        criteria: Criteria,
        place: Place,
        position: int,
        wanted: Sequence[int],
        codes: list[str],
    ) -> Rows:
        start, stop = min(wanted), max(wanted) + 1
        with_items = not criteria.without_items
        crossing = Crossing(place, criteria.activity_type, position, start, stop, tuple(codes), with_items)
        table = self.counts.table(indicator.code, crossing)
        texts = [self._texts(indicator, criteria, place, crossing, table, column) for column in range(len(codes))]
        return [
            texts[column][quarter - start]
            for quarter in wanted
            for column, code in enumerate(codes)
            if self.has_row(crossing, code, quarter, table.values[quarter - start, column])
        ]

    @staticmethod
    def has_row(crossing: Crossing, code: str, quarter: int, value: float) -> bool:
        """Whether the service publishes a count: none under SEEN but totals, nor F, G, ABCDEFG before the reform."""
        if quarter < REFORM and code in ("F", "G", "ABCDEFG"):
            return False
        return value >= SEEN or crossing.is_total

    def _texts(
        self, indicator: Indicator, criteria: Criteria, place: Place, crossing: Crossing, table: Table, column: int
    ) -> Rows:
        """Rows of one code, oldest quarter first."""
        code = crossing.codes[column]
        shape = self._shape(indicator.code, code, criteria.items) if crossing.items else ()
        template = self._template(indicator, criteria, place, code, shape)
        values = [rounded(table.values[:, column, None]), np.floor(table.percents[:, column, None] + 0.5)]
        if shape:
            values.append(self._item_values(indicator, crossing, table, column, shape))
        lines = np.concatenate(values, axis=1).tolist()
        heads = [
            (
                row_stamp(indicator.code, code, quarter, self.vintage),
                writing.period_fragment("TRIMESTRE", quarters.code_of(quarter)),
            )
            for quarter in range(crossing.start, crossing.stop)
        ]
        return [template % (*head, *line) for head, line in zip(heads, lines, strict=True)]

    def _template(self, indicator: Indicator, criteria: Criteria, place: Place, code: str, shape: Shape) -> str:
        fragments = [
            place_fragment(place),
            activity_fragment(criteria.activity_type, criteria.activity, self.vintage),
            code_fragment(code, indicator.codes[code]),
            "%s",
        ]
        values = ',"valeurPrincipaleNombre":%d,"valeurSecondairePourcentage":%.1f'
        items = writing.items_template(shape) if shape else ""
        return writing.row("%s", fragments, values + items)

    def _item_values(self, indicator: Indicator, crossing: Crossing, table: Table, column: int, shape: Shape) -> Floats:
        """(T, 2N) numbers and percentages of the items of `shape`, in the order of its template."""
        if table.numbers is None or table.shares is None:
            return np.zeros((len(table.values), 0))
        numbers = rounded(table.numbers[:, column])
        if indicator.code == "OFF_1" and crossing.codes[column] == "PE":
            self._set_deciles(crossing, numbers)
        both = np.stack([numbers, np.floor(table.shares[:, column] + 0.5)], axis=2)
        chosen: Floats = both.reshape(len(both), -1)[:, self._columns(indicator.code, shape)]
        return chosen

    def _set_deciles(self, crossing: Crossing, numbers: Floats) -> None:
        """SAL_D10 and SAL_D90 carry euros, not offers."""
        items = items_of("OFF_1", self.vintage)
        columns = [next(i for i, item in enumerate(items) if item.code == code) for code in DECILES]
        metier = crossing.position if crossing.activity_type == "ROME" else None
        for row, quarter in enumerate(range(crossing.start, crossing.stop)):
            numbers[row, columns] = self.salaries.deciles(crossing.place, metier, quarter)

    def _columns(self, indicator: str, shape: Shape) -> NDArray[np.int64]:
        places = {item.key: index for index, item in enumerate(items_of(indicator, self.vintage))}
        carried = {"both": (0, 1), "number": (0,), "none": ()}
        found = [2 * places[item.key] + offset for item, values in shape for offset in carried[values]]
        return np.array(found, dtype=np.int64)

    def _make_shape(self, indicator: str, code: str, wanted: frozenset[tuple[str, str]] | None) -> Shape:
        found = []
        for item in items_of(indicator, self.vintage):
            if wanted is not None and item.key not in wanted:
                continue
            if indicator == "EMB_1" and code.startswith("TOUT") and item.type not in HIRED_TYPES:
                continue
            values = "both"
            if indicator == "OFF_1" and item.type == "SALAIRE":
                values = "number" if item.code in DECILES and code == "PE" else "none"
            found.append((item, values))
        return tuple(found)

    def salary(self, territory_type: str, territory: str, rome: str | None, shape: str = "own") -> bytes | None:
        """SAL_3 by GET, in its own shape or the `common` one; None when the territory or the métier has nothing."""
        place = self.truth.geography.served.get((territory_type, territory))
        if place is None:
            return None
        rows = self.graded.salary_rows(place, rome) if shape == "own" else self.graded.common_salary_rows(place, rome)
        return self.salary_root(shape, rows) if rows else None

    def salary_of(self, criteria: Criteria) -> bytes | None:
        """SAL_3 by POST: the rows of one professional family; None for any other activity."""
        place = self.truth.geography.served.get((criteria.territory_type, criteria.territory))
        if place is None or criteria.activity_type != "FAP225":
            return None
        rows = self.graded.common_salary_rows(place, None, criteria.activity)
        return self.salary_root("common", rows) if rows else None

    def salary_root(self, shape: str = "own", rows: Rows | None = None) -> bytes:
        head = {"libIndicateur": SAL_3_LABEL}
        if shape == "own":
            return writing.root(self._loaded("SAL_3"), head, "valeursParPeriode", rows)
        head = {"codeIndicateur": SAL_3.code, "codeFamille": SAL_3.family, **head}
        return writing.root(self._loaded("SAL_3"), head, "listeValeursParPeriode", rows)

    def _loaded(self, indicator: str) -> str:
        _, day = quarters.release_of(self.coverage.latest)
        return quarters.stamp(day, f"07:31:{sum(map(ord, indicator)) % 60:02d}", self.vintage)


def _crosses(indicator: Indicator, criteria: Criteria) -> bool:
    """Whether the indicator is published for these types of territory, activity, period and code."""
    return (
        criteria.territory_type in indicator.territories
        and criteria.activity_type in indicator.activities
        and criteria.period_type == indicator.period_type
        and (not indicator.codes or criteria.nomenclature == indicator.nomenclature)
    )


def _wanted(available: range, criteria: Criteria) -> list[int]:
    """Quarters to show, newest first."""
    if criteria.latest_only:
        return list(available[-1:])
    newest = list(reversed(available))
    if criteria.periods is None:
        return newest
    return [quarter for quarter in newest if quarters.code_of(quarter) in criteria.periods]
