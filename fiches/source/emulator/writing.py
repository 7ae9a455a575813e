"""Answers as text: JSON fragments cached, numbers formatted into them. The order of fields is the API's."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

from fiches.source.emulator import quarters
from fiches.source.emulator.characteristics import Item

Shape = tuple[tuple[Item, str], ...]  # each item with the values that it carries: "both", "number", "none"


def fragment(fields: Mapping[str, object]) -> str:
    """`"a": 1, "b": 2` without its braces, percent signs doubled for a later `%`."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))[1:-1].replace("%", "%%")


@cache
def period_fragment(type_: str, code: str) -> str:
    """The fields that name a period."""
    return fragment({"codeTypePeriode": type_, "codePeriode": code, "libPeriode": quarters.label_of(code)})


@cache
def items_template(shape: Shape) -> str:
    """`,"listeValeurParCaract":[…]` with a %d and a %.1f for each number and percentage."""
    return f',"listeValeurParCaract":[{",".join(_item(item, values) for item, values in shape)}]'


def _item(item: Item, values: str) -> str:
    head = fragment({"codeTypeCaract": item.type, "codeCaract": item.code, "libCaract": item.label})
    numbers = {"both": ',"nombre":%d,"pourcentage":%.1f', "number": ',"nombre":%d', "none": ""}[values]
    return f'{{{head}{numbers},"masque":false}}'


def row(stamp: str, fragments: Sequence[str], values: str) -> str:
    """A row, or its template: its date, its descriptive fragments, its values. Percent signs are doubled."""
    return f'{{"datMaj":"{stamp}",{",".join(fragments)}{values}}}'


def finished_row(stamp: str, fragments: Sequence[str], values: str) -> str:
    """A row whose values are already written."""
    return row(stamp, fragments, values).replace("%%", "%")


def root(stamp: str, head: Mapping[str, object], name: str, rows: Sequence[str] | None) -> bytes:
    """The whole answer; the list is left out when there are no rows."""
    fields = fragment(head).replace("%%", "%")
    body = "" if not rows else f',"{name}":[{",".join(rows)}]'
    return f'{{"datMaj":"{stamp}",{fields}{body}}}'.encode()
