"""Documents of the source walked without trust."""

from __future__ import annotations

import pytest

from fiches.commands.probe.documents import (
    amounts_of,
    first_list,
    items_of,
    listed,
    objects,
    periods_of,
    quoted,
    rows_of,
    text,
)


@pytest.mark.parametrize("document", [None, 3, "x", [], {}, {"listeValeursParPeriode": "x"}, {"autre": []}])
def test_what_is_not_a_document_has_no_rows(document: object) -> None:
    assert rows_of(document) == []
    assert periods_of(document) == []


def test_rows_are_read_under_both_names_and_their_periods_once() -> None:
    rows = [{"codePeriode": "2026T1"}, {"codePeriode": "2025T4"}, {"codePeriode": " 2026T1 "}, {}, "x"]
    for name in ("listeValeursParPeriode", "valeursParPeriode"):
        assert rows_of({name: rows}) == rows[:4]
        assert periods_of({name: rows}) == ["2025T4", "2026T1"]


def test_the_list_of_a_referential_is_the_first_whatever_its_name() -> None:
    assert first_list({"total": 2, "territoires": [{"a": 1}, 3]}) == [{"a": 1}]
    assert first_list([{"a": 1}]) == [{"a": 1}]
    assert first_list({"total": 2}) == first_list("x") == []


def test_parts_of_a_row_that_are_not_lists_are_absent() -> None:
    assert items_of({"listeValeurParCaract": None}) == amounts_of({}) == list(objects("x")) == []
    assert amounts_of({"salaireValeurMontant": [{"a": 1}]}) == [{"a": 1}]


def test_a_field_is_its_trimmed_text_or_nothing() -> None:
    assert [text({"a": value}, "a") for value in (" x ", 3, None)] == ["x", "3", ""]
    assert text({}, "a") == ""


def test_the_source_s_words_are_quoted_as_code() -> None:
    assert (quoted("a `b`\n c"), quoted("")) == ("`a ’b’ c`", "(vide)")
    assert listed(["a", "b"]) == "`a`, `b`"
