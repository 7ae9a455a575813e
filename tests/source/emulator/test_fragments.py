"""Dates and descriptive fields of rows."""

from __future__ import annotations

import json
import re

from fiches.source.emulator.fragments import row_stamp
from fiches.source.emulator.quarters import index_of
from tests.support.emulator import LATEST, Client


def test_dates_carry_milliseconds_and_the_offset_of_paris(client: Client, older: Client) -> None:
    """Both forms of the contract."""
    recent = json.loads(client.post("stat-demandeurs", **LATEST).body)
    old = json.loads(older.post("stat-demandeurs", **LATEST).body)
    assert re.fullmatch(r"2026-06-12T\d\d:\d\d:\d\d\.000\+02:00", recent["datMaj"])
    assert re.fullmatch(r"2022-09-29T\d\d:\d\d:\d\d\+02:00", old["listeValeursParPeriode"][0]["datMaj"])


def test_a_quarter_s_rows_are_loaded_on_its_day_seconds_apart_between_codes() -> None:
    quarter = index_of("2026T1")
    stamps = {code: row_stamp("DE_1", code, quarter, "2026") for code in ("A", "ABC", "G")}
    assert {stamp[:10] for stamp in stamps.values()} == {"2026-05-28"}
    assert len(set(stamps.values())) == 3
