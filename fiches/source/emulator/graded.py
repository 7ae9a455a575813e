"""Rows of the indicators that are not counts: difficulty, dynamism, salaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from fiches.source.emulator import activities, quarters, writing
from fiches.source.emulator.constants import Floats
from fiches.source.emulator.coverage import Coverage
from fiches.source.emulator.criteria import Criteria
from fiches.source.emulator.fragments import activity_fragment, code_fragment, place_fragment, row_stamp
from fiches.source.emulator.geography import Place
from fiches.source.emulator.grades import Grades
from fiches.source.emulator.indicators import SALARY_CODES, Indicator
from fiches.source.emulator.salaries import YEARS, Salaries
from fiches.source.emulator.scores import INDICATORS

SALARY_DAYS = {"2026": "2025-04-14", "2022": "2021-09-07"}


@dataclass(frozen=True)
class Graded:
    """Each method gives finished rows, newest first; none where nothing is published."""

    coverage: Coverage
    grades: Grades
    salaries: Salaries
    vintage: str

    def tensions(self, indicator: Indicator, criteria: Criteria, place: Place, position: int) -> list[str]:
        """Rows of PERSP_2: a score and a grade for each year and code."""
        metier = position if criteria.activity_type == "ROME" else None
        years = [str(year) for year in reversed(self.coverage.years(indicator))]
        if criteria.latest_only:
            years = years[:1]
        rows: list[str] = []
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
                place_fragment(place),
                activity_fragment(criteria.activity_type, criteria.activity, self.vintage),
                code_fragment(code, indicator.codes[code]),
                writing.period_fragment("ANNEE", year),
            ]
            published_in = min(self.coverage.latest, quarters.index_of(f"{int(year) + 1}T1"))
            yield writing.finished_row(row_stamp("PERSP_2", code, published_in, self.vintage), fragments, value)

    def dynamism(self, indicator: Indicator, place: Place, wanted: Sequence[int]) -> list[str]:
        """Rows of DYN_1: a grade for each wanted quarter."""
        rows = []
        for quarter in wanted:
            grade = self.grades.dynamism(place, quarter)
            if grade is not None:
                period = writing.period_fragment("TRIMESTRE", quarters.code_of(quarter))
                activity = activity_fragment("MOYENNE", "MOYENNE", self.vintage)
                fragments = [place_fragment(place), activity, period]
                value = f',"valeurPrincipaleNom":"{grade}"'
                rows.append(
                    writing.finished_row(
                        row_stamp(indicator.code, "", self.coverage.latest, self.vintage), fragments, value
                    )
                )
        return rows

    def salary_rows(self, place: Place, rome: str | None) -> list[str]:
        """Rows of SAL_3, in its own shape, one a family."""
        year = writing.period_fragment("ANNEE", YEARS[self.vintage])
        stamp = quarters.stamp(SALARY_DAYS[self.vintage], "09:12:40", self.vintage)
        rows = []
        for family, amounts in self.salaries.in_post(place, rome):
            label = activities.labels("FAP225", self.vintage)[family]
            activity = writing.fragment({"codeActivite": family, "libActivite": label})
            pairs = zip(SALARY_CODES, amounts, strict=True)
            inside = ",".join(
                f'{{"codeNomenclature":"{code}","valeurPrincipaleMontant":{value}}}' for code, value in pairs
            )
            rows.append(writing.finished_row(stamp, [activity, year], f',"salaireValeurMontant":[{inside}]'))
        return rows

    def common_salary_rows(self, place: Place, rome: str | None, family: str | None = None) -> list[str]:
        """Rows of SAL_3 in the shape of the other indicators, one a family and level of experience."""
        year = writing.period_fragment("ANNEE", YEARS[self.vintage])
        stamp = quarters.stamp(SALARY_DAYS[self.vintage], "09:12:40", self.vintage)
        rows = []
        for code, amounts in self.salaries.in_post(place, rome):
            if family in (None, code):
                activity = activity_fragment("FAP225", code, self.vintage)
                for (level, label), value in zip(SALARY_CODES.items(), amounts, strict=True):
                    fragments = [place_fragment(place), activity, code_fragment(level, label), year]
                    rows.append(writing.finished_row(stamp, fragments, f',"valeurPrincipaleMontant":{value}'))
        return rows
