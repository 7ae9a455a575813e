"""The files beside a fiche, with their weight where it is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.content.formats import Format
from fiches.site.fiche.downloads import downloads
from fiches.wording.phrase import plain_text
from tests.support import figures as build
from tests.support.source import spaces


@pytest.mark.parametrize(
    ("pdf", "formats", "names"),
    [
        (False, {}, ["donnees.xlsx", "donnees.csv", "donnees.json"]),
        (True, {}, ["fiche.pdf", "donnees.xlsx", "donnees.csv", "donnees.json"]),
        (True, {"REG": ("csv",)}, ["fiche.pdf", "donnees.xlsx", "donnees.csv", "donnees.json"]),
        (True, {"DEP": ("json", "pdf", "svg")}, ["fiche.pdf", "donnees.json"]),
        (False, {"DEP": ("csv", "pdf")}, ["donnees.csv"]),
    ],
)
def test_only_what_is_there_is_offered(pdf: bool, formats: dict[str, tuple[Format, ...]], names: list[str]) -> None:
    context = replace(build.make_context(pdf=pdf), formats=formats)
    assert [file.href for file in downloads(build.ILLE, context, {})] == names


def test_a_weight_follows_the_format_where_it_is_known() -> None:
    _, csv, json = downloads(build.ILLE, build.make_context(pdf=False), {"donnees.csv": 74_400})
    assert (spaces(plain_text(csv.form)), plain_text(json.form)) == ("CSV, 74 ko", "JSON")
