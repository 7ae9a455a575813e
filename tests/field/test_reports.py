"""Each input that somebody met in the field is read, set aside and named, or refused in words; the last good site stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.field.reports import REPORTS
from tests.field.run import Report, amiss, run


@pytest.mark.long
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_a_report_of_the_field_ends_as_it_should(report: Report, tmp_path: Path) -> None:
    outcome = run(report, tmp_path)
    assert amiss(report, outcome, tmp_path) == [], outcome.said


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_a_report_says_where_it_comes_from_and_what_it_expects(report: Report) -> None:
    assert re.fullmatch(r"finding [A-F]\d+|[\w.-]+/[\w.-]+#\d+", report.source)
    assert (report.status != 0) == (report.ends == "refused")
    assert report.says or report.ends == "read"
