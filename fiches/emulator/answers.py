"""From criteria to the bytes of an answer: rows newest first then by code, counts rounded, empty fields left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fiches.emulator import activities, quarters, writing
from fiches.emulator.characteristics import items_of
from fiches.emulator.constants import Floats
from fiches.emulator.counts import Asked, Counts, Table
from fiches.emulator.coverage import SEEN, Coverage
from fiches.emulator.criteria import Criteria
from fiches.emulator.geography import Place
from fiches.emulator.grades import INDICATORS, Grades
from fiches.emulator.indicators import SAL_3_LABEL, SALARY_CODES, Indicator
from fiches.emulator.salaries import YEARS, Salaries
from fiches.emulator.truth import REFORM, Truth
from fiches.emulator.writing import Shape

HIRED_TYPES = ("GENRE", "AGE", "GENRExAGE", "TYPECTR", "TAILLEETAB", "TYPECTRxTAILLEETAB")
DECILES = ("SAL_D10", "SAL_D90")
Rows = list[str]


def rounded(counts: Floats) -> Floats:
    """To the nearest ten, halves up."""
    nearest: Floats = np.floor(counts / 10 + 0.5) * 10
    return nearest


class Answers:
    """Answers of the seven indicators; None stands for « no data »."""

    def __init__(self, truth: Truth, coverage: Coverage, vintage: str) -> None:
        self.truth = truth
        self.coverage = coverage
        self.vintage = vintage
        self.counts = Counts(truth, vintage)
        self.grades = Grades(truth)
        self.salaries = Salaries(truth)
        self._place_fragment = lru_cache(maxsize=4096)(_place_fragment)
        self._shape = lru_cache(maxsize=512)(self._make_shape)

    def answer(self, indicator: Indicator, criteria: Criteria) -> bytes | None:
        """Bytes of a POST indicator's answer, root only when it has no row to show but the crossing exists."""
        rows = self._rows(indicator, criteria)
        return self.root(indicator, rows) if rows else None

    def root(self, indicator: Indicator, rows: Rows | None = None) -> bytes:
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
            return self._tensions(indicator, criteria, place, position)
        held = self.coverage.quarters(indicator, place, criteria.activity_type, position)
        wanted = _wanted(held, criteria)
        if not wanted:
            return None
        if indicator.code == "DYN_1":
            return self._dynamism(indicator, place, wanted)
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
        asked = Asked(place, criteria.activity_type, position, start, stop, tuple(codes), with_items)
        table = self.counts.table(indicator.code, asked)
        texts = [self._texts(indicator, criteria, place, asked, table, column) for column in range(len(codes))]
        return [
            texts[column][quarter - start]
            for quarter in wanted
            for column, code in enumerate(codes)
            if self.has_row(asked, code, quarter, table.values[quarter - start, column])
        ]

    @staticmethod
    def has_row(asked: Asked, code: str, quarter: int, value: float) -> bool:
        """Counts of nobody have no row; F, G and the seven categories exist since the reform."""
        if quarter < REFORM and code in ("F", "G", "ABCDEFG"):
            return False
        return value >= SEEN or asked.is_total

    def _texts(
        self, indicator: Indicator, criteria: Criteria, place: Place, asked: Asked, table: Table, column: int
    ) -> Rows:
        """Rows of one code, oldest quarter first."""
        code = asked.codes[column]
        shape = self._shape(indicator.code, code, criteria.items) if asked.items else ()
        template = self._template(indicator, criteria, place, code, shape)
        values = [rounded(table.values[:, column, None]), np.floor(table.percents[:, column, None] + 0.5)]
        if shape:
            values.append(self._item_values(indicator, asked, table, column, shape))
        lines = np.concatenate(values, axis=1).tolist()
        heads = [
            (
                _row_stamp(indicator.code, code, quarter, self.vintage),
                writing.period_fragment("TRIMESTRE", quarters.code_of(quarter)),
            )
            for quarter in range(asked.start, asked.stop)
        ]
        return [template % (*head, *line) for head, line in zip(heads, lines, strict=True)]

    def _template(self, indicator: Indicator, criteria: Criteria, place: Place, code: str, shape: Shape) -> str:
        fragments = [
            self._place_fragment(place),
            _activity_fragment(criteria.activity_type, criteria.activity, self.vintage),
            _code_fragment(code, indicator.codes[code]),
            "%s",
        ]
        values = ',"valeurPrincipaleNombre":%d,"valeurSecondairePourcentage":%.1f'
        items = writing.items_template(shape) if shape else ""
        return writing.row("%s", fragments, values + items)

    def _item_values(self, indicator: Indicator, asked: Asked, table: Table, column: int, shape: Shape) -> Floats:
        """(T, numbers and percentages poured into the items of `shape`)."""
        if table.numbers is None or table.shares is None:
            return np.zeros((len(table.values), 0))
        numbers = rounded(table.numbers[:, column])
        if indicator.code == "OFF_1" and asked.codes[column] == "PE":
            self._pour_deciles(asked, numbers)
        both = np.stack([numbers, np.floor(table.shares[:, column] + 0.5)], axis=2)
        chosen: Floats = both.reshape(len(both), -1)[:, self._columns(indicator.code, shape)]
        return chosen

    def _pour_deciles(self, asked: Asked, numbers: Floats) -> None:
        """SAL_D10 and SAL_D90 carry euros, not offers."""
        items = items_of("OFF_1", self.vintage)
        columns = [next(i for i, item in enumerate(items) if item.code == code) for code in DECILES]
        metier = asked.position if asked.activity_type == "ROME" else None
        for row, quarter in enumerate(range(asked.start, asked.stop)):
            numbers[row, columns] = self.salaries.deciles(asked.place, metier, quarter)

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

    def _tensions(self, indicator: Indicator, criteria: Criteria, place: Place, position: int) -> Rows:
        metier = position if criteria.activity_type == "ROME" else None
        years = [str(year) for year in reversed(self.coverage.years(indicator))]
        if criteria.latest_only:
            years = years[:1]
        rows: Rows = []
        for year in years:
            if criteria.periods is None or year in criteria.periods:
                scores = self.grades.scores(place, metier, int(year))
                if scores is not None:
                    rows += self._tension_rows(indicator, criteria, place, year, scores)
        return rows

    def _tension_rows(
        self, indicator: Indicator, criteria: Criteria, place: Place, year: str, scores: Floats
    ) -> Iterator[str]:
        for column, code in enumerate(INDICATORS):
            unwanted = criteria.codes is not None and code not in criteria.codes
            if unwanted or code not in indicator.codes or np.isnan(scores[column]):
                continue
            score = float(np.round(scores[column], 2)) + 0.0
            grade = self.grades.grade(column, score)
            value = f',"valeurPrincipaleDecimale":{score},"valeurPrincipaleNombre":{grade}'
            if self.vintage == "2022":
                value = f',"valeurPrincipaleNom":"{grade}"'
            fragments = [
                self._place_fragment(place),
                _activity_fragment(criteria.activity_type, criteria.activity, self.vintage),
                _code_fragment(code, indicator.codes[code]),
                writing.period_fragment("ANNEE", year),
            ]
            known_since = min(self.coverage.latest, quarters.index_of(f"{int(year) + 1}T1"))
            yield writing.row(_row_stamp("PERSP_2", code, known_since, self.vintage), fragments, value).replace(
                "%%", "%"
            )

    def _dynamism(self, indicator: Indicator, place: Place, wanted: Sequence[int]) -> Rows:
        rows = []
        for quarter in wanted:
            grade = self.grades.dynamism(place, quarter)
            if grade is not None:
                period = writing.period_fragment("TRIMESTRE", quarters.code_of(quarter))
                activity = _activity_fragment("MOYENNE", "MOYENNE", self.vintage)
                fragments = [self._place_fragment(place), activity, period]
                value = f',"valeurPrincipaleNom":"{grade}"'
                rows.append(
                    writing.row(
                        _row_stamp(indicator.code, "", self.coverage.latest, self.vintage), fragments, value
                    ).replace("%%", "%")
                )
        return rows

    def salary(self, territory_type: str, territory: str, rome: str | None) -> bytes | None:
        """SAL_3, in its own shape; None when the territory or the métier has nothing."""
        place = self.truth.geography.served.get((territory_type, territory))
        found = self.salaries.in_post(place, rome) if place else []
        year = writing.period_fragment("ANNEE", YEARS[self.vintage])
        stamp = quarters.stamp("2025-04-14" if self.vintage == "2026" else "2021-09-07", "09:12:40", self.vintage)
        rows = []
        for family, amounts in found:
            label = activities.labels("FAP225", self.vintage)[family]
            activity = writing.fragment({"codeActivite": family, "libActivite": label})
            pairs = zip(SALARY_CODES, amounts, strict=True)
            inside = ",".join(
                f'{{"codeNomenclature":"{code}","valeurPrincipaleMontant":{value}}}' for code, value in pairs
            )
            rows.append(writing.row(stamp, [activity, year], f',"salaireValeurMontant":[{inside}]').replace("%%", "%"))
        return self.salary_root(rows) if rows else None

    def salary_root(self, rows: Rows | None = None) -> bytes:
        return writing.root(self._loaded("SAL_3"), {"libIndicateur": SAL_3_LABEL}, "valeursParPeriode", rows)

    def _loaded(self, indicator: str) -> str:
        _, day = quarters.release_of(self.coverage.latest)
        return quarters.stamp(day, f"07:31:{sum(map(ord, indicator)) % 60:02d}", self.vintage)


