"""Revisions as CSV and JSON: every cell, both values, the same bytes for the same editions."""

from __future__ import annotations

import csv
import io
import json

from fiches.editions.diff import compare
from fiches.editions.store import sorted_frame
from fiches.site.data.revision_files import HEADERS, revisions_csv, revisions_json
from tests.support.frames import COTES, key, line

FORMER = [line(key(), 41230), line(key(code="A"), None, "nd"), line(key(COTES), 12.5)]
LATER = [line(key(), 41240), line(key(code="A"), 0), line(key(code="B"), 7)]
FOUND = compare(sorted_frame(FORMER), sorted_frame(LATER), names=("2026T1", "2026T1.2"))
HEAD = ["DE_1", "DEP"]


def test_the_csv_has_one_row_a_cell() -> None:
    header, *rows = list(csv.reader(io.StringIO(revisions_csv(FOUND).decode())))
    assert tuple(header) == HEADERS
    assert [[row[2], row[5], *row[10:]] for row in rows] == [
        ["22", "ABC", "disparue", "12.5", "", "", ""],
        ["35", "A", "revisee", "", "nd", "0", "a"],
        ["35", "ABC", "revisee", "41230", "", "41240", ""],
        ["35", "B", "apparue", "", "", "7", ""],
    ]


def test_the_json_says_the_same_with_numbers_and_null() -> None:
    document = json.loads(revisions_json(FOUND))
    assert (document["avant"], document["apres"]) == ("2026T1", "2026T1.2")
    assert document["colonnes"] == list(HEADERS)
    assert [row[11:] for row in document["valeurs"]] == [
        [12.5, "", None, ""], [None, "nd", 0, "a"], [41230, "", 41240, ""], [None, "", 7, ""],
    ]  # fmt: skip


def test_no_difference_is_a_header_alone() -> None:
    same = compare(sorted_frame(FORMER), sorted_frame(FORMER), names=("a", "b"))
    assert revisions_csv(same).decode() == ",".join(HEADERS) + "\n"
    assert json.loads(revisions_json(same))["valeurs"] == []


def test_the_order_of_the_rows_changes_no_byte() -> None:
    other = compare(sorted_frame(FORMER[::-1]), sorted_frame(LATER[::-1]), names=("2026T1", "2026T1.2"))
    assert revisions_csv(other) == revisions_csv(FOUND)
    assert revisions_json(other) == revisions_json(FOUND)
