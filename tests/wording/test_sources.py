"""The line that names the source of a figure."""

from __future__ import annotations

import pytest

from fiches.wording.phrase import plain_text
from fiches.wording.sources import source_line
from tests.support import figures as build


@pytest.mark.parametrize(
    ("updated", "end"), [("2026-05-28T10:02:11", ", données du 28\u00a0mai 2026"), ("", "de France Travail)")]
)
def test_the_day_of_the_data_is_said_where_it_is_known(updated: str, end: str) -> None:
    said = plain_text(source_line(build.indicator("demandeurs-abc"), updated, build.wording()))
    assert said.endswith(end)
    assert "(API Marché du travail de France Travail)" in said
