"""The files beside a fiche, with their weight where it is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.site.fiche.downloads import downloads
from fiches.wording.phrase import plain_text
from tests.support import figures as build
from tests.support.source import spaces


@pytest.mark.parametrize(
    ("pdf", "excel", "names"),
    [
        (False, False, ["donnees.csv", "donnees.json"]),
        (True, True, ["fiche.pdf", "donnees.csv", "donnees.json", "donnees-excel.csv"]),
    ],
)
def test_only_what_is_there_is_offered(pdf: bool, excel: bool, names: list[str]) -> None:
    assert [file.href for file in downloads(replace(build.make_context(pdf=pdf), excel=excel), {})] == names


def test_a_weight_follows_the_format_where_it_is_known() -> None:
    csv, json = downloads(build.make_context(pdf=False), {"donnees.csv": 74_400})
    assert (spaces(plain_text(csv.form)), plain_text(json.form)) == ("CSV, 74 ko", "JSON")
