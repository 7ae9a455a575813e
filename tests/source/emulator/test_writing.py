"""Answers as text: percent signs survive, an item carries the values that it has, empty lists are left out."""

from __future__ import annotations

import json

import pytest

from fiches.source.emulator import writing
from fiches.source.emulator.characteristics import Item

WOMEN = Item("GENRE", "F", "Femmes")


def test_a_fragment_is_json_without_its_braces_and_its_percent_signs_are_doubled() -> None:
    assert writing.fragment({"a": 1, "b": "5 %"}) == '"a":1,"b":"5 %%"'


@pytest.mark.parametrize(
    ("values", "numbers", "carried"),
    [
        ("both", (40, 12.0), {"nombre": 40, "pourcentage": 12.0}),
        ("number", (1810,), {"nombre": 1810}),
        ("none", (), {}),
    ],
)
def test_an_item_carries_the_values_that_it_has(values: str, numbers: tuple[float, ...], carried: object) -> None:
    template = writing.items_template(((WOMEN, values),))
    (item,) = json.loads("{" + (template % numbers)[1:] + "}")["listeValeurParCaract"]
    head = {"codeTypeCaract": "GENRE", "codeCaract": "F", "libCaract": "Femmes", "masque": False}
    assert item == {**head, **dict(carried)}  # type: ignore[call-overload]


def test_a_period_is_named_by_its_type_code_and_label() -> None:
    assert json.loads("{" + writing.period_fragment("ANNEE", "2025") + "}") == {
        "codeTypePeriode": "ANNEE",
        "codePeriode": "2025",
        "libPeriode": "ANNEE 2025",
    }


def test_a_document_is_its_head_then_its_rows_and_has_no_empty_list() -> None:
    row = writing.finished_row("jour", [writing.fragment({"part": "5 %"})], ',"n":1')
    head = {"codeIndicateur": "DE_1", "libIndicateur": "Nombre et % de DE"}
    assert json.loads(writing.root("J", head, "liste", [row])) == {
        "datMaj": "J",
        **head,
        "liste": [{"datMaj": "jour", "part": "5 %", "n": 1}],
    }
    assert json.loads(writing.root("J", head, "liste", None)) == {"datMaj": "J", **head}
