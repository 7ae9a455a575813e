"""Tables with a bar in each row: lengths, ticks and steps against the values of their rows, one scale a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from fiches.site.checks.reading import classed, content, elements, texts
from fiches.site.proofs.french import numbers, plain
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.words import Worth

_BARRED = f".//table[{classed('barres')}]"
_STEPS = "./span[@class='pas']"
_LENGTH, _TICK, _GRADE = (re.compile(rf"{letter}(\d+)") for letter in "lrg")
_HALF = 0.5 + 1e-6  # a length is rounded to the nearest whole
_LINES = ".//*[@data-constante='nombre de lignes']"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell of a row: its key and value, the same of another place, what is drawn in it.

    `bar`: the classes of the cell, which say its length and where its tick stands; None where it has no bar.
    """

    key: str
    value: float
    other: float | None
    bar: str | None
    steps: etree._Element | None


def barred_findings(page: PageReading) -> Iterator[str]:
    """Each finding names the table, the key, what is read and what was expected."""
    blocks = dict.fromkeys(next(one.iterancestors("section"), one) for one in elements(page.document, _BARRED))
    for block in blocks:
        tables = elements(block, _BARRED)
        name = f"tableau « {tables[0].get('id', 'sans identifiant')} »"
        cells = [cell for table in tables for row in elements(table, "./tbody/tr") for cell in _cells(page, row, table)]
        told = [*_lengths(cells), *(fault for cell in cells for fault in _steps(cell)), *_undrawn(cells)]
        told += [*_counts(block, tables), *_named(tables)]
        yield from (f"{name} : {finding}" for finding in told)


def _cells(page: PageReading, row: etree._Element, table: etree._Element) -> Iterator[Drawn]:
    """The cells of a row that have a bar or steps, and its first one, which has to."""
    values = {str(key): _value(page, str(key)) for key in texts(row, "./td/data/@data-cle")}
    beside = _ticked_columns(table)
    others = [
        str(key) for number, cell in enumerate(row) if number in beside for key in texts(cell, "./data/@data-cle")
    ]
    for place, cell in enumerate(row.findall("td")):
        bar, steps = _bar(cell), next(iter(elements(cell, _STEPS)), None)
        key = next(iter(map(str, texts(cell, "./data/@data-cle"))), "")
        value = values.get(key)
        if value is not None and (place == 0 or bar is not None or steps is not None):
            yield Drawn(key, value, _elsewhere(key, {other: values[other] for other in others}), bar, steps)


def _bar(cell: etree._Element) -> str | None:
    """The classes of a cell that has a bar."""
    classes = str(cell.get("class", ""))
    return classes if any(pattern.fullmatch(name) for name in classes.split() for pattern in (_LENGTH, _TICK)) else None


def _value(page: PageReading, key: str) -> float | None:
    worth = page.worth(key)
    return float(worth.result.value) if isinstance(worth, Worth) else None


def _elsewhere(key: str, values: dict[str, float | None]) -> float | None:
    """The value of the same row of the source in the columns of the other place."""
    bare = key.rpartition("/")[2]
    return next((value for other, value in values.items() if other != key and other.rpartition("/")[2] == bare), None)


def _undrawn(cells: Sequence[Drawn]) -> Iterator[str]:
    yield from (
        f"aucune barre pour {one.key} = {one.value:g}." for one in cells if one.bar is None and one.steps is None
    )


def _lengths(cells: Sequence[Drawn]) -> Iterator[str]:
    """Bars and ticks are in proportion to their values, the longest of the block being a hundred."""
    bars = [one for one in cells if one.bar is not None]
    longest = max((value for one in bars for value in (one.value, one.other) if value is not None), default=0.0)
    for one in bars:
        classes = one.bar or ""
        yield from _in_proportion("barre longue de", _read(_LENGTH, classes), one.value, longest, one.key)
        tick = _read(_TICK, classes)
        if (tick is None) != (one.other is None):
            yield f"repère {'absent' if tick is None else 'sans valeur'} pour {one.key}."
        elif one.other is not None:
            yield from _in_proportion("repère à", tick, one.other, longest, one.key)


