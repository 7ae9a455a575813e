"""Dates and descriptive fields of rows."""

from __future__ import annotations

import json
import re

from tests.support.emulator import LATEST, Client


def test_dates_carry_milliseconds_and_the_offset_of_paris(client: Client, older: Client) -> None:
    """Both forms of the contract."""
    recent = json.loads(client.post("stat-demandeurs", **LATEST).body)
    old = json.loads(older.post("stat-demandeurs", **LATEST).body)
    assert re.fullmatch(r"2026-06-12T\d\d:\d\d:\d\d\.000\+02:00", recent["datMaj"])
    assert re.fullmatch(r"2022-09-29T\d\d:\d\d:\d\d\+02:00", old["listeValeursParPeriode"][0]["datMaj"])
