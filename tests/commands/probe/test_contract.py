"""What the contract describes: types of JSON values, and shapes that agree with what is always there."""

from __future__ import annotations

import pytest

from fiches.commands.probe.contract import ALWAYS, CHARACTERISTICS, SHAPES, fits, type_of
from tests.support.probe import catalogue


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (None, "null"), (True, "booléen"), (3, "entier"), (3.0, "décimal"), ("3", "texte"), ([], "liste"), ({}, "objet"),
    ],
)  # fmt: skip
def test_each_json_value_has_its_type(value: object, name: str) -> None:
    assert type_of(value) == name


@pytest.mark.parametrize(
    ("value", "described", "expected"),
    [
        (3, "entier", True), (3, "nombre", True), (3.5, "nombre", True), (3.5, "entier", False), ("3", "nombre", False),
        (True, "entier", False), (None, "texte", False),
    ],
)  # fmt: skip
def test_a_number_may_be_whole_or_not(value: object, described: str, expected: bool) -> None:
    assert fits(value, described) is expected


def test_what_is_always_there_is_described() -> None:
    assert ALWAYS.keys() == SHAPES.keys()
    assert [name for kind, names in ALWAYS.items() for name in names if name not in SHAPES[kind]] == []


def test_the_catalogue_asks_only_modalities_that_the_contract_describes() -> None:
    asked = {
        (source.caracteristique, code)
        for source in (entry.source for entry in catalogue().indicators)
        for code in (*source.modalites, *source.modalites_sinon)
    }
    assert [(kind, code) for kind, code in sorted(asked) if code not in CHARACTERISTICS.get(kind, (code,))] == []