def _in_proportion(said: str, read: int | None, value: float, longest: float, key: str) -> Iterator[str]:
    wanted = 100 * value / longest if longest else 0.0
    if read is None or abs(read - wanted) > _HALF:
        yield f"{said} {read} pour {key} = {value:g} (attendu : {wanted:.1f} centièmes de la plus longue)."


def _read(pattern: re.Pattern[str], classes: str) -> int | None:
    """The number of the one class of a pattern; None where there are none, or several."""
    found = [match[1] for name in classes.split() if (match := pattern.fullmatch(name))]
    return int(found[0]) if len(found) == 1 else None


def _steps(cell: Drawn) -> Iterator[str]:
    """Five steps: that of the grade filled in its colour, that of the other place ringed."""
    if cell.steps is None:
        return
    steps = [str(one.get("class", "")) for one in cell.steps.iter("i")]
    filled = [place for place, classes in enumerate(steps, start=1) if "ici" in classes.split()]
    ringed = [place for place, classes in enumerate(steps, start=1) if "la" in classes.split()]
    colours = [_read(_GRADE, classes) for classes in steps if "ici" in classes.split()]
    if len(steps) != 5 or filled != [int(cell.value)] or colours != filled:
        yield f"marche {filled} de {len(steps)} pour {cell.key} = {cell.value:g} (attendu : {int(cell.value)} sur 5)."
    if ringed != ([] if cell.other is None else [int(cell.other)]):
        yield f"marche cerclée {ringed} pour {cell.key} (attendu : {cell.other})."


def _counts(block: etree._Element, tables: Sequence[etree._Element]) -> Iterator[str]:
    """How many lines are said to be shown, and to be folded, are those there are."""
    shown = sum(len(elements(table, "./tbody/tr")) for table in tables)
    said = [_number(one) for one in elements(tables[0], f"./caption{_LINES[1:]}")]
    if said and said[0] != shown:
        yield f"{shown} lignes (annoncées : {said[0]})."
    for summary in elements(block, f".//details[{_BARRED}]/summary{_LINES[1:]}"):
        if (count := _number(summary)) != (folded := len(elements(tables[-1], "./tbody/tr"))):
            yield f"{folded} lignes repliées (annoncées : {count})."


def _number(element: etree._Element) -> int:
    found = numbers(content(element))
    return int(found[0].value) if found else -1


def _named(tables: Sequence[etree._Element]) -> Iterator[str]:
    """A tick, or a ring, is that of the columns whose heads have its sign, which are of another place."""
    for table in tables:
        drawn = [_TICK.fullmatch(name) for cell in elements(table, "./tbody/tr/td[@class]") for name in _classes(cell)]
        ticked = any(drawn) or elements(table, f".//i[{classed('la')}]")
        columns = _ticked_columns(table)
        if ticked and not columns:
            yield f"repère qu’aucune colonne ne nomme, « {_caption(table)[:90]} »."
        elif columns and not ticked:
            yield f"repère de la colonne « {_heads(table)[columns[0]]} », que rien ne dessine."
        for row in elements(table, "./tbody/tr"):
            cells = [cell for number, cell in enumerate(row) if number in columns]
            for key in (str(key) for cell in cells for key in texts(cell, "./data/@data-cle")):
                if "/" not in key:
                    yield f"{key} sous le repère de « {_heads(table)[columns[0]]} »."


def _classes(element: etree._Element) -> list[str]:
    return str(element.get("class", "")).split()


def _caption(table: etree._Element) -> str:
    return plain("".join(content(one) for one in table.findall("caption")))


def _heads(table: etree._Element) -> list[str]:
    return [plain(content(one)) for one in elements(table, "./thead//th")]


def _ticked_columns(table: etree._Element) -> list[int]:
    """The columns whose heads have the sign of ticks and rings."""
    return [number for number, head in enumerate(elements(table, "./thead//th")) if "r" in _classes(head)]