def _crosses(indicator: Indicator, criteria: Criteria) -> bool:
    """Whether the crossing is in the table of the contract."""
    return (
        criteria.territory_type in indicator.territories
        and criteria.activity_type in indicator.activities
        and criteria.period_type == indicator.period_type
        and (not indicator.codes or criteria.nomenclature == indicator.nomenclature)
    )


def _wanted(held: range, criteria: Criteria) -> list[int]:
    """Quarters to show, newest first."""
    if criteria.latest_only:
        return list(held[-1:])
    newest = list(reversed(held))
    if criteria.periods is None:
        return newest
    return [quarter for quarter in newest if quarters.code_of(quarter) in criteria.periods]


def _place_fragment(place: Place) -> str:
    return writing.fragment(
        {"codeTypeTerritoire": place.type, "codeTerritoire": place.code, "libTerritoire": place.label}
    )


@lru_cache(maxsize=4096)
def _activity_fragment(type_: str, code: str, vintage: str) -> str:
    label = activities.labels(type_, vintage)[code]
    return writing.fragment({"codeTypeActivite": type_, "codeActivite": code, "libActivite": label})


@lru_cache(maxsize=256)
def _code_fragment(code: str, label: str) -> str:
    return writing.fragment({"codeNomenclature": code, "libNomenclature": label})


@lru_cache(maxsize=4096)
def _row_stamp(indicator: str, code: str, quarter: int, vintage: str) -> str:
    """When a row was loaded, with its quarter: the same for all territories, seconds apart between codes."""
    day, _ = quarters.release_of(quarter)
    seed = sum(map(ord, indicator + code))
    return quarters.stamp(day, f"{10 + seed % 6:02d}:{seed % 60:02d}:{seed * 7 % 60:02d}", vintage)
